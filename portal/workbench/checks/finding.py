"""What a check has found."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

DIGEST_LENGTH = 16


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"  # may be dismissed


class Code(StrEnum):
    MISSING = "missing"
    TOO_LONG = "too-long"
    MARKUP = "markup"
    SAME = "same"
    LENGTH = "length"
    NUMBER = "number"
    YEAR = "year"
    PERCENTAGE = "percentage"
    AMOUNT = "amount"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    DATE = "date"
    TIME = "time"
    HEADING = "heading"
    LIST = "list"
    TABLE = "table"
    LINK = "link"
    LINK_LANGUAGE = "link-language"
    EMPHASIS = "emphasis"
    CODE = "code"
    PARAGRAPHS = "paragraphs"
    DOUBLE_SPACE = "double-space"
    EDGE_SPACE = "edge-space"
    BRACKETS = "brackets"
    QUOTES = "quotes"
    END_PUNCTUATION = "end-punctuation"
    TERM = "term"
    FORBIDDEN_TERM = "forbidden-term"
    RESIDUE = "residue"


ERRORS: Final = frozenset({Code.MISSING, Code.TOO_LONG, Code.MARKUP})


class Span(NamedTuple):
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """`digest` stays the same while what was found, and the sentences around it, stay the same: a warning that was
    dismissed by its digest returns when the text changes."""

    code: Code
    message: str
    digest: str
    source: Span | None = None  # where in the source
    target: Span | None = None  # where in the translation

    @property
    def severity(self) -> Severity:
        return Severity.ERROR if self.code in ERRORS else Severity.WARNING


def digest_of(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:DIGEST_LENGTH]
