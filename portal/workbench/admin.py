"""The vocabulary in the admin."""

from typing import Any

from django.contrib import admin, messages
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.languages.columns import NOTHING, text_column, yes_or_no
from portal.languages.editing import TranslatedAdmin, in_each_language, part
from portal.languages.filters import LacksLanguage
from portal.languages.lists import text_columns
from portal.languages.localized import codes, has_text
from portal.languages.names import written_in
from portal.workbench.glossary.forms import GlossaryTermForm
from portal.workbench.models import GlossaryTerm


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(TranslatedAdmin):
    form = GlossaryTermForm
    list_display = (
        "named",
        text_column("abbreviation", _("abbreviation")),
        "called_elsewhere",
        yes_or_no("is_public", _("in the glossary")),
        "languages",
    )
    list_filter = ("is_public", "is_name", LacksLanguage)
    is_listed_by_name = True
    search_fields = text_columns("term", "abbreviation", "other_forms", "forbidden_forms", "definition")
    fieldsets = (
        part(
            _("What it is called"),
            "original_language",
            *in_each_language("term", "abbreviation"),
            "is_name",
        ),
        part(
            _("How texts may call it, and how not"),
            *in_each_language("other_forms", "forbidden_forms"),
            description=_("Every language for itself: these are not translations of each other."),
        ),
        part(_("For readers"), *in_each_language("definition"), "is_public"),
        part(_("For translators"), "note"),
    )

    def get_ordering(self, request: HttpRequest) -> Any:
        """Names, which begin with a capital letter, among the other words."""
        name, *rest = super().get_ordering(request)
        return [Lower(name), *rest]

    @admin.display(description=_("in the other languages"))
    def called_elsewhere(self, term: Any) -> SafeString | str:
        shown = term.tr.term.lang
        names = [(code, getattr(term, f"term_{code}")) for code in codes() if code != shown]
        return (
            format_html_join(", ", '<span lang="{}">{}</span>', (one for one in names if has_text(one[1]))) or NOTHING
        )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        super().save_model(request, obj, form, change)
        for code in obj.shared_names():
            sentence = gettext("Another term is called “%(name)s” too (%(language)s). Texts are checked against both.")
            written = {"name": getattr(obj, f"term_{code}"), "language": written_in(code)}
            self.message_user(request, sentence % written, messages.WARNING)
