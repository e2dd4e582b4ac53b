"""Numbers in words: "kahdessatoista", "tjugofem", "twenty-five", "tvåårig"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from portal.workbench.checks.wordings.wording import Wording

_SHORTEST_REST = 3  # of a word that begins with a number


@dataclass(frozen=True, slots=True)
class Numeral:
    value: int
    length: int  # of what says the number; less than the word's in "two-year"
    is_certain: bool


def numeral(word: str, wording: Wording) -> Numeral | None:
    folded = word.lower()
    for said in (folded, re.sub(wording.particles, "", folded), folded.split("-", 1)[0]):
        length = len(word) if "-" in said or "-" not in folded else len(said)
        if said in wording.numerals:
            return Numeral(wording.numerals[said], length, is_certain=True)
        if said in wording.loose_numerals:
            return Numeral(wording.loose_numerals[said], length, is_certain=False)
    return _beginning(folded, wording)


class _Beginnings:
    """The beginnings of words that say a number, the longest first: "kahdeksankulmio" is not of two."""

    def __init__(self, wording: Wording) -> None:
        longest_first = sorted(wording.numeral_prefixes, key=lambda prefix: len(prefix[0]), reverse=True)
        self.values = [value for _prefix, value in longest_first]
        self.pattern = re.compile("|".join(f"({prefix}{_rest(prefix)})" for prefix, _value in longest_first) or r"(?!)")


def _rest(prefix: str) -> str:
    """What has to follow for the word to be another one than the number itself."""
    return rf"(?=\w{{{_SHORTEST_REST}}})" if prefix.isalpha() else ""


_beginnings = lru_cache(maxsize=16)(_Beginnings)


def _beginning(folded: str, wording: Wording) -> Numeral | None:
    match = _beginnings(wording).pattern.match(folded)
    if match is None or match.lastindex is None:
        return None
    return Numeral(_beginnings(wording).values[match.lastindex - 1], len(folded), is_certain=False)
