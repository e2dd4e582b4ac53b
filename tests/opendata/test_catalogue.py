"""The catalogue of the data sets: valid DCAT-AP, the same in both forms, true of what there is."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from portal.opendata.catalogue.data_sets import DATA_SETS
from portal.opendata.kinds import BY_PLURAL
from portal.opendata.models import FrozenStrategy
from tests.builders import a_contact, a_spearhead, a_strategy, an_agreement, an_indicator
from tests.opendata.rdf import graph_of, validated

pytestmark = pytest.mark.django_db

AUTHORITY = "http://publications.europa.eu/resource/authority"
SPDX_VALUE = URIRef("http://spdx.org/rdf/terms#checksumValue")


def graph_at(client, path="/data/catalogue.ttl") -> Graph:
    return graph_of(client.get(path).content, "turtle" if path.endswith("ttl") else "json-ld")


def named(graph: Graph, name: str) -> URIRef:
    return URIRef(f"http://127.0.0.1:8000/data/catalogue#{name}")


def languages_of(graph: Graph, thing: URIRef, word: URIRef) -> set[str]:
    return {text.language for text in graph.objects(thing, word)}


def status_at(client, address: str) -> int:
    answer = client.get(urlsplit(address).path, follow=True)
    b"".join(answer)  # a file that is sent is closed when it has been read
    return answer.status_code


def moment(text):
    return Literal(text, datatype=XSD.dateTime)


def an_archive(strategy=None, **columns):
    own = {"approved_on": "2021", "sha256": "ab" * 32, "size": 1234, "file": "frozen/strategia-x.zip"}
    return FrozenStrategy.objects.create(strategy=strategy or a_strategy(), **own | columns)


def test_it_keeps_what_dcat_ap_asks(client):
    an_agreement()
    an_archive()

    assert validated(graph_at(client)) == (True, "Validation Report\nConforms: True\n")


@pytest.mark.parametrize(
    ("word", "of"),
    [
        (DCTERMS.title, DCAT.Dataset),
        (DCTERMS.publisher, DCAT.Catalog),
        (DCAT.accessURL, DCAT.Distribution),
        (FOAF.name, FOAF.Agent),
    ],
)
def test_the_shapes_miss_what_is_mandatory(client, word, of):
    graph = graph_at(client)
    for thing in list(graph.subjects(RDF.type, of)):
        graph.remove((thing, word, None))

    assert validated(graph)[0] is False


@pytest.mark.parametrize(
    ("word", "wrong"),
    [
        (DCTERMS.issued, Literal("yesterday")),
        (DCTERMS.modified, Literal("2026-01-31", datatype=XSD.string)),
        (DCAT.startDate, Literal("2021")),
        (DCAT.downloadURL, Literal("http://127.0.0.1:8000/data/news.csv")),
        (SPDX_VALUE, Literal("ab" * 20, datatype=XSD.hexBinary)),
    ],
)
def test_the_shapes_miss_what_is_of_another_type(client, word, wrong):
    an_archive(strategy=a_strategy(start_year=2021))
    graph = graph_at(client)
    assert list(graph.subjects(word))
    for thing in list(graph.subjects(word)):
        graph.set((thing, word, wrong))

    assert validated(graph)[0] is False


def test_both_forms_say_the_same(client):
    an_archive()

    assert isomorphic(graph_at(client), graph_at(client, "/data/catalogue.jsonld"))


def test_every_kind_of_record_is_a_data_set_in_three_languages(client):
    graph = graph_at(client)

    sets = set(graph.objects(named(graph, "catalogue"), DCAT.dataset))
    assert {data_set.plural for data_set in DATA_SETS} == set(BY_PLURAL)
    assert sets == {named(graph, plural) for plural in BY_PLURAL} == set(graph.subjects(RDF.type, DCAT.Dataset))
    for one in (*sets, named(graph, "catalogue")):
        assert languages_of(graph, one, DCTERMS.title) == {"fi", "sv", "en"}
        assert languages_of(graph, one, DCTERMS.description) == {"fi", "sv", "en"}
    assert {len(languages_of(graph, one, DCAT.keyword)) for one in sets} == {3}


def test_every_address_of_it_answers(client):
    graph = graph_at(client)

    words = (DCAT.accessURL, DCAT.downloadURL, DCAT.landingPage, DCAT.endpointDescription, DCAT.endpointURL)
    addresses = {str(address) for word in words for address in graph.objects(None, word)}
    own = {str(thing) for thing in graph.subjects() if str(thing).startswith("http://127.0.0.1:8000/")}
    assert len(addresses) > 60
    assert {address for address in addresses | own if status_at(client, address) != 200} == set()


def test_the_whole_of_a_data_set_is_downloaded_as_csv_and_the_formats_that_come_in_pages_are_asked_of_the_service(
    client,
):
    graph = graph_at(client)

    downloads = {str(address).rpartition(".")[2] for address in graph.objects(None, DCAT.downloadURL)}
    assert downloads == {"csv"}
    for form in ("json", "jsonld"):
        in_pages = named(graph, f"news-{form}")
        assert graph.value(in_pages, DCAT.accessURL) == URIRef(f"http://127.0.0.1:8000/data/news.{form}")
        assert graph.value(in_pages, DCAT.accessService) == named(graph, "service")


@pytest.mark.parametrize("address", ["/data/", "/data/catalogue"])
@pytest.mark.parametrize(
    ("accepted", "leads_to"),
    [
        ("text/turtle", "/data/catalogue.ttl"),
        ("*/*", "/data/catalogue.ttl"),
        ("image/png", "/data/catalogue.ttl"),
        ("application/ld+json", "/data/catalogue.jsonld"),
        ("application/json", "/data/catalogue.jsonld"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "/sv/oppna-data/"),
    ],
)
def test_the_name_of_the_catalogue_leads_to_it_in_the_form_that_is_asked_for(client, address, accepted, leads_to):
    answer = client.get(address, headers={"accept": accepted, "accept-language": "sv"})

    assert (answer.status_code, answer.headers["Location"]) == (303, leads_to)
    assert answer.headers["Vary"] == "Accept, Accept-Language"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert client.post(address).status_code == 405


def test_a_distribution_says_its_type_its_licence_and_not_a_size_that_nobody_knows(client):
    graph = graph_at(client)
    csv = named(graph, "strategies-csv")

    assert graph.value(csv, DCAT.downloadURL) == URIRef("http://127.0.0.1:8000/data/strategies.csv")
    assert graph.value(csv, DCAT.mediaType) == URIRef("http://www.iana.org/assignments/media-types/text/csv")
    assert graph.value(csv, DCTERMS.license) == URIRef(f"{AUTHORITY}/licence/CC_BY_4_0")
    assert list(graph.objects(None, DCAT.byteSize)) == []


def test_words_come_from_the_vocabularies_that_are_prescribed(client):
    graph = graph_at(client)
    prescribed = {
        DCAT.theme: f"{AUTHORITY}/data-theme/",
        DCTERMS.language: f"{AUTHORITY}/language/",
        DCTERMS.accrualPeriodicity: f"{AUTHORITY}/frequency/",
        DCTERMS.accessRights: f"{AUTHORITY}/access-right/",
        DCTERMS.license: f"{AUTHORITY}/licence/",
        DCTERMS.format: f"{AUTHORITY}/file-type/",
        DCAT.mediaType: "http://www.iana.org/assignments/media-types/",
        DCTERMS.spatial: "http://data.europa.eu/nuts/code/FI1B1",
    }

    for word, beginning in prescribed.items():
        used = {str(value) for value in graph.objects(None, word)}
        assert used
        assert {value for value in used if not value.startswith(beginning)} == set()
    assert {str(label.language) for label in graph.objects(URIRef(f"{AUTHORITY}/data-theme/REGI"), SKOS.prefLabel)} == {
        "fi",
        "sv",
        "en",
    }


def test_nobodys_contact_details_are_in_it(client):
    a_contact(name="Maija Meri", email="maija.meri@example.org")

    for path in ("/data/catalogue.ttl", "/data/catalogue.jsonld"):
        content = client.get(path).content.decode()
        assert "Maija" not in content
        assert "@example" not in content


def test_moments_and_years_are_those_of_what_is_public(client):
    published = timezone.now().replace(microsecond=0)
    a_strategy(start_year=2018, end_year=2020, published_at=published, changed={"fi": "2100-01-02T03:04:05+00:00"})
    a_strategy(start_year=2021, end_year=2024, published_at=published)
    a_strategy(start_year=1999, state="draft", published_at=None, changed={"fi": "2200-01-01T00:00:00+00:00"})

    graph = graph_at(client)

    strategies = named(graph, "strategies")
    assert graph.value(strategies, DCTERMS.issued).toPython() == published
    assert graph.value(strategies, DCTERMS.modified) == moment("2100-01-02T03:04:05Z")
    period = graph.value(strategies, DCTERMS.temporal)
    assert [str(graph.value(period, word)) for word in (DCAT.startDate, DCAT.endDate)] == ["2018", "2024"]


@pytest.mark.parametrize("state", ["withdrawn", "unpublished"])
def test_what_leaves_the_site_never_makes_its_data_set_older(client, state):
    ending = {"at": "2101-01-01T00:00:00+00:00", "notice": {"fi": "Pois"}}
    stamps = {"published_at": timezone.now(), "changed": {"fi": "2100-01-02T03:04:05+00:00"}, "ending": ending}
    a_strategy(start_year=1999, state=state, **stamps)

    graph = graph_at(client)

    for thing in ("strategies", "catalogue"):
        assert graph.value(named(graph, thing), DCTERMS.modified) == moment("2101-01-01T00:00:00Z")
    assert graph.value(named(graph, "strategies"), DCTERMS.temporal) is None


def test_an_archive_that_is_taken_down_makes_the_data_set_newer(client):
    at = datetime(2101, 1, 1, tzinfo=UTC)
    an_archive()
    an_archive(sha256="cd" * 32, file="frozen/strategia-y.zip", taken_down_at=at, taken_down_reason="x")

    graph = graph_at(client)

    assert graph.value(named(graph, "archives"), DCTERMS.modified) == moment("2101-01-01T00:00:00Z")
    assert len(set(graph.objects(named(graph, "archives"), DCAT.distribution))) == 1


def test_what_has_no_moments_of_its_own_has_those_of_what_it_belongs_to(client):
    strategy = a_strategy(changed={"sv": "2100-01-02T03:04:05+00:00"})
    an_indicator(strategy)

    graph = graph_at(client)

    modified = graph.value(named(graph, "indicators"), DCTERMS.modified)
    assert modified == moment("2100-01-02T03:04:05Z")
    assert graph.value(named(graph, "themes"), DCTERMS.modified) is None


def test_a_period_without_an_end_has_none_and_nothing_has_no_period(client):
    a_strategy(start_year=2018, end_year=2020)
    a_strategy(start_year=2021)

    graph = graph_at(client)

    period = graph.value(named(graph, "strategies"), DCTERMS.temporal)
    assert (str(graph.value(period, DCAT.startDate)), graph.value(period, DCAT.endDate)) == ("2018", None)
    assert graph.value(named(graph, "agreements"), DCTERMS.temporal) is None


def test_frozen_strategies_are_a_data_set_whose_size_and_hash_are_known(client):
    archive = an_archive()

    graph = graph_at(client)

    zipped = graph.value(named(graph, "archives"), DCAT.distribution)
    assert str(graph.value(zipped, DCAT.downloadURL)).endswith(archive.download_url)
    assert graph.value(zipped, DCAT.byteSize).toPython() == 1234
    assert [str(value) for value in graph.objects(None, SPDX_VALUE)] == ["ab" * 32]


@pytest.mark.parametrize("count", [1, 4])
def test_it_costs_the_same_queries_however_much_there_is(client, django_assert_num_queries, count):
    for _ in range(count):
        a_spearhead()
    client.get("/data/catalogue.ttl")

    with django_assert_num_queries(13):
        client.get("/data/catalogue.ttl")


@pytest.mark.parametrize(
    ("path", "content_type"),
    [("/data/catalogue.ttl", "text/turtle; charset=utf-8"), ("/data/catalogue.jsonld", "application/ld+json")],
)
def test_any_site_may_ask_and_who_has_it_is_told_so(client, path, content_type):
    answer = client.get(path)
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})

    assert answer.headers["Content-Type"] == content_type
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert again.status_code == 304
    assert client.post(path).status_code == 405
