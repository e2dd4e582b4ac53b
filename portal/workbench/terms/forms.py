"""One form of a term as it is looked for: a word, or several in a row, each inflected."""

from dataclasses import dataclass
from enum import Enum, auto

from portal.workbench.terms.inflection import Inflection
from portal.workbench.terms.term import Term
from portal.workbench.terms.words import Word, words_of

SHORTEST_FIRST_PART = 4  # letters; "kuntavaalit"
SHORTEST_LAST_PART = 6  # "innovaatioekosysteemi", yet no "kunta" in "maakunta"
SHORTEST_REST = 4
LONG_FIRST_PART = 8  # after which a short rest is a word too: "kärkihanketyö"


class How(Enum):
    WHOLE = auto()
    FIRST_PART = auto()  # of a compound
    LAST_PART = auto()


class WordPattern:
    """One word of a form. An abbreviation is written as it is; in capitals it takes no ending but after a colon."""

    def __init__(self, word: Word, inflection: Inflection, *, is_name: bool) -> None:
        self.inflection = inflection
        self.is_abbreviation = any(sign.isupper() or sign.isdigit() for sign in word.text[1:])
        self.is_capital = self.is_abbreviation or (is_name and word.text[0].isupper())
        self.written = word.text
        self.stems = frozenset({word.folded}) if self.is_abbreviation else inflection.stems(word.folded)
        self.joints: frozenset[str] = frozenset()
        if inflection.joints and not self.is_abbreviation and len(word.text) >= SHORTEST_FIRST_PART:
            self.joints = inflection.joints(word.folded)

    def matches(self, word: Word) -> bool:
        return self.is_written(word) and any(
            word.folded[:length] in self.stems and self.is_ending(word.folded[length:])
            for length in range(len(word.folded), 0, -1)
        )

    def is_ending(self, rest: str) -> bool:
        if self.is_abbreviation and not self.written[-1].islower():
            return rest in {"", "s"}
        return self.inflection.ending.fullmatch(rest) is not None

    def is_written(self, word: Word) -> bool:
        """With the capital letters that it has to have; text that is in capitals throughout has them all."""
        if self.is_abbreviation:
            return word.text.startswith(self.written) or (word.text.isupper() and len(word.text) > 4)
        return not self.is_capital or word.text[:1].isupper()

    def is_compounding(self, joint: str, rest: str) -> bool:
        shortest = SHORTEST_REST - (len(joint) >= LONG_FIRST_PART)
        return len(rest) >= shortest and not self.inflection.no_compound.match(rest)


@dataclass(frozen=True, slots=True)
class Form:
    term: Term
    patterns: tuple[WordPattern, ...]
    gaps: tuple[str, ...]  # before each word
    is_forbidden: bool

    @property
    def may_end_a_compound(self) -> bool:
        first = self.patterns[0]
        return len(self.patterns) == 1 and not first.is_capital and len(first.written) >= SHORTEST_LAST_PART

    def ends_at(self, words: tuple[Word, ...], at: int) -> int | None:
        """The index of the last word, where the words from `at` on are this form; the first word is known to be."""
        last = at + len(self.patterns) - 1
        if last >= len(words):
            return None
        for pattern, gap, word in zip(self.patterns[1:], self.gaps[1:], words[at + 1 : last + 1], strict=True):
            if gap != word.gap or not pattern.matches(word):
                return None
        return last


def form_of(text: str, term: Term, inflection: Inflection, *, is_forbidden: bool) -> Form | None:
    """None for a form without a word."""
    words = words_of(text)
    if not words:
        return None
    patterns = tuple(WordPattern(word, inflection, is_name=term.is_name) for word in words)
    return Form(term, patterns, tuple(word.gap for word in words), is_forbidden)
