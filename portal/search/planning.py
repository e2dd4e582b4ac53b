"""What a query looks for in one language: for each word the terms that may match it, and what may stand for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from portal.search import vocabulary
from portal.search.analysis.lemmas import rules_of
from portal.search.analysis.terms import Terms
from portal.search.analysis.tokens import Token, folded
from portal.search.scoring import ALL, Alternative, document_counts
from portal.search.synonyms import Groups, Span, own_terms, spans

WRITTEN_TOGETHER, SYNONYM, TWO_WORDS = 1.2, 0.9, 0.9
ONE_ERROR_AWAY = 0.7
LONGER, LONGER_ALONE = 0.4, 0.8  # than what was typed, where that is a word too, and where it is not


class Corrects(Enum):
    """What may be taken for a typing error."""

    NOTHING = auto()  # another language than the page's is read, and only by whole words
    UNKNOWN = auto()  # what no text of any language writes
    ALL = auto()  # every word: none of them has led to what visitors may see


class Plan(NamedTuple):
    slots: list[list[Alternative]] = []
    counts: dict[str, int] = {}
    corrections: dict[str, dict[str, str]] = {}  # what was typed -> what it may have been, likeliest first: its term
    as_typed: frozenset[str] = frozenset()  # terms of the words that were not taken for typing errors
    is_begun: bool = False  # the last word is none yet, but the beginning of some

    def wanted(self) -> dict[str, int]:
        """Each term that is looked for, and which of the words it is for; what a snippet marks."""
        return {
            term: slot
            for slot, alternatives in enumerate(self.slots)
            for alternative in alternatives
            for terms in alternative.steps
            for term in terms
        }


@dataclass
class Typed:
    """A word of the query; a stop word is looked for only where there is nothing else."""

    token: Token
    folded: str
    is_ignored: bool
    terms: Terms = field(default_factory=dict)
    halves: list[tuple[Terms, Terms]] = field(default_factory=list)

    def take(self, terms: Terms, boost: float = 1.0) -> None:
        for term, weight in terms.items():
            self.terms[term] = max(self.terms.get(term, 0), weight * boost)


def plan(
    words: Sequence[Token],
    language: str,
    synonyms: Groups,
    *,
    is_phrase: bool = False,
    corrects: Corrects = Corrects.UNKNOWN,
) -> Plan:
    typed = _typed(words, language)
    if not typed:
        return Plan()
    return _Planning(typed, language, synonyms, is_phrase=is_phrase, corrects=corrects).plan()


def _typed(words: Sequence[Token], language: str) -> list[Typed]:
    stop_words = rules_of(language).stop_words
    has_other = any(word.word not in stop_words for word in words)
    return [Typed(word, folded(word.joined), has_other and word.word in stop_words) for word in words]


class _Planning:
    """Asks the vocabulary step by step; a plan costs some six queries, however many words there are."""

    def __init__(
        self, typed: list[Typed], language: str, synonyms: Groups, *, is_phrase: bool, corrects: Corrects
    ) -> None:
        self.typed, self.language, self.corrects = typed, language, corrects
        self.synonyms = spans([word.token for word in typed], language, synonyms)
        are_apart = is_phrase or corrects is Corrects.ALL
        self.pairs = [] if are_apart else [one.folded + two.folded for one, two in pairwise(typed)]
        self.spelt = vocabulary.spellings(language, [*(word.folded for word in typed), *self.pairs])
        self.counts: dict[str, int] = {}
        self.as_typed: set[str] = set()
        self.is_begun = False
        self.nearest: dict[str, list[str]] = {}

    def plan(self) -> Plan:
        for word in self.typed:
            word.take(own_terms(word.token, self.language))
            for shown in self.spelt.get(word.folded, ()):
                word.take(self._terms(shown))
        self._count(term for word in self.typed for term in word.terms)
        completed = self._complete_last()
        self._correct([word for word in self._open() if self._is_doubted(word, completed)])
        slots = self._slots()
        self._count(term for slot in slots for alternative in slot for terms in alternative.steps for term in terms)
        return Plan(slots, self.counts, self._corrections(), frozenset(self.as_typed), self.is_begun)

    def _terms(self, shown: str) -> Terms:
        return own_terms(Token(0, len(shown), shown, (shown,)), self.language)

    def _count(self, terms: Iterable[str]) -> None:
        new = set(terms) - self.counts.keys()
        self.counts |= dict.fromkeys(new, 0) | document_counts(new, self.language, with_all=ALL not in self.counts)

    def _open(self) -> list[Typed]:
        """Words that nothing stands for yet."""
        covered = {at for start, span in self.synonyms.items() for at in range(start, start + span.size)}
        return [word for at, word in enumerate(self.typed) if at not in covered and not word.is_ignored]

    def _is_there(self, word: Typed) -> bool:
        return word.folded in self.spelt or any(self.counts[term] for term in word.terms)

    def _is_doubted(self, word: Typed, completed: Typed | None) -> bool:
        return self.corrects is Corrects.ALL or (word is not completed and not self._is_there(word))

    def _complete_last(self) -> Typed | None:
        """The last word may not be typed to its end."""
        last = self.typed[-1]
        is_whole = last.is_ignored or self.corrects is Corrects.NOTHING
        longer = [] if is_whole else vocabulary.completions(self.language, last.folded)
        boost = LONGER * len(last.folded) if self._is_there(last) else 0
        self.is_begun = bool(longer) and not boost
        for whole, shown, _term in longer:
            last.take(self._terms(shown), boost / len(whole) if boost else LONGER_ALONE)
        return last if longer else None

    def _correct(self, unknown: list[Typed]) -> None:
        for word in self._errors(unknown):
            for shown in vocabulary.near(self.language, word.folded):
                word.take(self._terms(shown), ONE_ERROR_AWAY)
                self.nearest.setdefault(word.token.word, []).append(shown)
        strange = [word for word in unknown if word.token.word not in self.nearest]
        pairs = vocabulary.halves(self.language, (word.folded for word in strange))
        for word in strange:
            word.halves = [(self._terms(first), self._terms(second)) for first, second in pairs[word.folded]]

    def _errors(self, unknown: list[Typed]) -> list[Typed]:
        """Figures are never taken for an error."""
        stop_words = rules_of(self.language).stop_words
        words = [word for word in unknown if word.folded.isalpha() and word.token.word not in stop_words]
        if self.corrects is Corrects.UNKNOWN and words:
            elsewhere = vocabulary.known_anywhere(word.folded for word in words)
            return [word for word in words if word.folded not in elsewhere]
        return words if self.corrects is Corrects.ALL else []

    def _corrections(self) -> dict[str, dict[str, str]]:
        """Of words that are as near, those first that most texts write."""
        return {
            typed: {shown: next(iter(self._terms(shown))) for shown in sorted(near, key=self._likelihood)}
            for typed, near in self.nearest.items()
        }

    def _likelihood(self, shown: str) -> tuple[int, str]:
        return -max((self.counts.get(term, 0) for term in self._terms(shown)), default=0), shown

    def _slots(self) -> list[list[Alternative]]:
        slots, at = [], 0
        while at < len(self.typed):
            slot, size = self._slot(at)
            if slot:
                slots.append(slot)
            if all(word.token.word not in self.nearest for word in self.typed[at : at + size]):
                self.as_typed |= {term for way in slot for terms in way.steps for term in terms}
            at += size
        return slots

    def _slot(self, at: int) -> tuple[list[Alternative], int]:
        word = self.typed[at]
        if span := self.synonyms.get(at):
            return self._synonymous(at, span), span.size
        if word.is_ignored:
            return [], 1
        if self._is_written_together(at):
            both = Alternative(1.0, (word.terms, self.typed[at + 1].terms))
            terms = self._terms(self.spelt[self.pairs[at]][0])
            return [both, Alternative(WRITTEN_TOGETHER, (terms,))], 2
        return [Alternative(1.0, (word.terms,)), *(Alternative(TWO_WORDS, pair) for pair in word.halves)], 1

    def _is_written_together(self, at: int) -> bool:
        has_next = at < len(self.pairs) and not self.typed[at + 1].is_ignored and at + 1 not in self.synonyms
        return has_next and self.pairs[at] in self.spelt

    def _synonymous(self, at: int, span: Span) -> list[Alternative]:
        own = tuple(word.terms for word in self.typed[at : at + span.size] if not word.is_ignored)
        return [Alternative(1.0, own), *(Alternative(SYNONYM, steps) for steps in span.alternatives)]
