"""Names beside points of a map, placed so that they run neither into each other nor out of the picture."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from portal.drawings.lettering import text_width

ASCENT, DESCENT = 0.74, 0.22  # of the letter size: how far a line of text reaches over and under its baseline
_ROUNDS = 12
_COLLISION = 100.0


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def shared_area(self, other: "Box") -> float:
        if self.left >= other.right or other.left >= self.right or self.top >= other.bottom or other.top >= self.bottom:
            return 0.0
        across = min(self.right, other.right) - max(self.left, other.left)
        return across * (min(self.bottom, other.bottom) - max(self.top, other.top))

    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)


class Spot(NamedTuple):
    """A point to be named: its place, the radius to keep clear, and the name."""

    x: float
    y: float
    radius: float
    name: str

    def box(self) -> Box:
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


class Label(NamedTuple):
    """A name in its place: left end and baseline of the text, and the room it takes."""

    x: float
    y: float
    name: str
    box: Box


def placed(spots: Sequence[Spot], obstacles: Sequence[Box], picture: Box, size: float) -> list[Label]:
    """One label for each spot, in the same order.

    Each label begins at the place it likes best and moves in turn to where it is least in the way, until none
    wants to move: the same input gives the same picture, in bounded time. Where there is no room at all, the
    overlap is the least that was found.
    """
    choices = [list(_candidates(spot, size, picture)) for spot in spots]
    points = [spot.box() for spot in spots]
    labels = [places[0] for places in choices]
    for _ in range(_ROUNDS):
        before = list(labels)
        for i, places in enumerate(choices):
            others = [label.box for j, label in enumerate(labels) if j != i]
            others += [point for j, point in enumerate(points) if j != i] + list(obstacles)
            labels[i] = _best(places, others, picture)
        if labels == before:
            break
    return labels


def _best(places: list[Label], others: list[Box], picture: Box) -> Label:
    """The place that costs least: its rank among the places, and a great deal for every collision."""
    best, least = places[0], math.inf
    for rank, place in enumerate(places):
        if rank >= least:
            break
        outside = place.box.area() - place.box.shared_area(picture)
        cost = rank + _COLLISION * (outside + sum(map(place.box.shared_area, others)))
        if cost < least:
            best, least = place, cost
    return best


def _candidates(spot: Spot, size: float, picture: Box) -> Iterator[Label]:
    """Places round the spot, best first: right, left, below, above, then the corners between them."""
    width = text_width(spot.name, size)
    level = spot.y + size * (ASCENT - DESCENT) / 2
    gap = spot.radius + size * 0.3
    right, left, middle = spot.x + gap, spot.x - gap - width, spot.x - width / 2
    inside = max(picture.left, min(middle, picture.right - width))
    below, above = spot.y + gap + size * ASCENT, spot.y - gap - size * DESCENT
    near_right, near_left = spot.x + spot.radius * 0.7, spot.x - spot.radius * 0.7 - width
    places = [(right, level), (left, level), (inside, below), (inside, above)]
    places += [(x, y) for x in (near_right, near_left) for y in (below, above)]
    places += [(x, level + shift) for shift in (size * 0.4, -size * 0.4) for x in (right, left)]
    for x, y in places:
        box = Box(x, y - size * ASCENT, x + width, y + size * DESCENT)
        yield Label(x, y, spot.name, box)
