"""How far a record stands in each language, as staff see it: a full, half or empty dot, and the words for it."""

from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from portal.languages.localized import has_text
from portal.languages.models import TranslatedModel


class Coverage(StrEnum):
    COMPLETE = "complete"
    PARTIAL = "partial"
    EMPTY = "empty"


IN_WORDS = {
    Coverage.COMPLETE: _("complete"),
    Coverage.PARTIAL: _("partial"),
    Coverage.EMPTY: _("empty"),
}


def coverage(item: TranslatedModel, language: str) -> Coverage:
    """Complete: every text of the original language, children included, stands in `language` too."""
    if item.has_any_text(language) and item.has_own_text(language):
        return Coverage.COMPLETE
    fields = (field for field in item.translated_fields() if field != "slug")
    has_some = any(has_text(getattr(item, f"{field}_{language}")) for field in fields)
    return Coverage.PARTIAL if has_some else Coverage.EMPTY


def with_owned(model: type[TranslatedModel]) -> list[Any]:
    """Prefetches the children that count towards coverage, drafts' children too: for staff, never for visitors."""
    return [
        Prefetch(relation, queryset=_related(model, relation)._base_manager.all(), to_attr=f"visible_{relation}")
        for relation in model.OWNED
    ]


def _related(model: type[TranslatedModel], relation: str) -> Any:
    return model._meta.get_field(relation).related_model


def dots(item: TranslatedModel) -> SafeString:
    rows = []
    for language, name in settings.LANGUAGES:
        state = coverage(item, language)
        rows.append((state, language.upper(), name, IN_WORDS[state]))
    return format_html('<ul class="dots">{}</ul>', format_html_join("", _DOT, rows))


_DOT = (
    '<li><span class="dot" data-coverage="{}" aria-hidden="true"></span><span aria-hidden="true">{}</span>'
    '<span class="visually-hidden">{}: {}</span></li>'
)
