"""The graph as JSON-LD."""

import json
from collections.abc import Iterable
from typing import Any

from portal.opendata.catalogue.graph import Iri, Text, Thing, Typed, Value
from portal.opendata.catalogue.vocabulary import PREFIXES


def as_jsonld(things: Iterable[Thing]) -> bytes:
    document = {"@context": PREFIXES, "@graph": [_thing(thing) for thing in things]}
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _thing(thing: Thing) -> dict[str, Any]:
    said: dict[str, Any] = {"@id": thing.id} if thing.id else {}
    said["@type"] = list(thing.types)
    return said | {name: [_value(value) for value in values] for name, values in thing.properties()}


def _value(value: Value) -> dict[str, Any]:
    match value:
        case Thing():
            return _thing(value)
        case Iri():
            return {"@id": str(value)}
        case Text(text, language):
            return {"@value": text, "@language": language}
        case Typed(text, type_):
            return {"@value": text, "@type": type_}
