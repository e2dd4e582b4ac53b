"""The mail in words: plain text, in the language in which its reader works."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from portal.languages.dates import written
from portal.languages.names import written_in
from portal.workbench.digest.due import Answer, Count, Due, Row
from portal.workbench.models import UnitState

LONGEST = 300  # characters of a question and of an answer


def mail_to(user: Any, due: Due, language: str) -> EmailMessage:
    with override(language):
        subject = _("Innovation portal: what there is to translate")
        return EmailMessage(subject, "\n".join(_lines(due)), settings.DEFAULT_FROM_EMAIL, [user.email])


def _lines(due: Due) -> Iterator[str]:
    yield _("This is what there is for you to translate in the innovation portal.")
    for language, counts in due.counts.items():
        if counts:
            yield from _part(capfirst(written_in(language)), [_count(count) for count in counts])
    if due.assigned:
        yield from _part(_("Assigned to you"), _rows(due.assigned))
        if (more := due.assigned_count - len(due.assigned)) > 0:
            yield ngettext("and %(count)d more page", "and %(count)d more pages", more) % {"count": more}
    if due.urgent:
        yield from _part(_("The most urgent that nobody has been given"), _rows(due.urgent))
    if due.answers:
        yield from _part(_("Answers to your questions"), [line for one in due.answers for line in _answer(one)])
    yield ""
    yield _("You asked for this mail. You can stop it here:")
    yield f"{settings.SITE_URL}{reverse('workbench:parity')}#digest"


def _part(heading: str, lines: list[str]) -> Iterator[str]:
    yield from ("", heading, *lines)


def _count(count: Count) -> str:
    words = {"state": UnitState(count.state).label, "texts": count.texts, "new": count.new}
    line = _("%(state)s: %(texts)d, of which %(new)d since yesterday") if count.new else _("%(state)s: %(texts)d")
    return f"- {capfirst(line % words)}"


def _rows(rows: list[Row]) -> list[str]:
    return [line for row in rows for line in _row(row)]


def _row(row: Row) -> Iterator[str]:
    states = ", ".join(f"{UnitState(state).label} {count}" for state, count in row.states.items())
    yield f"- {row.name} ({row.kind}, {written_in(row.language)}): {states}"
    if row.due_on:
        yield "  " + _("due on %(day)s") % {"day": written(row.due_on)}
    yield f"  {row.url}"


def _answer(one: Answer) -> Iterator[str]:
    yield f"- {one.name}"
    yield "  " + _("You asked: %(text)s") % {"text": _short(one.question)}
    yield "  " + _("The answer: %(text)s") % {"text": _short(one.answer)}
    yield f"  {one.url}"


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LONGEST)
