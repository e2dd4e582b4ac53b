"""The translation uses the terms that the vocabulary has for those of the original, and none that it forbids."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.workbench.checks.compared import Compared
from portal.workbench.checks.finding import Code, Finding, Span
from portal.workbench.terms.index import TermIndex
from portal.workbench.terms.usage import Pair, forbidden, missing


def terms_are_used(compared: Compared, terms: TermIndex) -> Iterator[Finding]:
    source, target = compared.source, compared.target
    for match in missing(Pair(source.prose, target.prose, source.language, target.language), terms):
        message = _("“%(term)s” is called “%(expected)s” in this language.") % {
            "term": match.surface,
            "expected": match.term.preferred(target.language),
        }
        yield compared.finding(Code.TERM, message, match.term.key, source=Span(match.start, match.end))
    for match in forbidden(target.prose, terms, target.language):
        preferred = match.term.preferred(target.language)
        message = _("“%(term)s” is not to be used.") % {"term": match.surface}
        if preferred:
            message = _("“%(term)s” is not to be used: write “%(expected)s”.") % {
                "term": match.surface,
                "expected": preferred,
            }
        span = Span(match.start, match.end)
        yield compared.finding(Code.FORBIDDEN_TERM, message, match.term.key, match.surface.lower(), target=span)
