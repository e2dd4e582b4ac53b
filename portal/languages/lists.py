"""Lists read only the columns that they show and are prepared as plain rows: a template loops, it asks nothing."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from portal.languages.addresses import address_with
from portal.languages.localized import codes, current, fallback_order, pick

_AFTER_Z = "åäö"


def text_columns(*fields: str) -> list[str]:
    """The real columns of translated `fields`: the page's language and what may stand in for it."""
    return [f"{field}_{code}" for field in fields for code in codes()]


def listed(queryset: QuerySet[Any], *texts: str, also: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Rows of `queryset` in one query: each of `texts` as a LocalizedText, `also` as they are, `pk`, and `url`
    where the model has pages."""
    language = current()
    name = getattr(queryset.model, "ADDRESS", "")
    fields = (*texts, "slug") if name else texts
    rows = []
    for values in queryset.values("pk", "original_language", *text_columns(*fields), *also):
        original = values["original_language"]
        row: dict[str, Any] = {field: pick(values, field, original, language) for field in texts}
        row.update({field: values[field] for field in ("pk", *also)})
        if name:
            row["url"] = address_with(name, slug_of(values, original, language), language)
        rows.append(row)
    return rows


def slug_of(values: dict[str, Any], original: str, language: str) -> str:
    """The slug under which a row of values is found in `language`."""
    for candidate in fallback_order(language, original):
        if slug := values[f"slug_{candidate}"]:
            return str(slug)
    return str(values["pk"])


def sort_key(text: str, language: str | None = None) -> tuple[str, ...]:
    """Orders as the language does: å, ä and ö come last, but in English they do not count; nor do other accents."""
    kept = "" if (language or current()) == "en" else _AFTER_Z
    letters = []
    for letter in text.casefold():
        if letter in kept:
            letters.append("{" + str(kept.index(letter)))  # "{" follows "z"
        else:
            letters.append(unicodedata.normalize("NFD", letter)[0])
    return tuple(letters)


def in_order(rows: Iterable[dict[str, Any]], field: str = "title") -> list[dict[str, Any]]:
    """Rows by name, in the alphabetical order of the page's language."""
    return sorted(rows, key=lambda row: sort_key(row[field]))
