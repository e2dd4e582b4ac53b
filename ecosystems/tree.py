"""Themes in the order of their tree, each with the depth at which it stands."""

from collections.abc import Iterable, Iterator
from typing import Any

from ecosystems.models import Theme


def in_tree_order(themes: Iterable[Theme]) -> list[tuple[int, Theme]]:
    """A theme whose parent is not among `themes` stands at the top; siblings keep their order."""
    listed = list(themes)
    keys = {theme.pk for theme in listed}
    below: dict[Any, list[Theme]] = {}
    for theme in listed:
        below.setdefault(theme.parent_id if theme.parent_id in keys else None, []).append(theme)
    return list(_under(None, 0, below))


def _under(parent: Any, depth: int, below: dict[Any, list[Theme]]) -> Iterator[tuple[int, Theme]]:
    for theme in below.get(parent, []):
        yield depth, theme
        yield from _under(theme.pk, depth + 1, below)
