"""A record in the words of schema.org: its context stands in the answer, each text says its language."""

from collections.abc import Iterable
from typing import Any

from portal.languages.localized import codes, has_text
from portal.opendata.answers import LICENCE
from portal.opendata.envelope import attribution
from portal.opendata.kinds import Kind, kind_of
from portal.opendata.kinds.shape import Described
from portal.opendata.naming import addresses_of, canonical_of, id_of
from portal.opendata.records import plain
from portal.opendata.standing import Standing, related
from portal.publishing.models import Publishable

_ADDRESSES = ("url", "sameAs", "license", "mainEntity", "sdLicense")
_NEXT = {"@id": "http://www.w3.org/ns/hydra/core#next", "@type": "@id"}
CONTEXT = {"@vocab": "https://schema.org/", **{name: {"@type": "@id"} for name in _ADDRESSES}, "next": _NEXT}


def document(address: str, nodes: Iterable[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """The answer says whose it is; what it is about stands beside it."""
    things = list(nodes)
    own = {
        "@id": address,
        "@type": "CreativeWork",
        "license": LICENCE,
        "creditText": _tagged(attribution()),
        "isAccessibleForFree": True,
        "about": [{"@id": thing["@id"]} for thing in things],
    }
    return {"@context": CONTEXT, "@graph": [own | more, *things]}


def as_node(record: Any, kind: Kind, standing: Standing) -> dict[str, Any]:
    types = kind.types if isinstance(kind.types, str) else kind.types(record)
    node = {
        "@id": canonical_of(record),
        "@type": types,
        "identifier": id_of(record),
        **{name: _value(record, kind, described) for name, described in kind.described.items()},
        "creativeWorkStatus": "withdrawn" if record.withdrawal() else None,
        "mainEntityOfPage": _pages(record, kind, standing),
    }
    return {name: value for name, value in node.items() if value not in (None, [], "")}


def _value(record: Any, kind: Kind, described: Described) -> Any:
    if not isinstance(described, str):
        return described(record)
    if described in kind.texts:
        return _tagged({code: getattr(record, f"{described}_{code}") for code in codes()})
    if described in kind.links:
        return [_reference(linked) for linked in related(record, kind, described)]
    return plain(getattr(record, described))


def _reference(record: Any) -> dict[str, Any]:
    named, own = record.NAMED_BY, record.translated_fields()
    name = _tagged({code: getattr(record, f"{named}_{code}") for code in codes()}) if named in own else []
    kind = kind_of(type(record))
    typed = {"@type": kind.types} if isinstance(kind.types, str) else {}
    return {"@id": canonical_of(record), **typed, "name": name}


def _pages(record: Any, kind: Kind, standing: Standing) -> list[dict[str, Any]]:
    """The record's page in each language that has its name, and how far that language can be trusted.

    They are told by their addresses and have no ids: a city is called by that of its page, and is no page.
    """
    addresses = addresses_of(record) or {}
    return [
        {
            "@type": "WebPage",
            "url": address,
            "inLanguage": code,
            "creativeWorkStatus": standing.of_language(record, kind, code),
            **_changed(record, code),
        }
        for code, address in addresses.items()
        if record.has_any_text(code)
    ]


def _changed(record: Any, language: str) -> dict[str, str]:
    moment = record.changed_in(language) if isinstance(record, Publishable) else None
    return {"dateModified": plain(moment)} if moment else {}


def _tagged(texts: dict[str, Any]) -> list[dict[str, str]]:
    """Only what there is: no language stands in for another."""
    return [{"@value": str(text), "@language": code} for code, text in texts.items() if has_text(text)]
