"""Where the words of a text stand, and how they compare: without case and diacritics."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"\w+(?:[-'’:&./]\w+)*")
_CASE_ENDING = re.compile(r":\w+$")  # EU:n, EU:s
_PLURAL = re.compile(r"(?<=[A-Z]{2})s$")  # SMEs
_JOINERS = re.compile(r"[-'’:&./_]")
_UNDIVIDED = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ŋ": "n", "ŧ": "t"}
)


class Token(NamedTuple):
    """`parts` are the words that a hyphen or the like joins in it; each is in small letters."""

    start: int
    end: int
    word: str
    parts: tuple[str, ...]

    @property
    def joined(self) -> str:
        return "".join(self.parts)


@lru_cache(50_000)
def folded(text: str) -> str:
    """Small letters without diacritics: “Järvenpää” is “jarvenpaa”."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_UNDIVIDED))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def tokens(text: str) -> Iterator[Token]:
    """The words of `text`, which is to be in normal form C (see `cleaned`)."""
    for match in WORD.finditer(text):
        word = _PLURAL.sub("", _CASE_ENDING.sub("", match.group())).casefold()
        if parts := tuple(part for part in _JOINERS.split(word) if part):
            yield Token(match.start(), match.end(), word, parts)


def stream(text: str) -> str:
    """The words of `text` folded, a space around each, as an entry's `folded` has them: for what stands as written."""
    return f" {' '.join(folded(part) for token in tokens(text) for part in token.parts)} "


def cleaned(text: str) -> str:
    """Without what nobody sees (zero-width and directional marks, soft hyphens) and what no database stores (control
    characters, lone surrogates); in normal form C."""
    kept = []
    for letter in text:
        category = unicodedata.category(letter)
        if category in {"Cc", "Zl", "Zp"}:
            kept.append(" " if letter not in "\n\t" else letter)
        elif category not in {"Cf", "Cs"}:
            kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept))
