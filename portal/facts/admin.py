"""Sources in the admin."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from portal.facts.models import Source
from portal.languages.editing import TranslatedAdmin, in_each_language, part
from portal.languages.filters import LacksLanguage
from portal.languages.lists import text_columns


@admin.register(Source)
class SourceAdmin(TranslatedAdmin):
    list_display = ("named", "language", "published", "updated", "link", "languages")
    list_filter = ("language", LacksLanguage)
    is_listed_by_name = True
    search_fields = (*text_columns("title"), "url")
    fieldsets = (
        part(
            _("Says who, and when"),
            "original_language",
            *in_each_language("title"),
            ("language", "url"),
            ("published", "updated"),
        ),
    )

    @admin.display(description=_("link"))
    def link(self, source: Source) -> SafeString | str:
        return format_html('<a href="{0}" rel="noreferrer">{0}</a>', source.url) if source.url else "–"
