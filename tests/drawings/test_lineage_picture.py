"""The picture of what became of what."""

from collections.abc import Callable
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from portal.drawings.lineage import Link, Node, generations_picture, lineage_picture

Parse = Callable[[str], Element]
Words = Callable[[str], list[str]]

WELFARE = Node("welfare-city", "Welfare City", "2014", "hue-citizen")
SMART = Node("smart-citizen", "Smart Citizen", "2014", "hue-citizen")
CITIZEN = Node("citizen-city", "Kansalaisten kaupunki", "2018–2020", "hue-citizen")
MERGER = [Link("welfare-city", "citizen-city", "merged"), Link("smart-citizen", "citizen-city", "merged")]


def lines(drawing: Element) -> list[str]:
    return [group.get("class", "") for group in drawing.iter("g") if group.get("class", "").startswith("link ")]


def edges(drawing: Element) -> list[tuple[float, float, float]]:
    boxes = [rect for rect in drawing.iter("rect") if rect.get("class") == "box"]
    return [(float(b.get("x", "")), float(b.get("y", "")), float(b.get("height", ""))) for b in boxes]


def test_two_that_merged_are_joined_to_the_one_that_they_became(parsed: Parse, words: Words) -> None:
    picture = lineage_picture([WELFARE, SMART], [CITIZEN], MERGER)

    drawing = parsed(picture)
    assert lines(drawing) == ["link merged hue-citizen"] * 2
    assert words(picture) == [
        "Welfare City",
        "2014",
        "Smart Citizen",
        "2014",
        "Kansalaisten kaupunki",
        "2018–2020",
    ]
    (left, _, _), (also_left, _, _), (right, _, _) = edges(drawing)
    assert left == also_left < right


def test_lines_that_meet_in_one_box_do_not_touch_there(parsed: Parse) -> None:
    drawing = parsed(lineage_picture([WELFARE, SMART], [CITIZEN], MERGER))

    tips = [path.get("d", "") for path in drawing.iter("path") if path.get("class") == "tip"]
    assert len(set(tips)) == 2


@pytest.mark.parametrize("kind", ["continues", "renamed", "merged", "split"])
def test_the_kind_of_a_link_is_the_class_of_its_line(kind: str, parsed: Parse) -> None:
    drawing = parsed(lineage_picture([WELFARE], [CITIZEN], [Link("welfare-city", "citizen-city", kind)]))

    assert lines(drawing) == [f"link {kind} hue-citizen"]


def test_what_ended_has_a_line_to_a_stop_mark(parsed: Parse) -> None:
    drawing = parsed(lineage_picture([WELFARE], [], [Link("welfare-city", "", "ended")]))

    assert lines(drawing) == ["link ended hue-citizen"]
    assert [path.get("class") for path in drawing.iter("path")] == [None, "stop"]


def test_a_link_to_a_box_that_is_not_shown_is_left_out(parsed: Parse) -> None:
    drawing = parsed(lineage_picture([WELFARE], [CITIZEN], [Link("welfare-city", "secret", "continues")]))

    assert lines(drawing) == []


def test_nothing_to_show_is_no_picture() -> None:
    assert lineage_picture([], [], []) == ""


def test_boxes_of_one_column_do_not_overlap_and_stay_in_the_picture(parsed: Parse) -> None:
    nodes = [Node(str(n), "Älykäs ja kestävä kaupunkikehitys koko maakunnassa " * (n % 3 + 1)) for n in range(9)]

    drawing = parsed(lineage_picture(nodes, [CITIZEN], []))

    *column, _ = edges(drawing)
    assert all(y + height < below for (_, y, height), (_, below, _) in pairwise(column))
    assert column[-1][1] + column[-1][2] <= float(drawing.get("height", ""))


def test_a_long_name_is_wrapped_and_at_last_cut_short(parsed: Parse) -> None:
    drawing = parsed(lineage_picture([Node("a", "Kestävän kaupunkikehityksen " * 20)], [], []))

    spans = [span.text or "" for span in drawing.iter("tspan")]
    assert len(spans) == 3
    assert spans[-1].endswith("…")


def test_three_generations_stand_in_three_columns(parsed: Parse) -> None:
    current = Node("citizens-city", "Citizens' city")

    drawing = parsed(
        generations_picture(
            [[SMART], [CITIZEN], [current]], [*MERGER, Link("citizen-city", "citizens-city", "renamed")]
        )
    )

    assert [x for x, _, _ in edges(drawing)] == [2, 254, 506]
    assert lines(drawing) == ["link merged hue-citizen", "link renamed hue-citizen"]


def test_the_picture_keeps_a_size_at_which_it_can_be_read_and_is_hidden_from_assistive_technology(
    parsed: Parse,
) -> None:
    drawing = parsed(lineage_picture([WELFARE], [CITIZEN], MERGER))

    assert (drawing.get("width"), drawing.get("aria-hidden")) == ("424", "true")
