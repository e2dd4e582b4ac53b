"""The catalogue, its data sets and how they are had, described as DCAT-AP 3.0 wants them."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.languages.localized import codes
from portal.languages.page import absolute
from portal.opendata.catalogue import vocabulary as words
from portal.opendata.catalogue.archives import archives
from portal.opendata.catalogue.data_sets import DATA_SETS, DataSet
from portal.opendata.catalogue.graph import Iri, Text, Thing, Value, in_each_language
from portal.opendata.catalogue.moments import Moments, moments_of
from portal.opendata.catalogue.saying import Said, dates, described, pages, part, period, texts

FORMATS = (
    ("json", "JSON", "application/json"),
    ("jsonld", "JSON_LD", "application/ld+json"),
    ("csv", "CSV", "text/csv"),
)
WHOLE = "csv"  # the format that holds all of a data set in one file; the others come in pages, from the service


def catalogue() -> list[Thing]:
    moments = {data_set.plural: moments_of(data_set) for data_set in DATA_SETS}
    things = [_data_set(data_set, moments[data_set.plural]) for data_set in DATA_SETS]
    things += [_distribution(data_set, *how) for data_set in DATA_SETS for how in FORMATS]
    things += archives()
    sets: list[Value] = [Iri(thing.id) for thing in things if "dcat:Dataset" in thing.types]
    described_in_full = [_catalogue(moments, sets), *things, _service(), _publisher()]
    return [*described_in_full, *_documents(described_in_full), *words.explained(codes())]


def _catalogue(moments: Mapping[str, Moments], sets: list[Value]) -> Thing:
    issued = [one.issued for one in moments.values() if one.issued]
    modified = [one.modified for one in moments.values() if one.modified]
    return Thing(
        part("catalogue"),
        ["dcat:Catalog"],
        {
            "dct:title": texts(_("Open data of the Helsinki-Uusimaa innovation portal")),
            "dct:description": texts(
                _("Strategies, agreements and projects of innovation policy in Helsinki-Uusimaa, in three languages.")
            ),
            "dct:publisher": [part("publisher")],
            "dct:license": [words.LICENCE],
            "dct:language": [*words.languages(codes())],
            "dct:spatial": [words.UUSIMAA],
            "foaf:homepage": [Iri(absolute("/"))],
            "dcat:themeTaxonomy": [words.DATA_THEMES],
            **dates(min(issued, default=None), max(modified, default=None)),
            "dcat:dataset": sets,
            "dcat:service": [part("service")],
        },
    )


def _data_set(data_set: DataSet, moments: Moments) -> Thing:
    said: Said = {
        **described(data_set.title, data_set.description, data_set.keywords, data_set.themes),
        "dcat:landingPage": pages(data_set.page),
        "dct:accrualPeriodicity": [words.IRREGULARLY],
        **dates(moments.issued, moments.modified),
        "dct:temporal": period(moments.first_year, moments.last_year),
        "dcat:distribution": [part(f"{data_set.plural}-{extension}") for extension, _type, _media_type in FORMATS],
    }
    return Thing(part(data_set.plural), ["dcat:Dataset"], said)


def _distribution(data_set: DataSet, extension: str, file_type: str, media_type: str) -> Thing:
    address = Iri(absolute(reverse("data-list", args=[data_set.plural, extension])))
    titles = in_each_language(data_set.title)
    said: Said = {
        "dct:title": [Text(f"{title} ({file_type.replace('_', '-')})", language) for title, language in titles],
        "dcat:accessURL": [address],
        "dcat:downloadURL": [address] if extension == WHOLE else [],
        "dcat:mediaType": [words.media_type(media_type)],
        "dct:format": [words.file_type(file_type)],
        "dct:license": [words.LICENCE],
        "dct:language": [*words.languages(codes())],
        "dcat:accessService": [part("service")],
    }
    return Thing(part(f"{data_set.plural}-{extension}"), ["dcat:Distribution"], said)


def _service() -> Thing:
    return Thing(
        part("service"),
        ["dcat:DataService"],
        {
            "dct:title": texts(_("The portal’s data over HTTP")),
            "dct:description": texts(_("Every list and every record as JSON, JSON-LD or CSV, described in OpenAPI.")),
            "dct:publisher": [part("publisher")],
            "dct:license": [words.LICENCE],
            "dct:accessRights": [words.PUBLIC],
            "dcat:endpointURL": [Iri(absolute(reverse("data")))],
            "dcat:endpointDescription": [Iri(absolute(reverse("openapi")))],
            "dcat:servesDataset": [part(data_set.plural) for data_set in DATA_SETS],
        },
    )


def _publisher() -> Thing:
    named = texts(_("Helsinki-Uusimaa Regional Council"))
    return Thing(part("publisher"), ["foaf:Agent"], {"foaf:name": named, "dct:type": [words.REGIONAL_AUTHORITY]})


def _documents(things: Iterable[Thing]) -> list[Thing]:
    """The pages that have been named, each once."""
    named = [
        page for thing in things for name in ("foaf:homepage", "dcat:landingPage") for page in thing.said.get(name, ())
    ]
    return [Thing(str(page), ["foaf:Document"]) for page in dict.fromkeys(named)]
