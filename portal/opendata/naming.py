"""Ids and addresses of records, and links to them."""

from typing import Any

from django.urls import reverse

from portal.languages.localized import codes
from portal.languages.page import absolute
from portal.opendata.kinds import kind_of
from portal.opendata.standing import Standing

FORMATS = {"json": "application/json", "jsonld": "application/ld+json"}


def id_of(record: Any) -> str:
    """The same for as long as the record exists, whatever its page is called; it leads to what it names."""
    kind = kind_of(type(record))
    return id_with(kind.name, kind.key_of(record))


def id_with(kind_name: str, key: Any) -> str:
    return absolute(reverse("data-id", args=[kind_name, str(key)]))


def addresses_of(record: Any) -> dict[str, str] | None:
    """Of the record's page in each language; None where it has none of its own."""
    kind = kind_of(type(record))
    if not (kind.address or kind.name == "page"):
        return None
    return {code: absolute(record.address(code)) for code in codes()}


def canonical_of(record: Any) -> str:
    """What JSON-LD calls the record: its page in its original language, else its id."""
    addresses = addresses_of(record)
    return addresses[record.original_language] if addresses else id_of(record)


def name_of(record: Any, standing: Standing) -> Any:
    """A language map, or a plain text where it is a name of its own."""
    own = record.translated_fields()
    return (
        standing.language_map(record, record.NAMED_BY) if record.NAMED_BY in own else getattr(record, record.NAMED_BY)
    )


def link_to(record: Any, standing: Standing) -> dict[str, Any]:
    return {
        "id": id_of(record),
        "kind": kind_of(type(record)).name,
        "name": name_of(record, standing),
        "addresses": addresses_of(record),
    }


def as_format(path: str, extension: str) -> str:
    """The address at which the page at `path` is data: "/fi/strategiat/x/" as "/fi/strategiat/x.json"."""
    within = path.strip("/")
    return f"/{within if '/' in within else within + '/index'}.{extension}"


def page_at(path: str) -> str:
    """The other way round, without the language."""
    return "" if path == "index" else f"{path}/"
