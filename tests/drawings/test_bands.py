"""The decorative bands of spearhead cards."""

import hashlib
import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest

from portal.drawings.patterns import PATTERNS, band

Parse = Callable[[str], Element]

SLUGS = ["terveys-ja-hyvinvointi", "urban-cleantech", "medborgarnas-stad", "", "ää", *map(str, range(60))]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_same_slug_gives_the_same_band(pattern: str) -> None:
    assert band(pattern, "urban-cleantech") == band(pattern, "urban-cleantech")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_each_slug_gives_a_band_of_its_own(pattern: str) -> None:
    assert len({band(pattern, slug) for slug in SLUGS}) == len(SLUGS)


def test_a_band_is_the_same_on_every_machine_and_python() -> None:
    drawings = "".join(band(pattern, "urban-cleantech") for pattern in PATTERNS)

    assert hashlib.sha256(drawings.encode()).hexdigest()[:12] == "afca6b6e5898"


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_band_stays_light_whatever_the_slug(pattern: str) -> None:
    assert max(len(band(pattern, slug)) for slug in SLUGS) <= 2560


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_band_is_decoration_made_of_two_paths(pattern: str, parsed: Parse) -> None:
    drawing = parsed(band(pattern, "urban-cleantech"))

    assert (drawing.get("class"), drawing.get("aria-hidden"), drawing.get("focusable")) == ("art", "true", "false")
    assert [part.tag for part in drawing] == ["path", "path"]
    assert all(part.get("d") for part in drawing)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_path_holds_only_commands_and_numbers(pattern: str, parsed: Parse) -> None:
    for slug in SLUGS:
        for path in parsed(band(pattern, slug)):
            assert re.fullmatch(r"[MachlmsvzHV0-9 .-]*", path.get("d", "")), path.get("d")


def test_an_unknown_pattern_is_refused() -> None:
    with pytest.raises(KeyError):
        band("stripes", "urban-cleantech")
