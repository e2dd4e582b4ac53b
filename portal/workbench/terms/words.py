"""The words of a text as terms are compared: the parts of a hyphenated word stand alone, an ending after a colon or an
apostrophe ("EU:n", "region’s") belongs to its word."""

import re
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"([^\W_]+)(?:[:’'](?:[^\W\d_]{1,6}))?")
_BETWEEN = re.compile(r"[\s\u00ad\u2010\u2011-]+")  # what may part the words of a term, and what may join them


class Word(NamedTuple):
    text: str  # as written, without an ending after a colon
    folded: str
    start: int
    end: int
    gap: str  # the signs that part it from the word before, white space and hyphens left out


@lru_cache(maxsize=512)
def words_of(text: str) -> tuple[Word, ...]:
    found: list[Word] = []
    at = 0
    for match in _WORD.finditer(text):
        gap = _BETWEEN.sub("", text[at : match.start()])
        found.append(Word(match[1], match[1].casefold(), match.start(), match.end(), gap))
        at = match.end()
    return tuple(found)
