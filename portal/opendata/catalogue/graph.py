"""A small graph of described things, which JSON-LD and Turtle are both written from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import check_for_language, override

from portal.languages.localized import codes


class Iri(str):
    """The name of something that is described here or elsewhere."""

    __slots__ = ()


class Text(NamedTuple):
    text: str
    language: str


class Typed(NamedTuple):
    """A value of a type of XML Schema, the type's name shortened: "xsd:date"."""

    text: str
    type: str


@dataclass(frozen=True)
class Thing:
    """Something described. Without an `id` it is written where it is named, and nowhere else."""

    id: str
    types: Sequence[str]
    said: Mapping[str, "Sequence[Value]"] = field(default_factory=dict)

    def properties(self) -> Iterator[tuple[str, "Sequence[Value]"]]:
        """Those of which something is said."""
        return ((name, values) for name, values in self.said.items() if values)


Value = Iri | Text | Typed | Thing


def in_each_language(lazy: object) -> list[Text]:
    """A lazy translation in every language that has a catalogue."""
    texts = []
    for code in filter(check_for_language, codes()):
        with override(code):
            texts.append(Text(str(lazy), code))
    return texts
