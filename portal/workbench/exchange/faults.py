"""What is wrong with a translation whose source and translation are still those that were sent out."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.workbench.exchange.answers import Answer, Links
from portal.workbench.exchange.assembling import assembled
from portal.workbench.exchange.outcomes import Outcome
from portal.workbench.exchange.segments import Prepared
from portal.workbench.exchange.spelling import UnwritableError
from portal.workbench.exchange.tags import tagged


def fault(ready: Prepared, answers: Sequence[Answer], text: str, link: Links) -> tuple[Outcome, str] | None:
    """The gravest, with a sentence or nothing."""
    longest = ready.text.max_length
    if broken := _broken(answers):
        return Outcome.MARKUP_BROKEN, broken
    if empty := sum(answer.content() is None for answer in answers):
        return Outcome.INCOMPLETE, _empty(empty, len(answers))
    if any(answer.is_unfinished() for answer in answers):
        return Outcome.UNFINISHED, ""
    if not _can_be_written(ready, answers, link):
        return Outcome.MARKUP_BROKEN, _("Markup stands where it cannot be written, such as in the middle of a sign.")
    if longest and len(text) > longest:
        sentence = _("%(count)d characters, where %(longest)d fit.")
        return Outcome.TOO_LONG, sentence % {"count": len(text), "longest": longest}
    return None


def _broken(answers: Sequence[Answer]) -> str:
    for number, answer in enumerate(answers, 1):
        if answer.content() is not None and not answer.is_unchanged() and not answer.has_its_codes():
            place = _("Paragraph %(number)d") % {"number": number} if len(answers) > 1 else ""
            return " ".join(filter(None, (f"{place}:" if place else "", _difference(answer))))
    return ""


def _difference(answer: Answer) -> str:
    missing, added = answer.missing_and_added()
    sentences = [
        _("missing: %(codes)s") % {"codes": " ".join(tagged((code,)) for code in missing)} if missing else "",
        _("too many: %(codes)s") % {"codes": " ".join(tagged((code,)) for code in added)} if added else "",
    ]
    return "; ".join(filter(None, sentences)) or _("the codes cross each other")


def _empty(count: int, total: int) -> str:
    if total == 1:
        return ""
    sentence = ngettext(
        "%(count)d of %(total)d paragraphs has no translation.",
        "%(count)d of %(total)d paragraphs have no translation.",
        count,
    )
    return sentence % {"count": count, "total": total}


def _can_be_written(ready: Prepared, answers: Sequence[Answer], link: Links) -> bool:
    try:
        assembled(ready.frame, [answer.filling(link) for answer in answers])
    except UnwritableError:
        return False
    return True
