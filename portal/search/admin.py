"""Synonym groups in the admin; the index itself is nobody's to edit."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from portal.languages.editing import Editing, part
from portal.search.models import SynonymGroup


@admin.register(SynonymGroup)
class SynonymGroupAdmin(Editing, admin.ModelAdmin[Any]):
    list_display = ("__str__", "note")
    search_fields = ("synonyms", "note")
    search_help_text = _("Searches the words of every group, and the notes.")
    list_per_page = 50
    fieldsets = (
        part(
            _("Words that find each other"),
            "synonyms",
            description=_("Who searches for one of them finds what says another. Names and abbreviations count too."),
        ),
        part(_("For staff"), "note"),
    )
