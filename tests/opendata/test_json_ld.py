"""Every answer in JSON-LD is RDF in the words of schema.org, its texts tagged with their languages."""

from collections.abc import Iterator
from typing import Any
from urllib.request import OpenerDirector

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from portal.languages.localized import codes
from portal.opendata.kinds import KINDS
from tests.builders import (
    a_contact,
    a_funding_instrument,
    a_glossary_term,
    a_lead_project,
    a_news_item,
    a_showcase_item,
    a_spearhead,
    a_strategy,
    a_theme,
    an_agreement,
    an_indicator,
    an_organisation,
    an_urban_area,
    in_all_languages,
)
from tests.opendata.known import a_known_organisation

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated"),  # rdflib's own reader of JSON-LD uses it
]

SCHEMA = Namespace("https://schema.org/")


@pytest.fixture(autouse=True)
def no_context_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Any, address: Any, *_arguments: Any, **_options: Any) -> None:
        raise AssertionError(f"{address} was asked for")

    monkeypatch.setattr(OpenerDirector, "open", refuse)


def graph_at(client, path) -> Graph:
    answer = client.get(path, headers={"accept": "application/ld+json"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/ld+json")
    return Graph().parse(data=answer.content, format="json-ld")


def node_of(item) -> URIRef:
    return URIRef(f"http://127.0.0.1:8000{item.address(item.original_language)}")


def texts(graph: Graph, node: URIRef, name: str) -> set[tuple[str, str | None]]:
    return {(str(text), text.language) for text in graph.objects(node, SCHEMA[name]) if isinstance(text, Literal)}


def languages_of(graph: Graph) -> set[str | None]:
    return {text.language for text in graph.objects() if isinstance(text, Literal)}


def a_record_of_every_kind() -> Iterator[Any]:
    text = in_all_languages(summary="Summary", body="Body")
    strategy = a_strategy(**text, start_year=2018, end_year=2020)
    spearhead = a_spearhead(strategy, **text)
    indicator = an_indicator(strategy)
    value = indicator.values.create(year=2020, number=12, spearhead=spearhead)
    area = an_urban_area(latitude="60.1699", longitude="24.9384")
    agreement, organisation = an_agreement(area=area, **text), an_organisation()
    agreement.parties.add(organisation)
    yield from (strategy, spearhead, indicator, value, area, agreement)
    yield from (a_theme(agreement=agreement), a_lead_project(area, **text), a_showcase_item(**text))
    yield from (a_news_item(**text, dateline="2024-04-23"), organisation, a_glossary_term())
    yield a_funding_instrument()


def test_every_kind_is_rdf_whose_texts_are_in_three_languages(client):
    made = list(a_record_of_every_kind())

    graphs = {kind.plural: graph_at(client, f"/data/{kind.plural}.jsonld") for kind in KINDS}

    assert len(made) == len(KINDS) - 1
    assert [plural for plural, graph in graphs.items() if not set(codes()) <= languages_of(graph)] == []
    assert {plural: len(graph) for plural, graph in graphs.items() if plural != "pages" and len(graph) < 12} == {}


def test_a_strategy_says_as_many_things_as_it_has(client):
    item = a_strategy(**in_all_languages(title="Strategia", summary="Johdanto"), slug_fi="s", start_year=2018)

    graph = graph_at(client, item.address("sv"))

    node = node_of(item)
    assert graph.value(node, RDF.type) == SCHEMA.CreativeWork
    assert texts(graph, node, "name") == {(f"Strategia {code}", code) for code in codes()}
    assert str(graph.value(node, SCHEMA.temporalCoverage)) == "2018/.."
    of_texts, of_facts, of_pages, of_the_answer = 2 * 3, 4, 3 * 5, 4 + 3
    assert len(graph) == of_texts + of_facts + of_pages + of_the_answer


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda: a_known_organisation(kind="city"), "GovernmentOrganization"),
        (lambda: a_known_organisation(kind="university"), "CollegeOrUniversity"),
        (lambda: a_known_organisation(kind="company"), "Organization"),
    ],
)
def test_organisations_are_what_schema_org_calls_them(client, make, kind):
    item = make()

    graph = graph_at(client, f"/id/organisation/{item.pk}.jsonld")

    node = URIRef(f"http://127.0.0.1:8000/id/organisation/{item.pk}")
    assert graph.value(node, RDF.type) == SCHEMA[kind]


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (a_lead_project, "ResearchProject"),
        (an_urban_area, "Place"),
        (a_news_item, "NewsArticle"),
        (a_funding_instrument, "FundingScheme"),
        (lambda: a_showcase_item(kind="company"), "Organization"),
    ],
)
def test_pages_are_what_schema_org_calls_them(client, make, kind):
    item = make()

    graph = graph_at(client, item.address("en"))

    assert graph.value(node_of(item), RDF.type) == SCHEMA[kind]


def test_no_language_stands_in_for_another(client):
    item = a_strategy(title_fi="Strategia", slug_fi="strategia")

    graph = graph_at(client, item.address("sv"))

    assert texts(graph, node_of(item), "name") == {("Strategia", "fi")}
    assert [str(language) for language in graph.objects(None, SCHEMA.inLanguage)] == ["fi"]


def test_a_language_that_is_behind_says_so(client):
    item = a_strategy(behind={"sv": "2024-04-23"})

    graph = graph_at(client, item.address("fi"))

    pages = graph.subject_objects(SCHEMA.creativeWorkStatus)
    status = {str(graph.value(page, SCHEMA.inLanguage)): str(found) for page, found in pages}
    assert status == {"fi": "own", "sv": "behind", "en": "own"}


def test_a_link_leads_to_what_the_other_answer_is_about(client):
    spearhead = a_spearhead()

    graph = graph_at(client, spearhead.address("en"))

    linked = graph.value(node_of(spearhead), SCHEMA.isPartOf)
    assert linked == node_of(spearhead.strategy)
    assert graph_at(client, spearhead.strategy.address("fi")).value(linked, RDF.type) == SCHEMA.CreativeWork


def test_every_answer_names_its_licence(client):
    graph = graph_at(client, "/data/news.jsonld")

    assert {str(one) for one in graph.objects(None, SCHEMA.license)} == {"https://creativecommons.org/licenses/by/4.0/"}


def test_functions_are_contact_points_without_persons(client):
    organisation = an_organisation(**in_all_languages(name="Kaupunki"))
    a_contact(name="Maija Meikäläinen", organisation=organisation, **in_all_languages(title="Johtaja"))

    graph = graph_at(client, "/fi/yhteystiedot/")

    [point] = graph.subjects(RDF.type, SCHEMA.ContactPoint)
    assert texts(graph, point, "contactType") == {(f"Johtaja {code}", code) for code in codes()}
    assert set(graph.predicates(point)) == {RDF.type, SCHEMA.contactType}
