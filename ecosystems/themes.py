"""The themes of an agreement as a tree, and what it takes to choose one of them in a list."""

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from ecosystems.models import Theme
from ecosystems.periods import validity_in_words
from portal.languages.localized import LocalizedText


class ThemeNode(NamedTuple):
    title: LocalizedText
    text: LocalizedText
    validity: str
    has_ended: bool
    subthemes: list[Any]


class ThemeGroups(NamedTuple):
    """The trees of the leading themes, and of those beside them."""

    leading: list[ThemeNode]
    others: list[ThemeNode]


def theme_groups(themes: Iterable[Theme]) -> ThemeGroups:
    """A theme whose parent is not among `themes` stands at the top."""
    listed = list(themes)
    keys = {theme.pk for theme in listed}
    below: dict[UUID | None, list[Theme]] = {}
    for theme in listed:
        below.setdefault(theme.parent_id if theme.parent_id in keys else None, []).append(theme)
    top = below.get(None, [])
    return ThemeGroups(
        leading=[_node(theme, below) for theme in top if theme.is_leading],
        others=[_node(theme, below) for theme in top if not theme.is_leading],
    )


def _node(theme: Theme, below: dict[UUID | None, list[Theme]]) -> ThemeNode:
    return ThemeNode(
        title=theme.tr.title,
        text=theme.tr.text,
        validity=validity_in_words(theme.start_year, theme.end_year),
        has_ended=theme.has_ended,
        subthemes=[_node(child, below) for child in below.get(theme.pk, [])],
    )


def with_subthemes(rows: Iterable[dict[str, Any]], key: UUID) -> set[UUID]:
    """The keys of a theme and of all that is part of it, from rows with `pk` and `parent_id`."""
    pairs = [(row["pk"], row["parent_id"]) for row in rows]
    found, added = set[UUID](), {key}
    while added:
        found |= added
        added = {pk for pk, parent in pairs if parent in added} - found
    return found
