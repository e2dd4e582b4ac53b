"""The decorative band of a spearhead's card: a pattern drawn from its slug, so that each has one of its own."""

import hashlib
import math
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import count

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from portal.drawings.coordinates import path_point

WIDTH, HEIGHT = 300, 125

Chances = Iterator[float]
Paths = Mapping[str, str]  # class names to path data


@lru_cache(maxsize=512)
def band(pattern: str, seed: str) -> SafeString:
    """The band, 300 by 125 units, the same for the same seed on every machine; an unknown pattern is a KeyError.

    It fills the box that the style sheet gives it and is cropped, not squeezed. Assistive technology passes it by.
    """
    draw, crop = PATTERNS[pattern]
    return format_html(
        '<svg class="art" viewBox="0 0 {} {}" preserveAspectRatio="{} slice" aria-hidden="true" focusable="false">'
        "{}</svg>",
        WIDTH,
        HEIGHT,
        crop,
        format_html_join("", '<path class="{}" d="{}"/>', draw(_chances(f"{pattern}:{seed}")).items()),
    )


def _chances(seed: str) -> Chances:
    """Endless even numbers from 0 up to 1 that follow from the seed alone, whatever the version of Python."""
    for number in count():
        digest = hashlib.sha256(f"{number}:{seed}".encode()).digest()
        yield from (byte / 256 for byte in digest)


def _between(chances: Chances, low: float, high: float) -> float:
    return low + (high - low) * next(chances)


def _waves(chances: Chances) -> Paths:
    """Eight level strands that swell where the seed says; every third is strong."""
    middle, spread = _between(chances, 90, 210), _between(chances, 45, 75)
    length, swell = _between(chances, 15, 19), _between(chances, 16, 23)
    turn = 1 if next(chances) < 0.5 else -1
    paths = {"o": "", "o f": ""}
    for strand in range(8):
        crests = [
            turn * (-1) ** i * swell * math.exp(-((((i + 0.5) * length - middle) / spread) ** 2))
            for i in range(math.ceil(WIDTH / length) + 1)
        ]
        paths["o f" if strand % 3 else "o"] += _strand(16 * strand + 6, crests, length)
    return paths


def _strand(level: int, crests: list[float], length: float) -> str:
    """A curve level at both ends and smooth through the crests, which stand `length` apart."""
    data, x, y = f"M0 {level}", 0, 0
    for number, crest in enumerate(crests):
        target = round(crest) if abs(crest) >= 0.8 else 0
        end = round((number + 0.5) * length)
        step, rise = end - x, target - y
        data += f"s{path_point(step / 2, rise)} {path_point(step, rise)}" if rise else f"h{step}"
        x, y = end, target
    return data.replace(" -", "-")


def _leaves(chances: Chances) -> Paths:
    """Rows of leaves, some missing, some strong, each bent one way or the other."""
    paths = {"": "", "f": ""}
    lean = _between(chances, 0.25, 0.75)
    for row in range(5):
        for column in range(10):
            is_there, strength, bend = next(chances) > 0.24, next(chances), next(chances)
            if is_there:
                paths["" if strength < 0.42 else "f"] += _leaf(column * 30 + 3, row * 25 + 2, is_bent_right=bend < lean)
    return paths


def _leaf(x: int, y: int, *, is_bent_right: bool) -> str:
    if is_bent_right:
        return f"M{x} {y + 22}c0-15 9-22 24-22c0 14-9 22-24 22z"
    return f"M{x + 24} {y + 22}c0-15-9-22-24-22c0 14 9 22 24 22z"


def _squares(chances: Chances) -> Paths:
    """Stacks that rise and fall like a skyline, the topmost square of each strong."""
    paths = {"": "", "f": ""}
    height = _between(chances, 2, 6)
    for column in range(20):
        height = min(7.9, max(1, height + _between(chances, -2.6, 2.6)))
        for level in range(int(height)):
            is_top = level == int(height) - 1
            paths["" if is_top else "f"] += f"M{column * 15 + 2} {HEIGHT - 13 - level * 15}h11v11h-11z"
    return paths


def _dots(chances: Chances) -> Paths:
    """People in a square: discs of four sizes that do not touch."""
    paths = {"": "", "f": ""}
    discs: list[tuple[int, int, int]] = []
    for _ in range(160):
        radius = (4, 5, 6, 9)[int(next(chances) * 4)]
        x = round(_between(chances, radius, WIDTH - radius))
        y = round(_between(chances, radius, HEIGHT - radius))
        if len(discs) < 44 and all(math.dist((x, y), disc[:2]) > radius + disc[2] + 3 for disc in discs):
            discs.append((x, y, radius))
            paths["" if next(chances) < 0.45 else "f"] += _disc(x, y, radius)
    return paths


def _disc(x: int, y: int, radius: int) -> str:
    half_turn = f"a{radius} {radius} 0 1 0 "
    return f"M{x - radius} {y}{half_turn}{2 * radius} 0{half_turn.rstrip()}-{2 * radius} 0z"


PATTERNS: Mapping[str, tuple[Callable[[Chances], Paths], str]] = {
    "waves": (_waves, "xMidYMid"),
    "leaves": (_leaves, "xMidYMid"),
    "squares": (_squares, "xMidYMax"),
    "dots": (_dots, "xMidYMid"),
}
