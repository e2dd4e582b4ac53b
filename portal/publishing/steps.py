"""The workflow as a table: each step with who may take it, and from which state of the draft or of the record."""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied

from portal.publishing.models import State
from portal.publishing.policy import Action, may
from portal.publishing.revision import OPEN, WAITING, Revision, RevisionState


class Step(NamedTuple):
    """Empty states ask nothing."""

    action: Action
    drafts: Collection[str] = ()
    records: Collection[str] = ()
    records_without_draft: Collection[str] = ()  # for which the step needs no draft


STEPS = {
    "submit": Step(Action.SUBMIT, drafts=(RevisionState.DRAFT,)),
    "take_back": Step(Action.SUBMIT, drafts=(RevisionState.SUBMITTED,)),
    "publish": Step(Action.PUBLISH, drafts=WAITING, records_without_draft=(State.DRAFT,)),
    "unschedule": Step(Action.PUBLISH, drafts=(RevisionState.SCHEDULED,)),
    "discard": Step(Action.DISCARD, drafts=OPEN),
    "share": Step(Action.SHARE, drafts=WAITING),
    "withdraw": Step(Action.TAKE_OFF, records=(State.PUBLISHED,)),
    "unpublish": Step(Action.TAKE_OFF, records=(State.PUBLISHED, State.WITHDRAWN)),
    "put_back": Step(Action.TAKE_OFF, records=(State.WITHDRAWN, State.UNPUBLISHED)),
    "hand_over": Step(Action.HAND_OVER),
    "restore": Step(Action.RESTORE),
    "delete": Step(Action.DELETE),
    "redact": Step(Action.REDACT),
}


def open_steps(user: Any, record: Any, waiting: Revision | None) -> list[str]:
    """The steps that `user` may take now; `waiting` is the draft, or what is scheduled, if anything."""
    return [name for name, step in STEPS.items() if _fits(step, record, waiting) and may(user, step.action, record)]


def _fits(step: Step, record: Any, waiting: Revision | None) -> bool:
    if waiting is None and step.drafts and record.state not in step.records_without_draft:
        return False
    if waiting is not None and step.drafts and waiting.state not in step.drafts:
        return False
    return not step.records or record.state in step.records


def ask(user: Any, name: str, record: Any) -> None:
    """Raises PermissionDenied unless `user` may take this step with this record, whatever its state."""
    if not may(user, STEPS[name].action, record):
        raise PermissionDenied
