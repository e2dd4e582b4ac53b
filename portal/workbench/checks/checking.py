"""Runs the checks: one call for a text and its translation."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from portal.workbench.checks import extent, links, structure, typography
from portal.workbench.checks.agreement import facts_agree
from portal.workbench.checks.compared import Compared, Side
from portal.workbench.checks.finding import Finding, Severity
from portal.workbench.checks.residue import nothing_is_left_over
from portal.workbench.checks.vocabulary import terms_are_used
from portal.workbench.terms.index import TermIndex

_NO_TERMS: Final = TermIndex([])
Check = Callable[[Compared], Iterator[Finding]]
_OF_THE_TRANSLATION: Final[tuple[Check, ...]] = (
    extent.fits,
    structure.markup_is_whole,
    links.links_stay_in_the_language,
    nothing_is_left_over,
    typography.spaces,
    typography.brackets,
    typography.quotes,
)
_OF_BOTH: Final[tuple[Check, ...]] = (
    facts_agree,
    structure.is_built_alike,
    structure.has_as_many_lines,
    links.links_agree,
    extent.length_is_likely,
    typography.end_punctuation,
)


@dataclass(frozen=True, slots=True)
class Translation:
    """What is checked. `max_length` is what the column holds."""

    source: str
    target: str
    source_language: str
    target_language: str
    is_markdown: bool = False
    max_length: int | None = None


def check(translation: Translation, terms: TermIndex = _NO_TERMS) -> list[Finding]:
    """What is wrong or may be, errors first, then in the order of the translation."""
    given = translation
    source = Side(given.source, given.source_language, is_markdown=given.is_markdown)
    target = Side(given.target, given.target_language, is_markdown=given.is_markdown)
    return sorted(_findings(Compared(source, target, given.max_length), terms), key=_order)


def _findings(compared: Compared, terms: TermIndex) -> Iterator[Finding]:
    """A translation that is missing, or is the original again, has no other faults."""
    for reason in (extent.is_there(compared), extent.is_not_the_original(compared, terms)):
        found = list(reason)
        if found:
            yield from found
            yield from extent.fits(compared)
            return
    if not compared.target.text.strip():
        return
    for find in (*_OF_THE_TRANSLATION, *(_OF_BOTH if compared.source.text.strip() else ())):
        yield from find(compared)
    yield from terms_are_used(compared, terms)


def _order(finding: Finding) -> tuple[bool, int]:
    return (
        finding.severity is not Severity.ERROR,
        finding.target.start if finding.target else len(finding.message) + 10**6,
    )
