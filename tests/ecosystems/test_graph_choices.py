"""The network of agreements chosen by organisation, urban area, theme, year and state; and choices that are none."""

from typing import Any
from urllib.parse import quote

import pytest
from django.test import RequestFactory

from ecosystems.graph.choosing import Chosen, choose
from ecosystems.graph.loading import load
from portal.facts.periods import this_year
from tests.builders import a_lead_project, a_theme, an_agreement, an_organisation, an_urban_area
from tests.ecosystems.network import a_network
from tests.reading import words_of

pytestmark = pytest.mark.django_db

PAGE = "/en/agreement-network/"
NOTHING = "The address names something that is not in this network, so there is nothing to show."


def chosen(**query: Any) -> Chosen:
    return choose(load(), RequestFactory().get(PAGE, query))


def names(**query: Any) -> list[str]:
    """Of the agreements and projects that have been found, in their order."""
    found = chosen(**query)
    return [node.names["en"] for node in (*found.agreements, *found.projects)]


def test_an_organisation_finds_what_it_is_a_party_to_funds_or_coordinates() -> None:
    network = a_network()
    an_agreement()
    a_lead_project()

    found = {
        name: names(organisation=getattr(network, name).pk) for name in ("state", "authority", "coordinator", "city")
    }

    assert found == {
        "state": ["Agreement en"],
        "authority": ["Agreement en"],
        "coordinator": ["Project en"],
        "city": ["Agreement en"],
    }


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_an_area_and_a_theme_are_chosen_by_their_slug_in_any_language(language: str) -> None:
    network = a_network()
    a_network()

    by_area = names(area=getattr(network.area, f"slug_{language}"))
    by_theme = names(theme=getattr(network.theme, f"slug_{language}"))

    assert by_area == by_theme == ["Agreement en", "Project en"]


def test_a_theme_finds_what_has_a_part_of_it() -> None:
    theme = a_theme(agreement=an_agreement(title_en="Above"))
    a_lead_project(title_en="Deep", theme=a_theme(parent=a_theme(parent=theme, agreement=theme.agreement)))
    a_lead_project(title_en="Other", theme=a_theme())

    assert names(theme=theme.slug_en) == ["Above", "Deep"]


def test_a_year_finds_what_is_under_way_in_it() -> None:
    an_agreement(title_en="Closed", start_year=2018, end_year=2020)
    an_agreement(title_en="Open", start_year=2020, end_year=None)
    an_agreement(title_en="Undated", start_year=None, end_year=None)

    found = {year: names(year=year) for year in (2018, 2020, 2021)}

    assert found == {2018: ["Closed"], 2020: ["Open", "Closed"], 2021: ["Open"]}


def test_a_choice_of_a_year_says_how_much_it_cannot_find(client: Any) -> None:
    an_agreement(start_year=2018, end_year=2020)
    an_agreement(start_year=None, end_year=None)
    a_lead_project(duration_years=2)

    words = words_of(client.get(f"{PAGE}?year=2019").content.decode())

    assert "2 agreements and lead projects publish no years, so no choice of a year finds them." in words


def test_a_state_follows_from_the_years() -> None:
    year = this_year()
    an_agreement(title_en="Over", start_year=year - 3, end_year=year - 1)
    an_agreement(title_en="Now", start_year=year, end_year=year)
    an_agreement(title_en="Next", start_year=year + 1, end_year=year + 2)
    an_agreement(title_en="Undated", start_year=None, end_year=None)

    found = {state: names(state=state) for state in ("current", "coming", "unknown", "ended")}

    assert found == {"current": ["Now"], "coming": ["Next"], "unknown": ["Undated"], "ended": ["Over"]}
    assert names() == ["Now", "Next", "Undated", "Over"]


def test_choices_work_together() -> None:
    network = a_network(start_year=2021, end_year=2027)

    assert names(area=network.area.slug_en, year=2025) == ["Agreement en"]
    assert names(area=network.area.slug_en, year=2022) == ["Agreement en", "Project en"]
    assert names(area=network.area.slug_en, organisation=network.coordinator.pk, year=2025) == []


def test_only_what_can_find_something_is_offered() -> None:
    network = a_network()
    an_organisation(name_en="Unrelated")
    an_urban_area(name_en="Silent").cities.add(an_organisation(name_en="City alone"))

    filters = chosen().filters

    assert [str(choice.label) for choice in filters["organisation"].choices] == [
        "City fi",
        "Council fi",
        "State fi",
        "University fi",
    ]
    assert [choice.value for choice in filters["area"].choices] == [network.area.slug_fi]


@pytest.mark.parametrize("name", ["organisation", "area", "theme", "year", "state", "about"])
@pytest.mark.parametrize("value", ["no-such", "0", "2022 or 1=1", "‮%00'\"><script>", "area-", "9" * 500])
def test_a_choice_of_what_there_is_not_is_answered_in_words(client: Any, name: str, value: str) -> None:
    a_network()

    answers = [
        client.get(f"{path}?{name}={quote(value.replace('%00', ''))}") for path in (PAGE, f"{PAGE}agreements.csv")
    ]

    assert [answer.status_code for answer in answers] == [200, 400]
    assert NOTHING in words_of(answers[0].content.decode())
    assert "<script>" not in answers[0].content.decode().partition("<main")[2]
    assert answers[1].json()["detail"] == NOTHING.replace("show", "give")


def test_a_hidden_thing_is_as_unknown_as_one_that_there_is_not(client: Any) -> None:
    area = an_urban_area(state="draft", published_at=None)

    answer = client.get(f"{PAGE}?about=area-{area.pk}")

    assert NOTHING in words_of(answer.content.decode())
