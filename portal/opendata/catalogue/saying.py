"""What data sets of every kind say of themselves, and how values are written."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.languages.addresses import fixed_address
from portal.languages.localized import codes
from portal.languages.page import absolute
from portal.opendata.catalogue import vocabulary as words
from portal.opendata.catalogue.graph import Iri, Thing, Typed, Value, in_each_language

Said = dict[str, list[Value]]


def part(name: str) -> Iri:
    """The name of a part of the catalogue."""
    return Iri(absolute(f"{reverse('catalogue-turtle').removesuffix('.ttl')}#{name}"))


def texts(lazy: Any) -> list[Value]:
    return [*in_each_language(lazy)]


def pages(name: str) -> list[Value]:
    """The addresses of a page of the site in every language."""
    return [Iri(absolute(fixed_address(name, code))) for code in codes()]


def described(title: Any, description: Any, keywords: Iterable[Any], themes: Iterable[str]) -> Said:
    """Nobody's name, phone or mail stands in it: people change, the page of contacts stays."""
    contact: Said = {"vcard:fn": texts(_("Helsinki-Uusimaa Regional Council")), "vcard:hasURL": pages("contacts")}
    return {
        "dct:title": texts(title),
        "dct:description": texts(description),
        "dcat:keyword": [text for keyword in keywords for text in texts(keyword)],
        "dcat:theme": [words.theme(code) for code in themes],
        "dct:publisher": [part("publisher")],
        "dcat:contactPoint": [Thing("", ["vcard:Organization", "vcard:Kind"], contact)],
        "dct:accessRights": [words.PUBLIC],
        "dct:language": [*words.languages(codes())],
        "dct:spatial": [words.UUSIMAA],
    }


def dates(issued: datetime | None, modified: datetime | None) -> Said:
    return {
        "dct:issued": [moment(issued)] if issued else [],
        "dct:modified": [moment(modified)] if modified else [],
    }


def moment(at: datetime) -> Typed:
    return Typed(at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"), "xsd:dateTime")


def period(first: int | None, last: int | None) -> list[Value]:
    """The years that a data set is about; nothing where neither end is known."""
    ends: Said = {
        "dcat:startDate": [Typed(str(first), "xsd:gYear")] if first else [],
        "dcat:endDate": [Typed(str(last), "xsd:gYear")] if last else [],
    }
    return [Thing("", ["dct:PeriodOfTime"], ends)] if any(ends.values()) else []
