"""What holds for every drawing: well-formed, escaped, without style, script or identifiers."""

import re
from collections.abc import Callable
from decimal import Decimal
from xml.etree.ElementTree import Element

import pytest
from django.utils.safestring import SafeString, mark_safe

from portal.drawings.bars import small_multiples
from portal.drawings.finland import MapPoint, finland_map
from portal.drawings.lineage import Link, Node, lineage_picture
from portal.drawings.patterns import band
from portal.drawings.series import Series
from portal.drawings.tiles import tile_map

Parse = Callable[[str], Element]
Draw = Callable[[str], SafeString]

DRAWINGS: dict[str, Draw] = {
    "tiles": lambda text: tile_map("fi", {"helsinki": f"/{text}"}, text),
    "finland": lambda text: finland_map([MapPoint(text, 25.0, 61.0, True, text)], text),
    "band": lambda text: band("waves", text),
    "bars": lambda text: small_multiples([Series(text, {2020: Decimal(1)}, text)], lambda value: f"{value}{text}"),
    "lineage": lambda text: lineage_picture(
        [Node(text, text, text, text)], [Node("b", text)], [Link(text, "b", text), Link(text, "", "ended")]
    ),
}
HOSTILE = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</text></svg><a href=javascript:1>",
    "{} {0} %s &amp; &",
    mark_safe("<b>already safe</b>"),
]


@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
@pytest.mark.parametrize("text", ["Ääkköset", "", *HOSTILE])
def test_a_drawing_is_well_formed_and_adds_no_element_from_a_name(draw: Draw, text: str, parsed: Parse) -> None:
    allowed = {"svg", "g", "path", "rect", "circle", "text", "tspan", "a", "div"}

    drawing = draw(text)

    assert isinstance(drawing, SafeString)
    assert {element.tag for element in parsed(drawing).iter()} <= allowed


@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_a_drawing_carries_no_style_handler_or_identifier(draw: Draw, parsed: Parse) -> None:
    for element in parsed(draw("Espoo")).iter():
        assert not [name for name in element.attrib if name in {"style", "id"} or name.startswith("on")]


@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_a_drawing_is_the_same_each_time(draw: Draw) -> None:
    assert draw("Espoo") == draw("Espoo")


@pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
def test_coordinates_have_one_decimal_at_most(draw: Draw) -> None:
    assert re.search(r"\d\.\d\d", draw("Espoo")) is None


def test_a_hostile_name_is_shown_as_it_is_written(parsed: Parse) -> None:
    name = "A<b>&\"'"

    drawing = parsed(finland_map([MapPoint(name, 25.0, 61.0, True)], name))

    assert [text.text for text in drawing.iter("text")] == [name]
    assert drawing.get("aria-label") == name
