"""What can be to do: queries for what concerns somebody, and how each of their rows is said on the front page."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Max, Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.editorial.decisions.moments import said
from portal.editorial.models import KeptEdit, PreviewComment
from portal.editorial.reaching import of_own_organisation, within_reach
from portal.editorial.records import field_of, form_of, page_of
from portal.publishing.audit import AuditEntry
from portal.publishing.gate_exception import GateException
from portal.publishing.policy import Action, may
from portal.publishing.revision import Revision
from portal.publishing.wording import texts_named
from portal.workbench.addresses import editor_address
from portal.workbench.asking import unanswered
from portal.workbench.models import TO_DO, Question, Unit


class Row(NamedTuple):
    """`what` says why it is here; `words` are a person's, or the portal's own on what went wrong."""

    name: Any
    kind: str
    url: str
    at: datetime | None = None
    who: str = ""
    what: str = ""
    words: str = ""


class Found(NamedTuple):
    user: Any  # who reads the list
    item: Any
    record: Any
    name: Any

    def row(self, url: str, **further: Any) -> Row:
        return Row(self.name, capfirst(str(self.record._meta.verbose_name)), url, **further)


class Work(NamedTuple):
    find: Callable[[Any], QuerySet[Any]]
    row: Callable[[Found], Row]


def _person(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


def _questions(user: Any) -> QuerySet[Any]:
    """To who keeps the records that they are about."""
    return unanswered().filter(unit__in=within_reach(user, Action.WRITE, Unit.objects.all()))


def _answers(user: Any) -> QuerySet[Any]:
    """To the translator who asked, while there is something to do about the text."""
    answered = Question.objects.filter(asked_by=user, unit__state__in=TO_DO).exclude(answer="")
    return answered.select_related("unit", "answered_by")


def _question_row(found: Found) -> Row:
    question = found.item
    url = f"{editor_address(found.record, question.unit.language)}#text-{question.unit_id}"
    if question.answer:
        who, what = _person(question.answered_by), _("Answer about a translation")
        return found.row(url, at=question.answered_at, who=who, what=what, words=question.answer)
    who, what = _person(question.asked_by), _("Question about a translation")
    return found.row(url, at=question.asked_at, who=who, what=what, words=question.text)


def _kept(user: Any) -> QuerySet[Any]:
    return within_reach(user, Action.SEE, KeptEdit.objects.filter(user=user))


def _kept_row(found: Found) -> Row:
    url = page_of(found.record, "conflict", kept=found.item.pk)
    return found.row(url, at=found.item.made_at, what=_("Your save met a colleague’s: choose what stands"))


def _failed(user: Any) -> QuerySet[Any]:
    """Of those who wrote it and who scheduled it."""
    scheduled = Revision.objects.scheduled().exclude(failure="").filter(Q(decided_by=user) | Q(user=user))
    return within_reach(user, Action.SEE, scheduled).select_related("decided_by")


def _scheduled(user: Any) -> QuerySet[Any]:
    scheduled = Revision.objects.scheduled().exclude(pk__in=_failed(user).order_by().values("pk"))
    return within_reach(user, Action.SEE, scheduled).select_related("decided_by")


def _scheduled_row(found: Found) -> Row:
    revision, record = found.item, found.record
    url = page_of(record, "publish") if may(found.user, Action.PUBLISH, record) else form_of(record)
    what = _("Goes out %(time)s, Finnish time")
    if revision.failure:
        what = _("Was to go out %(time)s, Finnish time, and did not")
    what %= {"time": said(revision.publish_at)}
    return found.row(url, who=_person(revision.decided_by), what=what, words=revision.failure)


def _comments(user: Any) -> QuerySet[Any]:
    return within_reach(user, Action.WRITE, PreviewComment.objects.filter(handled_at=None))


def _comment_row(found: Found) -> Row:
    comment, url = found.item, f"{page_of(found.record, 'share')}#comments"
    return found.row(url, at=comment.made_at, who=comment.name, what=_("Comment on a preview"), words=comment.text)


def _submitted(user: Any) -> QuerySet[Any]:
    """By others: whoever publishes her own last edit needs a reason for it."""
    submitted = Revision.objects.submitted().exclude(user=user).order_by("-created_at", "-pk")
    return within_reach(user, Action.PUBLISH, submitted).select_related("user")


def _submitted_row(found: Found) -> Row:
    revision, url = found.item, page_of(found.record, "publish")
    return found.row(url, at=revision.created_at, who=_person(revision.user), what=_("Submitted"))


def _own_drafts(user: Any) -> QuerySet[Any]:
    return within_reach(user, Action.SEE, Revision.objects.open().filter(user=user).order_by("-created_at", "-pk"))


def _drafts_of_organisation(user: Any) -> QuerySet[Any]:
    drafts = Revision.objects.open().exclude(user=user).exclude(pk__in=_submitted(user).order_by().values("pk"))
    seen = within_reach(user, Action.SEE, of_own_organisation(user, drafts))
    return seen.select_related("user").order_by("-created_at", "-pk")


def _draft_row(found: Found) -> Row:
    revision = found.item
    who = "" if revision.user_id == found.user.pk else _person(revision.user)
    what = capfirst(revision.get_state_display()) if revision.state == Revision.State.SUBMITTED else ""
    return found.row(form_of(found.record), at=revision.created_at, who=who, what=what)


def _exceptions(user: Any) -> QuerySet[Any]:
    return within_reach(user, Action.SEE, GateException.objects.open()).select_related("made_by")


def _exception_row(found: Found) -> Row:
    exception, record = found.item, found.record
    paths = [tuple(written.split("/")) for written in exception.missing]
    known, texts = texts_named(type(record), paths)
    url = field_of(record, known[0]) if known else form_of(record)
    what = _("Missing: %(texts)s") % {"texts": texts}
    return found.row(url, at=exception.made_at, who=_person(exception.made_by), what=what, words=exception.reason)


def _published(user: Any) -> QuerySet[Any]:
    published = Revision.objects.held().exclude(decided_at=None).order_by("-decided_at", "-pk").defer("data")
    return within_reach(user, Action.SEE, published).select_related("decided_by")


def _published_row(found: Found) -> Row:
    revision, url = found.item, page_of(found.record, "history")
    return found.row(url, at=revision.decided_at, who=_person(revision.decided_by))


def _done(user: Any) -> QuerySet[Any]:
    """Of each record, the last that `user` did with it."""
    own = AuditEntry.objects.filter(user=user)
    last = own.order_by().values("content_type", "object_id").annotate(last=Max("pk")).values("last")
    return within_reach(user, Action.SEE, AuditEntry.objects.filter(pk__in=last))


def _done_row(found: Found) -> Row:
    entry = found.item
    return found.row(form_of(found.record), at=entry.at, what=capfirst(entry.get_deed_display()))


KEPT = Work(_kept, _kept_row)
QUESTIONS = Work(_questions, _question_row)
ANSWERS = Work(_answers, _question_row)
FAILED = Work(_failed, _scheduled_row)
COMMENTS = Work(_comments, _comment_row)
SUBMITTED = Work(_submitted, _submitted_row)
OWN_DRAFTS = Work(_own_drafts, _draft_row)
DRAFTS_OF_ORGANISATION = Work(_drafts_of_organisation, _draft_row)
SCHEDULED = Work(_scheduled, _scheduled_row)
EXCEPTIONS = Work(_exceptions, _exception_row)
PUBLISHED = Work(_published, _published_row)
DONE = Work(_done, _done_row)
