"""A small map of Finland with points for places, such as the urban areas of the innovation network."""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from portal.drawings.coordinates import path_point, short
from portal.drawings.finland_outline import OUTLINE
from portal.drawings.foreign import marked
from portal.drawings.labels import Box, Label, Spot, placed

MAP_WIDTH, MAP_HEIGHT = 300.0, 512.0
LETTER_SIZE = 14.0
POINT_RADIUS, SMALL_RADIUS = 5.0, 2.5

_EARTH_RADIUS = 6371.0  # kilometres
_CENTRAL_MERIDIAN = math.radians(27)
_UNITS_PER_KILOMETRE = 0.42
_WEST, _NORTH = -418.0, 7812.0  # kilometres from the central meridian and from the equator: the map's corner


class MapPoint(NamedTuple):
    """A place in degrees (WGS 84). A highlighted one is named on the map, another is a small dot.

    `url` is for the list that stands beside the map and says the same: the picture itself holds no link. `language` is
    the name's, where the page is in another one.
    """

    name: str
    longitude: float
    latitude: float
    is_highlighted: bool
    url: str = ""
    language: str = ""


def finland_map(points: Sequence[MapPoint], label: str) -> SafeString:
    """The map, 300 by 512 units, as one image that is called `label`; its equal is a list in the page."""
    return _drawn(tuple(points), str(label))


@lru_cache(maxsize=128)
def _drawn(points: tuple[MapPoint, ...], label: str) -> SafeString:
    return format_html(
        '<svg class="map" viewBox="0 0 {} {}" role="img" aria-label="{}" font-size="{}">'
        '<path class="land" d="{}"/>{}{}</svg>',
        short(MAP_WIDTH),
        short(MAP_HEIGHT),
        escape(label),
        short(LETTER_SIZE),
        _LAND,
        format_html_join("", '<circle class="{}" cx="{}" cy="{}" r="{}"/>', map(_circle, points)),
        format_html_join(
            "",
            '<text x="{}" y="{}"{}>{}</text>',
            _names(points),
        ),
    )


def _names(points: Sequence[MapPoint]) -> Iterator[tuple[str, str, SafeString, SafeString]]:
    named = [point for point in points if point.is_highlighted]
    for point, label in zip(named, point_labels(points), strict=True):
        yield short(label.x), short(label.y), marked(point.language), escape(label.name)


def point_labels(points: Sequence[MapPoint]) -> list[Label]:
    """Where the names of the highlighted points go, in the order of the points."""
    spots = [Spot(*projected(p.longitude, p.latitude), POINT_RADIUS, p.name) for p in points if p.is_highlighted]
    dots = [
        Spot(*projected(p.longitude, p.latitude), SMALL_RADIUS, p.name).box() for p in points if not p.is_highlighted
    ]
    return placed(spots, dots, Box(2, 2, MAP_WIDTH - 2, MAP_HEIGHT - 2), LETTER_SIZE)


def projected(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to units of the map: the spherical transverse Mercator projection on 27 degrees east.

    That is how the national map grid (ETRS-TM35FIN) shows the country, so the shape is the familiar one.
    """
    away = math.radians(longitude) - _CENTRAL_MERIDIAN
    parallel = math.radians(latitude)
    east = _EARTH_RADIUS * math.atanh(math.cos(parallel) * math.sin(away))
    north = _EARTH_RADIUS * math.atan2(math.tan(parallel), math.cos(away))
    return (east - _WEST) * _UNITS_PER_KILOMETRE, (_NORTH - north) * _UNITS_PER_KILOMETRE


def _circle(point: MapPoint) -> tuple[str, str, str, str]:
    x, y = projected(point.longitude, point.latitude)
    kind, radius = ("pt", POINT_RADIUS) if point.is_highlighted else ("off", SMALL_RADIUS)
    return kind, short(x), short(y), short(radius)


def _land() -> str:
    """The outline as path data, each point as the step from the point before it, in whole tenths of a unit."""
    return "".join(_ring_path([_tenths(pair) for pair in ring.split()]) for ring in OUTLINE)


def _tenths(pair: str) -> tuple[int, int]:
    x, y = projected(*map(float, pair.split(",")))
    return round(x * 10), round(y * 10)


def _ring_path(ring: list[tuple[int, int]]) -> str:
    steps = [path_point((x - w) / 10, (y - n) / 10) for (w, n), (x, y) in pairwise(ring)]
    start = path_point(ring[0][0] / 10, ring[0][1] / 10)
    return f"M{start}l{' '.join(steps)}z".replace(" -", "-")


_LAND = _land()
