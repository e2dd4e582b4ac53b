"""What the analyser has to know of a language beside its word list."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

Lookup = Callable[[str], str | None]  # the dictionary form of a word, if there is one


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def as_it_is(word: str) -> str:
    return word


def no_name(word: str) -> str | None:
    return None


def nothing_off(word: str, look_up: Lookup) -> str | None:
    return None


@dataclass(frozen=True, kw_only=True)
class Rules:
    """`without_suffix` finds the dictionary form of a word that bears what no dictionary lists; `as_modifier` that of a
    compound's first part, which may stand in a form of its own."""

    stemmer: str = ""  # of Snowball; none leaves words as they are
    stop_words: frozenset[str] = frozenset()  # say nothing of what somebody looks for
    spelling: tuple[tuple[re.Pattern[str], str], ...] = ()  # what is written in two ways is read in one
    plural: str = ""  # an ending of words that the dictionary does not have, abbreviations above all
    name_of: Callable[[str], str | None] = no_name  # the basic form of a name, which is read before the dictionary
    not_inflected: frozenset[str] = frozenset()  # basic forms that the dictionary takes for forms of other words
    without_suffix: Callable[[str, Lookup], str | None] = nothing_off
    has_compounds: bool = False
    short_parts: frozenset[str] = frozenset()  # words of three letters that are parts of compounds
    bound_parts: frozenset[str] = frozenset()  # first parts that no dictionary lists, or lists as something else
    never_first: frozenset[str] = frozenset()
    never_last: frozenset[str] = frozenset()
    as_modifier: Callable[[str, Lookup], str | None] = field(default=nothing_off)
    link: str = ""  # what may stand between the parts: Swedish “innovation-s-avtal”
    last_may_be_cut: bool = False  # the last part of a listed compound may be a longer word's beginning

    def respelt(self, word: str) -> str:
        for pattern, replacement in self.spelling:
            word = pattern.sub(replacement, word)
        return word
