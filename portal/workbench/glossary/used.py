"""The terms of a source text, and what a translator has to know of each."""

from collections.abc import Mapping
from typing import NamedTuple

from portal.languages.localized import LocalizedText, current, fallback_order
from portal.workbench.glossary.index import Vocabulary, vocabulary
from portal.workbench.terms.finding import Match, find


class UsedTerm(NamedTuple):
    """Preferred, other and forbidden forms are those of the target language; `preferred` is "" where it has none."""

    key: str
    surface: str  # as the source has it
    preferred: str
    others: tuple[str, ...]
    forbidden: tuple[str, ...]
    note: str
    definition: LocalizedText  # in the target language, else in the source's


def terms_in(text: str, source_language: str, target_language: str, known: Vocabulary | None = None) -> list[UsedTerm]:
    """Each once, in the order in which the text names them; one query, unless the vocabulary is given."""
    known = known or vocabulary()
    first: dict[str, Match] = {}
    for match in find(text, known.terms, source_language):
        first.setdefault(match.term.key, match)
    return [_used(match, known, source_language, target_language) for match in first.values()]


def _used(match: Match, known: Vocabulary, source_language: str, target_language: str) -> UsedTerm:
    term = match.term
    forms = term.forms.get(target_language, ())
    return UsedTerm(
        term.key,
        match.surface,
        term.preferred(target_language),
        forms[1:],
        term.forbidden.get(target_language, ()),
        term.note,
        _definition(known.definitions[term.key], source_language, target_language),
    )


def _definition(written: Mapping[str, str], source_language: str, target_language: str) -> LocalizedText:
    for code in fallback_order(target_language, source_language):
        if written[code].strip():
            return LocalizedText(written[code], code, current())
    return LocalizedText("", current(), current())
