"""The map of Finland and the names on it."""

from collections.abc import Callable
from itertools import combinations
from xml.etree.ElementTree import Element

import pytest

from portal.drawings.finland import MAP_HEIGHT, MAP_WIDTH, MapPoint, finland_map, point_labels, projected
from portal.drawings.labels import Box

Parse = Callable[[str], Element]

PLACES = [
    ("Pääkaupunkiseutu", "Huvudstadsregionen", "Helsinki Metropolitan Area", 24.94, 60.20),
    ("Tampere", "Tammerfors", "Tampere", 23.76, 61.50),
    ("Turku", "Åbo", "Turku", 22.27, 60.45),
    ("Oulu", "Uleåborg", "Oulu", 25.47, 65.01),
    ("Jyväskylä", "Jyväskylä", "Jyväskylä", 25.75, 62.24),
    ("Kuopio", "Kuopio", "Kuopio", 27.68, 62.89),
    ("Joensuu", "Joensuu", "Joensuu", 29.76, 62.60),
    ("Lahti", "Lahtis", "Lahti", 25.66, 60.98),
    ("Lappeenranta", "Villmanstrand", "Lappeenranta", 28.19, 61.06),
    ("Mikkeli", "S:t Michel", "Mikkeli", 27.27, 61.69),
    ("Vaasa", "Vasa", "Vaasa", 21.62, 63.10),
    ("Seinäjoki", "Seinäjoki", "Seinäjoki", 22.84, 62.79),
    ("Kokkola", "Karleby", "Kokkola", 23.13, 63.84),
    ("Pori", "Björneborg", "Pori", 21.80, 61.49),
    ("Rovaniemi", "Rovaniemi", "Rovaniemi", 25.73, 66.50),
    ("Kajaani", "Kajana", "Kajaani", 27.73, 64.23),
]
LANGUAGES = ["fi", "sv", "en"]


def the_areas(language: str, highlighted: tuple[int, ...] = tuple(range(16))) -> list[MapPoint]:
    column = LANGUAGES.index(language)
    return [
        MapPoint(str(place[column]), float(place[3]), float(place[4]), number in highlighted)
        for number, place in enumerate(PLACES)
    ]


def collisions(points: list[MapPoint]) -> list[tuple[str, str]]:
    labels = point_labels(points)
    return [(one.name, other.name) for one, other in combinations(labels, 2) if one.box.shared_area(other.box)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_of_all_16_urban_areas_stand_clear_of_each_other(language: str) -> None:
    assert collisions(the_areas(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_of_any_three_urban_areas_stand_clear_of_each_other(language: str) -> None:
    for three in combinations(range(16), 3):
        assert collisions(the_areas(language, three)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_runs_out_of_the_picture(language: str) -> None:
    picture = Box(0, 0, MAP_WIDTH, MAP_HEIGHT)

    for label in point_labels(the_areas(language)):
        assert label.box.shared_area(picture) == pytest.approx(label.box.area()), label.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_covers_the_point_of_another_area(language: str) -> None:
    points = the_areas(language)

    for label in point_labels(points):
        for point in points:
            x, y = projected(point.longitude, point.latitude)
            assert point.name == label.name or not label.box.shared_area(Box(x - 4, y - 4, x + 4, y + 4))


def test_only_highlighted_points_are_named(parsed: Parse) -> None:
    drawing = parsed(finland_map([*the_areas("fi", (1, 3))], "Kartta"))

    assert [text.text for text in drawing.iter("text")] == ["Tampere", "Oulu"]
    assert [circle.get("class") for circle in drawing.iter("circle")].count("pt") == 2
    assert [circle.get("class") for circle in drawing.iter("circle")].count("off") == 14


def test_the_map_is_one_image_with_a_name_and_holds_no_link(parsed: Parse) -> None:
    drawing = parsed(finland_map([MapPoint("Oulu", 25.47, 65.01, True, "/fi/oulu/")], "Suomen kartta"))

    assert (drawing.get("role"), drawing.get("aria-label")) == ("img", "Suomen kartta")
    assert list(drawing.iter("a")) == []


def test_a_map_without_points_is_a_map(parsed: Parse) -> None:
    assert [part.get("class") for part in parsed(finland_map([], "Kartta"))] == ["land"]


def test_north_is_up_and_east_is_right() -> None:
    helsinki, rovaniemi, joensuu = projected(24.94, 60.2), projected(25.73, 66.5), projected(29.76, 62.6)

    assert rovaniemi[1] < joensuu[1] < helsinki[1]
    assert helsinki[0] < joensuu[0]


def test_distances_on_the_map_are_those_of_the_land() -> None:
    (x1, y1), (x2, y2) = projected(24.94, 60.17), projected(25.47, 65.01)  # Helsinki and Oulu: 539 km

    assert ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5 / 0.42 == pytest.approx(539, abs=3)


@pytest.mark.parametrize(
    ("longitude", "latitude"), [(20.55, 69.06), (27.92, 70.09), (31.58, 62.91), (19.5, 60.2), (22.9, 59.8)]
)
def test_the_ends_of_the_country_lie_in_the_picture(longitude: float, latitude: float) -> None:
    x, y = projected(longitude, latitude)

    assert 0 < x < MAP_WIDTH
    assert 0 < y < MAP_HEIGHT


def test_many_points_in_one_place_are_drawn_without_end_of_patience(parsed: Parse) -> None:
    crowd = [MapPoint(f"Paikka {number}", 25.0, 61.0, True) for number in range(30)]

    assert len(list(parsed(finland_map(crowd, "Kartta")).iter("text"))) == 30


def test_the_outline_stays_light() -> None:
    assert len(finland_map([], "")) < 3500
