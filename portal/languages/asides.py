"""What other parts of the portal have to say of the texts of a record, beside its form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Aside(NamedTuple):
    """Beside one text; `state` is for the style sheet."""

    words: str
    state: str
    url: str


class Line(NamedTuple):
    """Above the form, for one language."""

    language: str
    words: str
    url: str


@dataclass(frozen=True)
class Asides:
    """`beside` has a key for each column that something is said of: `key_of(row, column)`."""

    lines: list[Line] = field(default_factory=list)
    beside: Mapping[str, Aside] = field(default_factory=dict)


Source = Callable[[Any, Any], Asides]
_sources: list[Source] = []


def tell_beside_forms(source: Source) -> None:
    """`source(user, record)` is asked whenever the form of a record is shown; it costs few queries."""
    if source not in _sources:
        _sources.append(source)


def asides_of(user: Any, record: Any) -> Asides:
    said = [source(user, record) for source in _sources]
    beside = {key: aside for one in said for key, aside in one.beside.items()}
    return Asides([line for one in said for line in one.lines], beside)


def key_of(pk: Any, column: str) -> str:
    return f"{pk}:{column}"
