"""There is a translation, it is not its original again, and it is about as long."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.workbench.checks.compared import Compared, Side
from portal.workbench.checks.finding import Code, Finding, Span
from portal.workbench.terms.finding import find
from portal.workbench.terms.index import TermIndex

SHORTEST_COMPARED = 60  # signs; the shorter a text, the more its length depends on the language
LONG = 200
_BOUNDS = {True: (0.55, 1.9), False: (0.4, 2.5)}  # of the original’s length, by whether it is long


def is_there(compared: Compared) -> Iterator[Finding]:
    if compared.source.text.strip() and not compared.target.text.strip():
        yield compared.finding(Code.MISSING, _("The translation is missing."))


def fits(compared: Compared) -> Iterator[Finding]:
    most, length = compared.max_length, len(compared.target.text)
    if most is not None and length > most:
        message = ngettext("%(count)s character too many.", "%(count)s characters too many.", length - most)
        span = Span(most, length)
        yield compared.finding(Code.TOO_LONG, message % {"count": length - most}, target=span)


def length_is_likely(compared: Compared) -> Iterator[Finding]:
    ours, others = _length(compared.source), _length(compared.target)
    if ours < SHORTEST_COMPARED or not others:
        return
    least, most = _BOUNDS[ours >= LONG]
    if not least <= others / ours <= most:
        is_short = others < ours
        message = _("The translation is much shorter.") if is_short else _("The translation is much longer.")
        yield compared.finding(Code.LENGTH, message)


def _length(side: Side) -> int:
    return len(" ".join(side.prose.replace("\ufffc", " ").split()))


def is_not_the_original(compared: Compared, terms: TermIndex) -> Iterator[Finding]:
    """Names are the same in every language, and terms that the vocabulary says so of."""
    text = " ".join(compared.target.text.split())
    is_same = text == " ".join(compared.source.text.split()) and any(sign.isalpha() for sign in text)
    if is_same and not _is_name(compared.target) and not _is_shared_term(compared, terms):
        yield compared.finding(Code.SAME, _("The translation is the same as the original."))


def _is_name(side: Side) -> bool:
    """An abbreviation; several words, each of which has a capital letter; or nothing but figures and addresses."""
    words = [word for word in side.prose.split() if word[:1].isalpha()]
    taken = {place for fact in side.facts for place in range(*fact.span)}
    is_all_facts = all(place in taken or not sign.isalpha() for place, sign in enumerate(side.prose))
    is_abbreviation = len(words) <= 1 and any(sign.isupper() for sign in side.prose.strip()[1:])
    is_title = len(words) > 1 and all(any(sign.isupper() for sign in word) for word in words)
    return is_all_facts or is_abbreviation or is_title


def _is_shared_term(compared: Compared, terms: TermIndex) -> bool:
    text = compared.target.text.strip()
    return any(
        match.surface == text and compared.source.language in match.term.forms
        for match in find(text, terms, compared.target.language)
        if not match.is_compound and not match.is_forbidden
    )
