"""The tile map of Uusimaa and the list beside it."""

import math
import re
from collections.abc import Callable
from itertools import combinations
from xml.etree.ElementTree import Element

import pytest

from portal.drawings.lettering import text_width
from portal.drawings.municipalities import MUNICIPALITIES, Municipality
from portal.drawings.tiles import LETTER_SIZE, WIDTH, tile_list, tile_map

Parse = Callable[[str], Element]

LANGUAGES = ["fi", "sv", "en"]
PLACES = {municipality.key: municipality for municipality in MUNICIPALITIES}


def are_neighbours(one: Municipality, other: Municipality) -> bool:
    across = (one.column + one.row % 2 / 2) - (other.column + other.row % 2 / 2)
    return (abs(one.row - other.row), abs(across)) in {(0, 1.0), (1, 0.5)}


def tops_of_tiles(path: Element) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"M(-?[\d.]+) ?(-?[\d.]+)l", path.get("d", ""))]


def test_uusimaa_has_26_municipalities_each_on_a_tile_of_its_own() -> None:
    assert len({m.key for m in MUNICIPALITIES}) == 26
    assert len({(m.row, m.column) for m in MUNICIPALITIES}) == 26


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("helsinki", "espoo"),
        ("helsinki", "vantaa"),
        ("espoo", "vantaa"),
        ("espoo", "kauniainen"),
        ("espoo", "kirkkonummi"),
        ("vantaa", "kerava"),
        ("vantaa", "tuusula"),
        ("tuusula", "jarvenpaa"),
        ("helsinki", "sipoo"),
        ("sipoo", "porvoo"),
        ("porvoo", "loviisa"),
        ("hanko", "raasepori"),
        ("raasepori", "inkoo"),
        ("lohja", "vihti"),
        ("hyvinkaa", "nurmijarvi"),
    ],
)
def test_municipalities_that_share_a_border_lie_side_by_side(one: str, other: str) -> None:
    assert are_neighbours(PLACES[one], PLACES[other])


def test_every_tile_touches_another() -> None:
    for municipality in MUNICIPALITIES:
        assert any(are_neighbours(municipality, other) for other in MUNICIPALITIES), municipality.key


def test_hanko_is_the_westernmost_and_nothing_lies_south_of_helsinki() -> None:
    assert min(MUNICIPALITIES, key=lambda m: m.column + m.row % 2 / 2).key == "hanko"
    assert max(m.row for m in MUNICIPALITIES) == PLACES["helsinki"].row


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("fi", ["Espoo", "Helsinki", "Vantaa", "Järvenpää", "Kirkkonummi"]),
        ("sv", ["Esbo", "Helsingfors", "Vanda", "Träskända", "Kyrkslätt"]),
        ("en", ["Espoo", "Helsinki", "Vantaa", "Järvenpää", "Kirkkonummi"]),
    ],
)
def test_the_map_writes_all_names_in_the_language_of_the_page(
    language: str, names: list[str], words: Callable[[str], list[str]]
) -> None:
    shown = words(tile_map(language, {"espoo": "/espoo/"}, "Uusimaa"))

    assert len(shown) == 26
    assert set(names) <= set(shown)


def test_a_linked_tile_is_a_highlighted_link_with_its_name(parsed: Parse) -> None:
    drawing = parsed(tile_map("sv", {"espoo": "/sv/esbo/", "vantaa": "/sv/vanda/"}, "Nyland"))

    links = {link.get("aria-label"): link for link in drawing.iter("a")}
    assert {name: link.get("href") for name, link in links.items()} == {"Esbo": "/sv/esbo/", "Vanda": "/sv/vanda/"}
    assert [part.get("class") for part in links["Esbo"]] == ["t c", "n"]


def test_names_without_a_link_are_left_to_the_list_by_assistive_technology(parsed: Parse) -> None:
    drawing = parsed(tile_map("fi", {"espoo": "/espoo/"}, "Uusimaa"))

    (hidden,) = (group for group in drawing.iter("g") if group.get("aria-hidden") == "true")
    assert len(hidden.findall("text")) == 25


@pytest.mark.parametrize(("links", "role"), [({"espoo": "/espoo/"}, "group"), ({}, "img"), ({"tampere": "/"}, "img")])
def test_a_map_is_an_image_only_if_it_holds_no_link(links: dict[str, str], role: str, parsed: Parse) -> None:
    drawing = parsed(tile_map("fi", links, "Uudenmaan kunnat"))

    assert (drawing.get("role"), drawing.get("aria-label")) == (role, "Uudenmaan kunnat")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_linked", [True, False])
def test_every_name_fits_on_its_tile(language: str, is_linked: bool, parsed: Parse) -> None:
    links = {m.key: "/" for m in MUNICIPALITIES} if is_linked else {}

    for text in parsed(tile_map(language, links, "Uusimaa")).iter("text"):
        size = float(text.get("font-size", LETTER_SIZE))
        assert size >= 9
        assert text_width(text.text or "", size) < WIDTH - 6


def test_tiles_that_touch_differ_in_shade_so_that_the_map_is_read_without_its_seams(parsed: Parse) -> None:
    drawing = parsed(tile_map("fi", {}, "Uusimaa"))

    shades = [tops_of_tiles(path) for path in drawing.findall("path")]
    assert len([top for shade in shades for top in shade]) == 26
    for shade in shades:
        assert all(math.dist(one, other) > 1.1 * WIDTH for one, other in combinations(shade, 2))


@pytest.mark.parametrize(
    ("language", "first", "last", "middle"),
    [
        ("fi", "Askola", "Vihti", ["Myrskylä", "Mäntsälä"]),
        ("sv", "Askola", "Vichtis", ["Mäntsälä", "Mörskom"]),
        ("en", "Askola", "Vihti", ["Mäntsälä", "Myrskylä"]),
    ],
)
def test_the_list_follows_the_alphabet_of_the_language(language: str, first: str, last: str, middle: list[str]) -> None:
    names = [line.name for line in tile_list(language)]

    assert len(names) == 26
    assert (names[0], names[-1]) == (first, last)
    assert [name for name in names if name in middle] == middle


def test_the_list_carries_the_same_links_as_the_map() -> None:
    linked = {line.name: line.url for line in tile_list("en", {"espoo": "/en/espoo/"}) if line.url}

    assert linked == {"Espoo": "/en/espoo/"}


def test_the_map_stays_light() -> None:
    links = {"helsinki": "/fi/ekosysteemisopimukset/helsinki/", "espoo": "/espoo/", "vantaa": "/vantaa/"}

    assert len(tile_map("fi", links, "Uudenmaan 26 kuntaa")) < 5000
