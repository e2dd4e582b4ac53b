"""Uusimaa as a map of tiles: a hexagon for each municipality, and the same names as a list."""

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from portal.drawings.coordinates import path_point, short
from portal.drawings.lettering import text_width
from portal.drawings.municipalities import MUNICIPALITIES, Municipality, in_alphabetical_order

RADIUS = 40.0
WIDTH = math.sqrt(3) * RADIUS
MAP_WIDTH = WIDTH * (max(m.column + m.row % 2 / 2 for m in MUNICIPALITIES) + 1)
MAP_HEIGHT = RADIUS * (1.5 * max(m.row for m in MUNICIPALITIES) + 2)
MARGIN = 4.0  # room for the stroke that marks the focus
NAME_ROOM = WIDTH - 7  # the stroke that parts the tiles, and air
LETTER_SIZE, LINKED_LETTER_SIZE = 13.0, 15.0  # at most: long names are smaller

_ACROSS, _DOWN, _SIDE = short(WIDTH / 2), short(RADIUS / 2), short(RADIUS)
_HEXAGON = f"l{_ACROSS} {_DOWN}v{_SIDE}l-{_ACROSS} {_DOWN}-{_ACROSS}-{_DOWN}v-{_SIDE}z"  # from its top


class TileName(NamedTuple):
    """A line of the list beside the map; `url` is "" where there is nothing to lead to."""

    key: str
    name: str
    url: str


def tile_list(language: str, links: Mapping[str, str] | None = None) -> list[TileName]:
    """The names of the map in the language's alphabetical order, with the same links: the map in words."""
    links = links or {}
    return [TileName(m.key, m.name(language), links.get(m.key, "")) for m in in_alphabetical_order(language)]


def tile_map(language: str, links: Mapping[str, str], label: str) -> SafeString:
    """The map, about 600 by 330 units: tiles that `links` names are highlighted and lead to its addresses.

    `links` goes from a municipality's key ("helsinki") to an address; keys of places outside Uusimaa are passed
    over. `label` says what the picture is. Assistive technology meets the label and the links; the other names are
    drawn for the eye, and `tile_list` is their equal.
    """
    return _drawn(language, tuple(sorted(links.items())), str(label))


@lru_cache(maxsize=32)
def _drawn(language: str, places: tuple[tuple[str, str], ...], label: str) -> SafeString:
    links = dict(places)
    plain = [m for m in MUNICIPALITIES if not links.get(m.key)]
    linked = [m for m in MUNICIPALITIES if links.get(m.key)]
    return format_html(
        '<svg class="tiles" viewBox="-{0} -{0} {1} {2}" role="{3}" aria-label="{4}" font-size="{5}">{6}'
        '<g aria-hidden="true">{7}</g>{8}</svg>',
        short(MARGIN),
        short(MAP_WIDTH + 2 * MARGIN),
        short(MAP_HEIGHT + 2 * MARGIN),
        "group" if linked else "img",  # an image may hold no link
        escape(label),
        short(LETTER_SIZE),
        _grounds(plain),
        format_html_join("", "{}", ([_name(m, language, "l", LETTER_SIZE)] for m in plain)),
        format_html_join("", "{}", ([_linked_tile(m, language, links[m.key])] for m in linked)),
    )


def _centre(municipality: Municipality) -> tuple[float, float]:
    x = WIDTH * (municipality.column + municipality.row % 2 / 2 + 0.5)
    return x, RADIUS * (1.5 * municipality.row + 1)


def _hexagons(municipalities: Iterable[Municipality]) -> str:
    centres = map(_centre, municipalities)
    return "".join(f"M{path_point(x, y - RADIUS)}{_HEXAGON}" for x, y in centres)


def _grounds(municipalities: list[Municipality]) -> SafeString:
    """The tiles that lead nowhere, in three shades by place, so that no tile touches another of its own shade."""
    shades = [
        (kind, _hexagons(m for m in municipalities if _shade(m) == shade))
        for shade, kind in enumerate(("t", "t t2", "t t3"))
    ]
    return format_html_join("", '<path class="{}" d="{}"/>', shades)


def _shade(municipality: Municipality) -> int:
    """0, 1 or 2: the three-colouring of a grid of hexagons."""
    return (municipality.column - municipality.row // 2 - municipality.row) % 3


def _name(municipality: Municipality, language: str, kind: str, largest: float) -> SafeString:
    """The name in the middle of its tile, in the largest letters that fit."""
    x, y = _centre(municipality)
    name = municipality.name(language)
    size = min(largest, math.floor(NAME_ROOM / text_width(name, 1) * 2) / 2)
    own_size = format_html(' font-size="{}"', short(size)) if size != LETTER_SIZE else ""
    return format_html(
        '<text class="{}" x="{}" y="{}"{}>{}</text>',
        kind,
        short(x),
        short(y + size * 0.34),
        own_size,
        escape(name),
    )


def _linked_tile(municipality: Municipality, language: str, url: str) -> SafeString:
    return format_html(
        '<a href="{}" aria-label="{}"><path class="t c" d="{}"/>{}</a>',
        escape(url),
        escape(municipality.name(language)),
        _hexagons([municipality]),
        _name(municipality, language, "n", LINKED_LETTER_SIZE),
    )
