"""Where a text uses the terms: in any inflection, as part of a compound, in several words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.workbench.terms.forms import How
from portal.workbench.terms.index import TermIndex
from portal.workbench.terms.term import Term
from portal.workbench.terms.words import words_of


@dataclass(frozen=True, slots=True)
class Match:
    term: Term
    start: int
    end: int
    surface: str
    is_compound: bool = False  # the word is made with the term
    is_forbidden: bool = False


def find(text: str, terms: TermIndex, language: str) -> list[Match]:
    """In the order of the text. Of overlapping terms the longest; of two terms with the same name both."""
    chosen: list[Match] = []
    taken: dict[int, tuple[int, int]] = {}  # place -> the span that has it
    for match in sorted(_candidates(text, terms, language), key=_preference):
        span = (match.start, match.end)
        if all(taken.get(place, span) == span for place in range(*span)):
            taken.update(dict.fromkeys(range(*span), span))
            chosen.append(match)
    return sorted(_once(chosen), key=lambda match: match.start)


def _preference(match: Match) -> tuple[int, bool, int]:
    return (match.start - match.end, match.is_compound, match.start)


def _once(matches: Iterable[Match]) -> list[Match]:
    """A term once at a place, and none that a word is only made with where the word is a term itself."""
    whole = {(match.start, match.end) for match in matches if not match.is_compound}
    found = {
        (match.term.key, match.start): match
        for match in reversed(list(matches))
        if not (match.is_compound and (match.start, match.end) in whole)
    }
    return list(found.values())


def _candidates(text: str, terms: TermIndex, language: str) -> Iterator[Match]:
    index, words = terms.of(language), words_of(text)
    for at, word in enumerate(words):
        for form, how in index.beginning_with(word):
            last = form.ends_at(words, at)
            if last is not None:
                start, end = word.start, words[last].end
                is_compound = how is not How.WHOLE
                yield Match(form.term, start, end, text[start:end], is_compound, form.is_forbidden)
