"""The network of agreements as linked data in the words of schema.org: a strict parser reads it and fetches nothing."""

from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.plugins.parsers.jsonld import to_rdf

from tests.builders import an_agreement, an_organisation
from tests.ecosystems.network import Network, a_network

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
DATA = "/en/agreement-network/agreements.jsonld"
WORDS = Namespace("https://schema.org/")
DRAFT = {"state": "draft", "published_at": None}


def graph(client: Any, query: str = "") -> Graph:
    answer = client.get(f"{DATA}{query}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/ld+json"
    return to_rdf(answer.json(), Graph())


def page(record: Any) -> URIRef:
    return URIRef(f"{SITE}{record.address(record.original_language)}")


def identified(kind: str, record: Any) -> URIRef:
    return URIRef(f"{SITE}/id/{kind}/{record.pk}")


def agreed(network: Network) -> URIRef:
    return URIRef(f"{page(network.agreement)}#agreed")


def test_it_says_who_agreed_on_what_for_which_years(client: Any) -> None:
    network = a_network(start_year=2021, end_year=2027)

    told = graph(client)

    action = agreed(network)
    assert told.value(action, RDF.type) == WORDS.AgreeAction
    assert set(told.objects(action, WORDS.agent)) == {
        identified("organisation", one) for one in (network.city, network.state)
    }
    assert told.value(action, WORDS.object) == page(network.agreement)
    assert told.value(action, WORDS.result) == page(network.project)
    assert str(told.value(page(network.agreement), WORDS.temporalCoverage)) == "2021/2027"
    assert told.value(page(network.agreement), WORDS.about) == identified("theme", network.theme)


def test_it_says_who_pays_in_which_role(client: Any) -> None:
    network = a_network()

    told = graph(client)

    roles = {
        told.value(role, WORDS.funder): set(told.objects(role, WORDS.roleName))
        for role in told.objects(page(network.agreement), WORDS.funder)
    }
    authority = roles[identified("organisation", network.authority)]
    assert len(roles) == 3
    assert roles[page(network.fund)] >= {Literal("rahoittaja", "fi"), Literal("funder", "en")}
    assert authority >= {Literal("rahoittava viranomainen", "fi"), Literal("funding authority", "en")}


def test_it_says_which_projects_carry_it_out_and_who_takes_part(client: Any) -> None:
    network = a_network()

    told = graph(client)

    project = page(network.project)
    assert set(told.objects(project, RDF.type)) == {WORDS.ResearchProject}
    assert told.value(page(network.agreement), WORDS.mentions) == project
    assert told.value(project, WORDS.subjectOf) == page(network.agreement)
    assert told.value(project, WORDS.member) == identified("organisation", network.coordinator)
    assert [told.value(role, WORDS.areaServed) for role in told.objects(project, WORDS.areaServed)] == [
        page(network.area)
    ]


def test_every_name_says_its_language_and_none_stands_in_for_another(client: Any) -> None:
    network = a_network()
    swedish = an_agreement(original_language="sv", title_sv="Avtal", slug_sv="avtal")

    told = graph(client)

    assert set(told.objects(page(network.area), WORDS.name)) == {
        Literal(f"Area {code}", code) for code in ("fi", "sv", "en")
    }
    assert set(told.objects(page(swedish), WORDS.name)) == {Literal("Avtal", "sv")}
    pages = list(told.objects(page(swedish), WORDS.mainEntityOfPage))
    assert [told.value(one, WORDS.url) for one in pages] == [page(swedish)]
    assert {name.language for name in told.objects(None, WORDS.name)} == {"fi", "sv", "en"}


def test_all_that_is_named_is_described(client: Any) -> None:
    a_network()

    told = graph(client)

    properties = (WORDS.agent, WORDS.creator, WORDS.about, WORDS.result, WORDS.member, WORDS.location, WORDS.knowsAbout)
    named = {thing for one in properties for thing in told.objects(None, one)}
    assert len(named) > 5
    assert {thing for thing in named if told.value(thing, RDF.type) is None} == set()


def test_it_states_its_licence_and_whose_it_is(client: Any) -> None:
    a_network()

    told = graph(client)

    whole = URIRef(f"{SITE}{DATA}")
    assert told.value(whole, RDF.type) == WORDS.Dataset
    assert told.value(whole, WORDS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert {text.language for text in told.objects(whole, WORDS.creditText)} == {"fi", "sv", "en"}


def test_an_open_end_and_an_unknown_period_are_not_made_up(client: Any) -> None:
    is_open = an_agreement(start_year=2021, end_year=None)
    unknown = an_agreement(start_year=None, end_year=None)

    told = graph(client)

    assert [told.value(page(one), WORDS.temporalCoverage) for one in (is_open, unknown)] == [Literal("2021/.."), None]


def test_it_holds_what_has_been_chosen(client: Any) -> None:
    a_network()
    other = an_agreement(start_year=2014, end_year=2016)

    told = graph(client, "?year=2015")

    assert list(told.subjects(RDF.type, WORDS.AgreeAction)) == [URIRef(f"{page(other)}#agreed")]


def test_an_empty_network_is_data_all_the_same(client: Any) -> None:
    assert list(graph(client).subjects(RDF.type, WORDS.AgreeAction)) == []


def test_what_is_not_public_is_not_in_it(client: Any) -> None:
    hidden = an_agreement(title_en="Secret", slug_en="secret", **DRAFT)
    hidden.parties.add(an_organisation(name_en="Secret party"))
    a_network().project.agreements.add(hidden)

    assert "ecret" not in client.get(DATA).content.decode()


@pytest.mark.parametrize("count", [1, 6])
def test_it_costs_the_same_queries_however_large_the_network(
    client: Any, django_assert_num_queries: Any, count: int
) -> None:
    for _ in range(count):
        a_network()

    with django_assert_num_queries(12):
        client.get(DATA)
