"""The network of agreements as tables, and everything about one thing of it."""

import re
from html import unescape
from typing import Any

import pytest

from ecosystems.models import AgreementFunder
from tests.builders import (
    a_fixed_page,
    a_funding_instrument,
    a_lead_project,
    a_theme,
    an_agreement,
    an_organisation,
    an_urban_area,
)
from tests.ecosystems.network import a_network
from tests.reading import main_of, words_of

pytestmark = pytest.mark.django_db

PAGE = "/en/agreement-network/"
DRAFT = {"state": "draft", "published_at": None}


def page(client: Any, query: str = "", path: str = PAGE) -> str:
    answer = client.get(f"{path}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def table(html: str, heading: str) -> list[list[str]]:
    """The rows of the table under a heading, cell by cell, as they are read aloud."""
    after = main_of(html).split(f'id="{heading}"')[1].split("</section>")[0]
    body = after.partition("<tbody")[2].partition("</tbody>")[0]
    rows = []
    for row in body.split("</tr>")[:-1]:
        shown = re.sub(r'<span class="graph-label".*?</span>', "", row)
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", shown, re.DOTALL)
        rows.append([" ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split()) for cell in cells])
    return rows


def test_an_agreement_stands_with_all_that_it_is_related_to(client: Any) -> None:
    a_network(start_year=2021, end_year=2090)

    assert table(page(client), "agreements") == [
        [
            "Agreement en",
            "2021–2090",
            "Area en",
            "City en State en",
            "Theme en",
            "Fund en Council en (funding authority, not checked against a source) companies en",
            "Project en",
        ]
    ]


def test_a_lead_project_stands_with_all_that_it_is_related_to(client: Any) -> None:
    a_network()

    assert table(page(client), "lead-projects") == [
        ["Project en", "2022–2023, ended", "Theme en", "University en", "Area en (coordinates)", "Agreement en"]
    ]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("agreement", {"Urban area": "Area en", "Party": "City en", "Funder": "companies en", "Theme": "Theme en"}),
        ("area", {"City": "City en", "Agreement of the area": "Agreement en", "Coordinates": "Project en"}),
        ("city", {"Party to": "Agreement en", "City of the urban area": "Area en"}),
        ("authority", {"Funding authority of": "Agreement en (not checked against a source)"}),
        ("fund", {"Funds": "Agreement en"}),
        ("theme", {"Theme of": "Agreement en"}),
        (
            "project",
            {"Carries out": "Agreement en", "Coordinator": "University en", "Urban area that coordinates": "Area en"},
        ),
        ("coordinator", {"Coordinates": "Project en"}),
    ],
)
def test_everything_about_a_thing_is_told_from_its_own_end(client: Any, asked: str, told: dict[str, str]) -> None:
    kinds = {"city": "organisation", "authority": "organisation", "coordinator": "organisation", "fund": "instrument"}
    thing = getattr(a_network(), asked)

    rows = table(page(client, f"?about={kinds.get(asked, asked)}-{thing.pk}"), "about")

    found: dict[str, str] = {}
    for relation, other, _period in rows:
        found.setdefault(relation, other)
    assert {relation: found[relation] for relation in told} == told


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_thing_is_found_by_its_slug_in_any_language(client: Any, language: str) -> None:
    network = a_network()

    html = page(client, f"?about=area-{getattr(network.area, f'slug_{language}')}")

    assert "Everything about: Area en" in words_of(html)
    assert f'<a href="{network.area.address("en")}">Its own page</a>' in html


def test_every_name_leads_to_everything_about_it(client: Any) -> None:
    a_network()

    links = set(re.findall(r'href="(/en/agreement-network/\?about=[^"]+)"', page(client)))

    assert len(links) == 9
    assert {client.get(link).status_code for link in links} == {200}
    assert [link for link in links if "Everything about" not in words_of(page(client, path=link))] == []


def test_what_is_asked_about_alone_stands_in_the_tables(client: Any) -> None:
    network = a_network()
    an_agreement(title_en="Other")

    html = page(client, f"?about=organisation-{network.state.pk}")

    assert [row[0] for row in table(html, "agreements")] == ["Agreement en"]
    assert table(html, "lead-projects") == []


def test_what_is_not_published_says_so_and_what_is_none_too(client: Any) -> None:
    an_agreement(title_en="A", start_year=None, end_year=None)
    an_agreement(title_en="B", parties_known="none", funders_known="not_published")

    rows = {row[0]: row[1:] for row in table(page(client), "agreements")}

    unknown = "Not published"
    assert rows["A"] == ["years not published", *[unknown] * 5]
    assert rows["B"][2] == "None"
    assert rows["B"][4] == unknown


def test_what_is_known_in_part_says_that_there_is_more(client: Any) -> None:
    network = a_network()
    type(network.agreement).objects.update(parties_known="not_published")

    assert table(page(client), "agreements")[0][3] == "City en State en the others are not published"


def test_areas_of_whose_agreement_nothing_is_told_are_named(client: Any) -> None:
    a_network()
    an_urban_area(name_en="Silent")

    assert "The agreement of 1 urban area is not published here: Silent" in words_of(page(client))
    assert "not published here" not in words_of(page(client, "?state=current"))


def test_what_is_not_told_of_a_thing_stands_in_its_place(client: Any) -> None:
    area = an_urban_area()
    agreement = an_agreement(parties_known="none", area=area)
    project = a_lead_project()

    told = {
        what: {tuple(row[:2]) for row in table(page(client, f"?about={what}-{thing.pk}"), "about")}
        for what, thing in {"area": an_urban_area(), "agreement": agreement, "project": project}.items()
    }

    unknown = "Not published"
    assert told["area"] == {("Agreement of the area", unknown)}
    assert told["agreement"] >= {("Party", "None"), ("Theme", unknown), ("Funder", unknown)}
    assert told["project"] >= {("Carries out", unknown), ("Coordinator", unknown)}


def test_a_name_in_another_language_is_marked(client: Any) -> None:
    an_agreement(title_fi="Sopimus", slug_fi="sopimus")

    assert '<span lang="fi">Sopimus</span>' in page(client)


def test_an_empty_network_says_so(client: Any) -> None:
    words = words_of(page(client))

    assert "No ecosystem agreements have been published." in words
    assert "No lead projects have been published." in words


def test_what_is_not_public_stands_nowhere(client: Any) -> None:
    network = a_network()
    hidden = an_agreement(title_en="Secret agreement", **DRAFT)
    hidden.parties.add(an_organisation(name_en="Secret party"))
    a_lead_project(title_en="Secret project", **DRAFT).agreements.add(network.agreement)
    network.project.agreements.add(hidden)
    secret_fund = a_funding_instrument(name_en="Secret fund", **DRAFT)
    AgreementFunder.objects.create(agreement=network.agreement, instrument=secret_fund)
    a_lead_project(title_en="Public", theme=a_theme(title_en="Secret theme", agreement=hidden))
    an_agreement(title_en="In public", area=an_urban_area(name_en="Secret area", **DRAFT))

    html = page(client)

    assert "Secret" not in html
    assert "In public" in html


@pytest.mark.parametrize("state", ["withdrawn", "unpublished"])
def test_what_has_been_withdrawn_is_in_the_network_no_more(client: Any, state: str) -> None:
    network = a_network()
    type(network.agreement).objects.update(state=state)

    html = page(client)

    assert table(html, "lead-projects")[0][-1] == "Not published"
    assert "Agreement en" not in html


def test_the_plain_page_may_be_indexed_and_a_choice_may_not(client: Any) -> None:
    network = a_network()
    noindex, canonical = (
        '<meta name="robots" content="noindex">',
        '<link rel="canonical" href="http://127.0.0.1:8000{}">',
    )

    plain = page(client)
    choices = [page(client, query) for query in (f"?about=area-{network.area.pk}", "?year=2022", "?state=no-such")]

    assert noindex not in plain
    assert [noindex in html and canonical.format(PAGE) in html for html in choices] == [True] * 3


def test_the_title_names_what_is_asked_about(client: Any) -> None:
    network = a_network()

    html = page(client, f"?about=theme-{network.theme.pk}")

    assert "<title>Theme en: Network of agreements" in html


def test_the_words_of_the_page_are_those_that_staff_wrote(client: Any) -> None:
    a_fixed_page("agreement-network", title_en="Who with whom", summary_en="All of it.")

    assert "Who with whom All of it." in words_of(page(client))


@pytest.mark.parametrize("count", [1, 6])
def test_the_page_costs_the_same_queries_however_large_the_network(
    client: Any, django_assert_num_queries: Any, count: int
) -> None:
    a_fixed_page("agreement-network")
    for _ in range(count):
        a_network()

    with django_assert_num_queries(13):
        page(client)
