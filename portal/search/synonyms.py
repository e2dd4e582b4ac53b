"""Words that staff have put together: who looks for one of them looks for the others too, in whatever language."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from portal.search.analysis.lemmas import rules_of
from portal.search.analysis.terms import Terms, basic_form, terms_of, version
from portal.search.analysis.tokens import Token, cleaned, tokens
from portal.search.models import SynonymGroup

OF_THE_WORD_ITSELF = 0.7  # parts of a compound say too little of it

Groups = tuple[tuple[str, ...], ...]
Table = Mapping[tuple[str, ...], Sequence[str]]  # the basic forms of a member -> the other members of its groups


class Span(NamedTuple):
    """Words of a query, from the one it is found at, and what may stand for them all: steps that all have to match."""

    size: int
    alternatives: list[tuple[Terms, ...]]


def spans(words: Sequence[Token], language: str) -> dict[int, Span]:
    """Where a query has a member of a group; the longest at each place, and none across another."""
    table = _table(_groups(), language, version(language))
    keys = [basic_form(word, language) for word in words]
    longest = max(map(len, table), default=0)
    found: dict[int, Span] = {}
    at = 0
    while at < len(words):
        sizes = range(min(longest, len(words) - at), 0, -1)
        size = next((size for size in sizes if tuple(keys[at : at + size]) in table), 0)
        if size:
            members = table[tuple(keys[at : at + size])]
            found[at] = Span(size, [steps for member in members if (steps := _steps(member, language))])
        at += size or 1
    return found


def _groups() -> Groups:
    rows = SynonymGroup.objects.order_by("pk")
    return tuple(tuple(group.members()) for group in rows)


@lru_cache(32)
def _table(groups: Groups, language: str, _analyser: str) -> Table:
    table = defaultdict[tuple[str, ...], set[str]](set)
    for group in groups:
        for member in group:
            key = tuple(basic_form(token, language) for token in tokens(cleaned(member)))
            table[key] |= set(group) - {member}
    return {key: sorted(others) for key, others in table.items() if key}


def _steps(member: str, language: str) -> tuple[Terms, ...]:
    stop_words = rules_of(language).stop_words
    return tuple(own_terms(token, language) for token in tokens(cleaned(member)) if token.word not in stop_words)


def own_terms(token: Token, language: str) -> Terms:
    """The terms of a word of a query, without those of a compound's parts."""
    terms = terms_of(token, language)
    return {term: weight for term, weight in terms.items() if weight >= OF_THE_WORD_ITSELF or len(token.parts) > 1}
