"""What a language does to its words: the stems that a dictionary form may take in text, and what may follow a stem."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

NOTHING: Final = re.compile("")
NEVER: Final = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Inflection:
    """`joints` are the shapes that a word takes as the first part of a compound, and `no_compound` the beginnings that
    make a derived word of it ("kunta" in "kunnallinen")."""

    stems: Callable[[str], frozenset[str]]
    ending: re.Pattern[str]
    joints: Callable[[str], frozenset[str]] | None = None
    no_compound: re.Pattern[str] = NEVER


def unchanged(word: str) -> frozenset[str]:
    return frozenset({word})
