"""Filters of lists: a labelled choice whose values in the address are slugs, in whichever language."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.http import HttpRequest

from portal.languages.lists import text_columns
from portal.languages.localized import LocalizedText


class Choice(NamedTuple):
    value: str
    label: LocalizedText | str
    is_chosen: bool


class Filter(NamedTuple):
    """`chosen` is the key of the record that the address names; `is_unknown` when it names none that there is."""

    name: str
    choices: list[Choice]
    chosen: Any
    is_unknown: bool

    @property
    def is_used(self) -> bool:
        return self.is_unknown or self.chosen is not None


SLUG_COLUMNS = text_columns("slug")


def filter_by_slug(request: HttpRequest, name: str, rows: Iterable[dict[str, Any]], label: str = "title") -> Filter:
    """A choice among `rows`, which have `pk`, `slug` and the slug columns of every language."""
    rows = list(rows)
    asked = request.GET.get(name, "")
    named = [row for row in rows if row["slug"] == asked] or [row for row in rows if asked in _slugs(row)]
    chosen = named[0]["pk"] if asked and named else None
    choices = [Choice(str(row["slug"] or row["pk"]), row[label], row["pk"] == chosen) for row in rows]
    return Filter(name, choices, chosen, is_unknown=bool(asked) and chosen is None)


def _slugs(row: dict[str, Any]) -> set[str]:
    return {row[column] for column in SLUG_COLUMNS if row[column]}


def filter_by_value(request: HttpRequest, name: str, choices: Iterable[tuple[str, str]]) -> Filter:
    """A choice among fixed values, each with its label."""
    asked = request.GET.get(name, "")
    shown = [Choice(value, label, value == asked) for value, label in choices]
    chosen = asked if any(choice.is_chosen for choice in shown) else None
    return Filter(name, shown, chosen, is_unknown=bool(asked) and chosen is None)
