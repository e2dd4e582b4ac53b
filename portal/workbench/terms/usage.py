"""Whether a translation uses the terms of its source."""

from dataclasses import dataclass

from portal.workbench.terms.finding import Match, find
from portal.workbench.terms.index import TermIndex


@dataclass(frozen=True, slots=True)
class Pair:
    source: str
    target: str
    source_language: str
    target_language: str


def missing(pair: Pair, terms: TermIndex) -> list[Match]:
    """The terms of the source, where they stand first, that have a name in the target's language which the target does
    not use. A compound of the source need not be one in the target; one in the target will do."""
    used = {match.term.key for match in find(pair.target, terms, pair.target_language) if not match.is_forbidden}
    lacking: dict[str, Match] = {}
    for match in find(pair.source, terms, pair.source_language):
        is_demanded = not match.is_compound and not match.is_forbidden and match.term.preferred(pair.target_language)
        if is_demanded and match.term.key not in used:
            lacking.setdefault(match.term.key, match)
    return list(lacking.values())


def forbidden(text: str, terms: TermIndex, language: str) -> list[Match]:
    return [match for match in find(text, terms, language) if match.is_forbidden]
