"""What is scheduled goes out when its time has come, each on its own, and what cannot go out says why."""

import logging
from datetime import datetime
from typing import NamedTuple

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.publishing.applying import locked
from portal.publishing.audit import Deed, note
from portal.publishing.drafts import record_of
from portal.publishing.merging import Conflict
from portal.publishing.revision import Revision, RevisionState
from portal.publishing.workflow import go_out

_log = logging.getLogger(__name__)


class Failure(NamedTuple):
    revision: Revision
    sentence: str


class Outcome(NamedTuple):
    published: list[Revision]
    failed: list[Failure]


def publish_due(now: datetime | None = None) -> Outcome:
    """A failure is kept on its revision, which is then not tried again until it is scheduled anew. Where the database
    was away or busy it is tried again the next time."""
    outcome, tried = Outcome([], []), list[int]()
    due = Revision.objects.due(now or timezone.now())
    while revision := due.exclude(pk__in=tried).first():
        tried.append(revision.pk)
        try:
            if published := _publish_if_still_scheduled(revision):
                outcome.published.append(published)
        except Exception as error:  # one that fails in a way nobody thought of must not hold back the others
            outcome.failed.append(_kept(revision, error))
    return outcome


def _publish_if_still_scheduled(revision: Revision) -> Revision | None:
    """None where another process was faster. The person who scheduled it is the one who publishes it."""
    with transaction.atomic():
        locked(record_of(revision))
        current = Revision.objects.get(pk=revision.pk)
        if current.state != RevisionState.SCHEDULED or current.publish_at != revision.publish_at:
            return None
        return go_out(current, current.decided_by, current.languages).revision


def _kept(revision: Revision, error: Exception) -> Failure:
    sentence = sentence_of(error)
    _log.error("Scheduled revision %s did not go out: %s", revision, sentence, exc_info=_unforeseen(error))
    if not isinstance(error, OperationalError | InterfaceError):
        _keep_failure(revision, sentence)
    return Failure(revision, sentence)


def _keep_failure(revision: Revision, sentence: str) -> None:
    with transaction.atomic():
        kept = Revision.objects.filter(pk=revision.pk, state=RevisionState.SCHEDULED, failure="")
        if kept.update(failure=sentence):
            revision.failure = sentence
            record = revision.record or record_of(revision)
            note(None, Deed.FAILED, record, revision=revision, languages=revision.languages, reason=sentence)


def _unforeseen(error: Exception) -> Exception | None:
    return None if isinstance(error, Conflict | ValidationError | ObjectDoesNotExist) else error


def sentence_of(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, ObjectDoesNotExist):
        return _("The record has been deleted.")
    if isinstance(error, Conflict):
        return str(error)
    return _("Something went wrong that nobody foresaw: %(error)s") % {"error": repr(error)}
