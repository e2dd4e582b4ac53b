"""Words that staff have put together: who looks for one of them looks for the others too, in whatever language."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from portal.languages.localized import codes
from portal.search.analysis.lemmas import rules_of
from portal.search.analysis.terms import Terms, basic_form, terms_of, version
from portal.search.analysis.tokens import Token, cleaned, tokens
from portal.search.models import SynonymGroup

OF_THE_WORD_ITSELF = 0.7  # parts of a compound say too little of it

Groups = tuple[tuple[str, ...], ...]
Table = Mapping[tuple[str, ...], Sequence[str]]  # the basic forms of a member -> all members of its groups


class Span(NamedTuple):
    """Words of a query, from the one it is found at, and what may stand for them all: steps that all have to match."""

    size: int
    alternatives: list[tuple[Terms, ...]]


def groups() -> Groups:
    """As they are now; one query."""
    rows = SynonymGroup.objects.order_by("pk")
    return tuple(tuple(group.members()) for group in rows)


def spans(words: Sequence[Token], language: str, groups: Groups) -> dict[int, Span]:
    """Where a query has a member of a group; the longest at each place, and none across another.

    A query may be inflected in another language than the one it is looked for in: “tekoälyn” is a form of a member
    also where English texts are read.
    """
    order = [language, *(code for code in codes() if code != language)]
    tables = [_table(groups, code, version(code)) for code in order]
    keys = [tuple(basic_form(word, code) for word in words) for code in order]
    found: dict[int, Span] = {}
    at = 0
    while at < len(words):
        size, members = max((_longest(key[at:], table) for key, table in zip(keys, tables, strict=True)), key=_size)
        if size:
            others = _others(members, words[at : at + size])
            found[at] = Span(size, [steps for member in others if (steps := _steps(member, language))])
        at += size or 1
    return found


def _longest(words: tuple[str, ...], table: Table) -> tuple[int, Sequence[str]]:
    longest = max(map(len, table), default=0)
    sizes = range(min(longest, len(words)), 0, -1)
    return next(((size, table[words[:size]]) for size in sizes if words[:size] in table), (0, ()))


def _size(found: tuple[int, Sequence[str]]) -> int:
    return found[0]


@lru_cache(32)
def _table(groups: Groups, language: str, _analyser: str) -> Table:
    table = defaultdict[tuple[str, ...], set[str]](set)
    for group in groups:
        for member in group:
            key = tuple(basic_form(token, language) for token in tokens(cleaned(member)))
            table[key] |= set(group)
    return {key: sorted(members) for key, members in table.items() if key}


def _others(members: Sequence[str], words: Sequence[Token]) -> list[str]:
    """Without what is written in the query itself."""
    typed = [word.word for word in words]
    return [member for member in members if [token.word for token in tokens(cleaned(member))] != typed]


def _steps(member: str, language: str) -> tuple[Terms, ...]:
    stop_words = rules_of(language).stop_words
    return tuple(own_terms(token, language) for token in tokens(cleaned(member)) if token.word not in stop_words)


def own_terms(token: Token, language: str) -> Terms:
    """The terms of a word of a query, without those of a compound's parts."""
    terms = terms_of(token, language)
    return {term: weight for term, weight in terms.items() if weight >= OF_THE_WORD_ITSELF or len(token.parts) > 1}
