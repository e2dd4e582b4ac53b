"""What goes out to a translator in one file."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Of a text, with the values of `UnitState`; what need not be translated does not go out."""

    MISSING = "missing"
    BEHIND = "behind"
    REVIEW = "review"
    CURRENT = "current"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class ExchangedText:
    """`key` is the caller's own, such as "strategy.strategy/5#title"; it may hold any sign but line ends.

    `previous` is the source and the translation that were last said to belong together.
    """

    key: str
    label: str
    source: str
    target: str
    state: State
    url: str = ""
    previous: tuple[str, str] | None = None
    max_length: int | None = None
    note: str = ""
    is_markdown: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """No key twice."""

    source_language: str
    target_language: str
    texts: tuple[ExchangedText, ...]
