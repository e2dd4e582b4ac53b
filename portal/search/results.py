"""What somebody asks of the search, and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.safestring import SafeString

from portal.languages.localized import LocalizedText

PER_PAGE = 20
MOST_CHARACTERS, MOST_WORDS = 200, 12


class Asked(NamedTuple):
    """`kind` is a model ("strategy.spearhead"); `theme` and `area` are slugs in the page's language; "" chooses all."""

    text: str
    language: str
    kind: str = ""
    theme: str = ""
    area: str = ""
    page: int = 1


class Found(NamedTuple):
    """`marked_title` and `snippet` are escaped, with `<mark>` around what was looked for; whoever shows them marks the
    language, where it is another."""

    kind: str  # "strategy.spearhead"
    key: str  # primary key
    kind_name: str  # in the reader's language
    title: LocalizedText
    marked_title: SafeString
    snippet: SafeString
    snippet_language: str
    url: str


@dataclass(frozen=True)
class FacetValue:
    value: str
    label: LocalizedText | str
    count: int
    is_chosen: bool


class Facet(NamedTuple):
    name: str  # "kind", "theme" or "area": the name in the address
    values: Sequence[FacetValue]


class Suggestion(NamedTuple):
    """A title that leads somewhere, or a word to look for (`url` is "" then)."""

    text: str
    url: str
    language: str
    kind_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Results:
    asked: Asked
    read: str  # the text as far as it was read
    is_cut: bool = False  # more than MOST_CHARACTERS or MOST_WORDS were sent
    found: Sequence[Found] = ()  # of the page that was asked for
    total: int = 0
    has_more: bool = False  # more was found than is counted and shown
    pages: int = 0
    facets: Sequence[Facet] = ()
    meant: str = ""  # “did you mean”: what to look for instead, or what was looked for instead
    is_corrected: bool = False  # `meant` was looked for, because nothing was found otherwise
    endings: Sequence[str] = ()  # the query with whole words for its last one, where that is only begun
    other_language: str = ""  # words of this language were read, because nothing was found in the page's own
