"""The network as data follows the rules of all data: states of names, what is not told, refusals, parameters."""

import csv
import io
from datetime import UTC, datetime
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.plugins.parsers.jsonld import to_rdf

from tests.builders import an_agreement, an_organisation, an_urban_area, in_all_languages
from tests.ecosystems.network import a_network
from tests.opendata.answers import record
from tests.opendata.test_languages import a_unit_of

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
PAGE = "/en/agreement-network/"
CSV = f"{PAGE}agreements.csv"
JSON_LD = f"{PAGE}agreements.jsonld"
WORDS = Namespace("https://schema.org/")
each_format = pytest.mark.parametrize("path", [CSV, JSON_LD])


def graph(client: Any, query: str = "") -> Graph:
    return to_rdf(client.get(f"{JSON_LD}{query}").json(), Graph())


def row(client: Any, relation: str) -> dict[str, str]:
    table = csv.DictReader(io.StringIO(client.get(CSV).content.decode()))
    return next(one for one in table if one["relation"] == relation)


def page(thing: Any) -> URIRef:
    return URIRef(f"{SITE}{thing.address(thing.original_language)}")


def states(told: dict[str, str], end: str) -> list[str]:
    return [told[f"{end}_name_{code}_status"] for code in ("fi", "sv", "en")]


def test_a_name_says_of_each_language_what_the_record_says_of_it(client: Any) -> None:
    agreement = an_agreement(**in_all_languages(title="Sopimus"), behind={"sv": "2024-04-23"})
    agreement.parties.add(an_organisation(name_fi="Kaupunki"))

    told = row(client, "party")

    of_record = record(client, agreement.address("en").rstrip("/") + ".json")["title"]
    assert states(told, "subject") == [of_record[code]["status"] for code in ("fi", "sv", "en")]
    assert states(told, "subject") == ["own", "behind", "own"]
    assert states(told, "object") == ["own", "missing", "missing"]


def test_what_the_desk_knows_of_a_single_name_comes_first(client: Any) -> None:
    agreement = an_agreement(**in_all_languages(title="Sopimus"), behind={"sv": "2024-04-23", "en": "2024-04-23"})
    city = an_organisation(**in_all_languages(name="Kaupunki"))
    agreement.parties.add(city)
    a_unit_of(agreement, "title", "sv", follows_since=None)
    a_unit_of(city, "name", "en", follows_since=datetime(2024, 4, 23, tzinfo=UTC))

    told = row(client, "party")

    assert states(told, "object") == ["own", "own", "behind"]
    assert states(told, "subject") == ["own", "own", "behind"]


def test_a_page_says_how_far_its_language_is_followed(client: Any) -> None:
    agreement = an_agreement(**in_all_languages(title="Sopimus"), behind={"sv": "2024-04-23"})

    told = graph(client)

    pages = {
        str(told.value(one, WORDS.inLanguage)): str(told.value(one, WORDS.creativeWorkStatus))
        for one in told.objects(page(agreement), WORDS.mainEntityOfPage)
    }
    assert pages == {"fi": "own", "sv": "behind", "en": "own"}


def test_what_is_not_told_stands_in_the_linked_data_too(client: Any) -> None:
    agreement = an_agreement(parties_known="none")
    area = an_urban_area()

    told = graph(client)

    gaps = {
        (about, str(told.value(told.value(one, WORDS.measuredProperty), WORDS.identifier)), str(value))
        for one in told.subjects(RDF.type, WORDS.Observation)
        for about in told.objects(one, WORDS.observationAbout)
        for value in told.objects(one, WORDS.value)
    }
    unpublished = ("area", "funder", "lead-project", "theme")
    assert gaps == {
        (page(agreement), "party", "none"),
        *((page(agreement), relation, "not_published") for relation in unpublished),
        (page(area), "area", "not_published"),
    }
    assert told.value(page(area), WORDS.name) is not None
    assert Literal("ei julkaistu lähteissä", "fi") in set(told.objects(None, WORDS.description))


def test_what_has_been_chosen_is_a_data_set_of_its_own_and_part_of_the_whole(client: Any) -> None:
    a_network(start_year=2014, end_year=2016)

    whole, chosen = graph(client), graph(client, "?year=2015&state=ended&area=")

    own = URIRef(f"{SITE}{JSON_LD}?year=2015&state=ended")
    assert list(whole.subjects(RDF.type, WORDS.Dataset)) == [URIRef(f"{SITE}{JSON_LD}")]
    assert list(chosen.subjects(RDF.type, WORDS.Dataset)) == [own]
    assert chosen.value(own, WORDS.isPartOf) == URIRef(f"{SITE}{JSON_LD}")


@each_format
@pytest.mark.parametrize("query", ["?colour=red", "?year=2015&year=2016", "?state=never", "?about=area-0"])
def test_what_is_not_understood_is_refused_as_a_problem_in_the_language_of_the_address(
    client: Any, path: str, query: str
) -> None:
    a_network(start_year=2014, end_year=2016)

    refused = client.get(f"{path.replace('/en/agreement-network', '/sv/avtalsnatverk')}{query}")

    assert (refused.status_code, refused.headers["Content-Type"]) == (400, "application/problem+json")
    assert refused.headers["Content-Language"] == "sv"
    assert refused.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("query", ["?bom=yes", "?bom=1&bom=1"])
def test_a_form_of_table_that_there_is_not_is_refused(client: Any, query: str) -> None:
    assert client.get(f"{CSV}{query}").status_code == 400
    assert client.get(f"{JSON_LD}?bom=1").status_code == 400


@each_format
def test_it_is_read_alone_by_programs_of_any_site(client: Any, path: str) -> None:
    written = client.post(path, {"x": "1"})
    asked = client.options(path, headers={"access-control-request-method": "GET", "origin": "https://x.example"})
    read = client.get(path)

    assert (written.status_code, written.headers["Content-Type"]) == (405, "application/problem+json")
    assert written.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert (asked.status_code, asked.headers["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    assert "ETag" in read.headers["Access-Control-Expose-Headers"]
    assert client.head(path).status_code == 200


def test_the_page_leads_to_the_same_choice_and_leaves_out_what_is_none(client: Any) -> None:
    a_network(start_year=2014, end_year=2016)

    html = client.get(f"{PAGE}?utm_source=x&state=ended&year=2015&year=2016&area=").content.decode()

    for address in (f"{CSV}?year=2016&amp;state=ended", f"{CSV}?year=2016&amp;state=ended&amp;bom=1"):
        assert f'href="{address}"' in html
    assert "utm_source" not in html.partition("<main")[2]
