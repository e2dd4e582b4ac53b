"""A program that reads lists as RDF can follow them too, and knows how far each language can be trusted."""

import json
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils.dateparse import parse_datetime
from rdflib import Graph, Namespace, URIRef

from portal.publishing.models import State
from portal.workbench.models import Unit
from strategy.models import SpearheadActor
from tests.builders import (
    a_glossary_term,
    a_news_item,
    a_source,
    a_spearhead,
    a_strategy,
    an_agreement,
    an_indicator,
    in_all_languages,
)
from tests.opendata.answers import local
from tests.opendata.rdf import graph_of

pytestmark = pytest.mark.django_db

SCHEMA, HYDRA = Namespace("https://schema.org/"), Namespace("http://www.w3.org/ns/hydra/core#")
LONG_AGO, AFTER = "2020-01-01T00:00:00+00:00", "2026-04-01T00:00:00+00:00"
SINCE = "2026-03-01T00:00:00Z"


def graph_at(client: Any, path: str) -> Graph:
    return graph_of(client.get(path).content, "json-ld")


def statuses(client: Any, item: Any) -> dict[str, str]:
    """Of the pages of the record, by language."""
    [node] = [
        node for node in json.loads(client.get(f"/{item}.jsonld").content)["@graph"] if "mainEntityOfPage" in node
    ]
    return {page["inLanguage"]: page["creativeWorkStatus"] for page in node["mainEntityOfPage"]}


def follows(item: Any, path: str, since: str | None) -> None:
    columns = {"source_language": "fi", "follows_since": parse_datetime(since) if since else None}
    place = {"content_type": ContentType.objects.get_for_model(item), "object_id": str(item.pk)}
    Unit.objects.update_or_create(**place, path=path, language="sv", defaults=columns)


def test_a_list_says_where_it_goes_on_and_of_which_moment_it_is(client: Any) -> None:
    for _ in range(3):
        a_glossary_term()

    first = client.get("/data/glossary.jsonld?limit=2")

    graph = graph_of(first.content, "json-ld")
    [(here, following)] = graph.subject_objects(HYDRA.next)
    assert local(str(here)) == "/data/glossary.jsonld?limit=2"
    assert f'<{following}>; rel="next"' in first["Link"]
    last = graph_at(client, local(str(following)))
    assert list(last.subject_objects(HYDRA.next)) == []
    moments = {str(moment) for one in (graph, last) for moment in one.objects(None, SCHEMA.contentReferenceTime)}
    assert len(moments) == 1


def test_departures_are_nodes_that_say_no_more_than_their_ids(client: Any) -> None:
    kept = {"published_at": LONG_AGO, "ending": {"at": AFTER}}
    items = [a_news_item(state=state, **kept) for state in (State.UNPUBLISHED, State.WITHDRAWN)]
    indicator = an_indicator()
    key = indicator.pk
    indicator.delete()

    graph = graph_at(client, f"/data/news.jsonld?changed_since={SINCE}")
    of_indicators = graph_at(client, f"/data/indicators.jsonld?changed_since={SINCE}")

    nodes = [URIRef(f"http://127.0.0.1:8000/id/news-item/{item.pk}") for item in items]
    assert [str(graph.value(node, SCHEMA.creativeWorkStatus)) for node in nodes] == ["gone", "withdrawn"]
    assert [str(graph.value(node, SCHEMA.expires)) for node in nodes] == [AFTER, AFTER]
    deleted = URIRef(f"http://127.0.0.1:8000/id/indicator/{key}")
    assert str(of_indicators.value(deleted, SCHEMA.creativeWorkStatus)) == "gone"


def test_a_language_is_behind_where_any_of_its_texts_is(client: Any) -> None:
    item = a_strategy(behind={"sv": "2024-04-23"}, **in_all_languages(summary="Ingress"))
    follows(item, "title", None)
    follows(item, "summary", "2024-04-23T12:00:00Z")

    assert statuses(client, f"id/strategy/{item.pk}") == {"fi": "own", "sv": "behind", "en": "own"}


def test_a_language_is_behind_where_a_part_is(client: Any) -> None:
    item = a_spearhead(behind={"sv": "2024-04-23"})
    actor = SpearheadActor.objects.create(spearhead=item, **in_all_languages(actors="Yritykset"))
    follows(item, "title", None)
    follows(item, f"actors/{actor.pk}/actors", "2024-04-23T12:00:00Z")

    assert statuses(client, f"id/spearhead/{item.pk}")["sv"] == "behind"


def test_a_language_that_lacks_a_text_is_there_in_part(client: Any) -> None:
    item = an_agreement(brand_fi="Merkki", brand_sv="Märke")

    assert statuses(client, f"id/agreement/{item.pk}") == {"fi": "own", "sv": "own", "en": "partly"}


def test_what_is_shared_with_others_or_stands_in_one_language_by_itself_does_not_count(client: Any) -> None:
    item = a_strategy()
    item.sources.add(a_source(title_sv="", title_en=""))
    item.summary_sv = "Bara på svenska"
    item.save()

    assert statuses(client, f"id/strategy/{item.pk}") == {"fi": "own", "sv": "own", "en": "own"}


def test_words_are_those_that_schema_org_has_for_them(client: Any) -> None:
    value = an_indicator().values.create(year=2024, number=1)

    told = graph_at(client, f"/id/indicator-value/{value.pk}.jsonld")

    indicator = URIRef(f"http://127.0.0.1:8000/id/indicator/{value.indicator_id}")
    assert (
        told.value(URIRef(f"http://127.0.0.1:8000/id/indicator-value/{value.pk}"), SCHEMA.variableMeasured) == indicator
    )
