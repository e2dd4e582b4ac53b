"""The graph as Turtle: what it takes for a catalogue is less than a library for all of RDF would bring along."""

import re
from collections.abc import Iterable, Iterator

from portal.opendata.catalogue.graph import Iri, Text, Thing, Typed, Value
from portal.opendata.catalogue.vocabulary import PREFIXES

_INDENT = "    "
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_TO_ESCAPE = re.compile(r'[\x00-\x1f\x7f"\\]')
_ESCAPES = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\b": r"\b", "\f": r"\f"}


def as_turtle(things: Iterable[Thing]) -> bytes:
    prefixes = [f"@prefix {prefix}: {_iri(address)} .\n" for prefix, address in PREFIXES.items()]
    described = [f"{_iri(thing.id)} {_said(thing, _INDENT)} .\n" for thing in things]
    return "\n".join(("".join(prefixes), *described)).encode()


def _said(thing: Thing, indent: str) -> str:
    lines = [f"a {', '.join(thing.types)}"]
    lines += [f"{name} {', '.join(_values(values, indent))}" for name, values in thing.properties()]
    return f" ;\n{indent}".join(lines)


def _values(values: Iterable[Value], indent: str) -> Iterator[str]:
    for value in values:
        match value:
            case Thing(id=""):
                deeper = indent + _INDENT
                yield f"[\n{deeper}{_said(value, deeper)}\n{indent}]"
            case Thing():
                yield _iri(value.id)
            case Iri():
                yield _iri(value)
            case Text(text, language):
                yield f"{_string(text)}@{language}"
            case Typed(text, type_):
                yield f"{_string(text)}^^{type_}"


def _iri(address: str) -> str:
    """Characters that no IRI may hold are percent-encoded."""
    return f"<{_NOT_IN_IRI.sub(lambda found: ''.join(f'%{byte:02X}' for byte in found[0].encode()), address)}>"


def _string(text: str) -> str:
    return f'"{_TO_ESCAPE.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"
