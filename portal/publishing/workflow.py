"""What people decide about drafts, with their rights, the gate and the audit: every form, view and action comes through
here. The modules below know nothing of users' rights."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.publishing import drafts, rebasing, restoring
from portal.publishing.applying import locked
from portal.publishing.audit import Deed, note
from portal.publishing.composition import Path
from portal.publishing.differences import differences
from portal.publishing.going_out import go_out, is_alone, labels, locked_record_of, publish, rehearse, schedule
from portal.publishing.merging import Side
from portal.publishing.policy import Action, may, may_publish_path, may_write
from portal.publishing.revision import Revision, RevisionState
from portal.publishing.signals import revision_made
from portal.publishing.snapshots import Snapshot, snapshot, snapshot_of
from portal.publishing.steps import STEPS, ask
from portal.publishing.succession import add_revision, keep_row, put_in_place
from portal.publishing.terms import Terms

__all__ = [
    "Terms",
    "add_to_scheduled",
    "begin",
    "discard",
    "go_out",
    "is_alone",
    "opened_at",
    "publish",
    "rehearse",
    "restore",
    "save",
    "schedule",
    "settle",
    "stop_schedule",
    "submit",
    "take_back",
    "unschedule",
]


def opened_at(record: Any, base: Revision | None) -> Snapshot:
    """What was shown at `base`: beside the newest draft, what has changed in the row since."""
    if base is None or base == drafts.newest(record):
        return drafts.present(record)
    return snapshot_of(base)


def save(
    user: Any,
    record: Any,
    wanted: Snapshot,
    base: Revision | None,
    note_for_colleagues: str = "",
    *,
    opened: Snapshot | None = None,
    is_checked: bool = True,
    is_wording_only: bool = False,
) -> Revision:
    """Keeps `wanted` as the draft, if it changes nothing that `user` may not write. Raises as `save_draft` does.
    `opened` is what the form showed, for who has worked it out already; it has checked `wanted`, else nobody has.
    `is_wording_only`: translations of what has changed still hold."""
    changed = differences(opened or opened_at(record, base), wanted)
    if not may(user, Action.SEE, record) or not all(may_write(user, record, one.path) for one in changed):
        raise PermissionDenied
    with transaction.atomic():
        last = drafts.newest(record)
        is_wording_only = is_wording_only and may(user, Action.WRITE, record)
        revision = drafts.save_draft(
            record, wanted, user, base, note_for_colleagues, is_checked=is_checked, is_wording_only=is_wording_only
        )
        if last is None or revision.pk != last.pk:
            _tell(user, Deed.SAVED, record, revision)
        return revision


def add_to_scheduled(user: Any, record: Any, scheduled: Revision, wanted: Snapshot) -> Revision:
    """What is scheduled goes out as `wanted`, at its time; only translations, by who may publish their language."""
    with transaction.atomic():
        item = locked(record)
        changed = differences(opened_at(item, scheduled), wanted)
        if not all(may_publish_path(user, item, one.path) for one in changed):
            raise PermissionDenied
        row = scheduled.base or keep_row(item, snapshot(item))
        revision = put_in_place(item, scheduled, row, wanted, is_kept=True)
        _tell(user, Deed.SAVED, item, revision)
        return revision


def begin(user: Any, record: Any) -> Revision:
    """The first draft of a record that has just been made, or of one that has none: it says what the row says, and
    waits to go out."""
    if not may(user, Action.WRITE, record):
        raise PermissionDenied
    with transaction.atomic():
        item = locked(record)
        last = drafts.newest(item)
        if last is not None and last.is_waiting:
            return last
        live = snapshot(item)
        row = keep_row(item, live)
        revision = add_revision(item, live, state=RevisionState.DRAFT, user=user, follows=row, base=row)
        _tell(user, Deed.ADDED, item, revision)
        return revision


def restore(user: Any, record: Any, revision: Revision, path: Path | None = None) -> Revision:
    """An old revision, or what stands in it at `path`, as the new draft."""
    ask(user, "restore", record)
    with transaction.atomic():
        locked(record)
        last = drafts.newest(record)
        if path:
            restored = restoring.restore_field(record, revision, path, user)
        else:
            restored = restoring.restore(record, revision, user)
        if last is None or restored.pk != last.pk:
            _tell(user, Deed.RESTORED, record, restored)
        return restored


def settle(user: Any, revision: Revision, choices: Mapping[str, Side]) -> Revision:
    """Decides between a draft and what has been changed beside it; who decides writes the draft that can go out. Raises
    and returns as `rebasing.settle` does."""
    with transaction.atomic():
        record = locked_record_of(revision)
        ask(user, "publish", record)
        settled = rebasing.settle(revision, choices, user)
        if settled.is_waiting:
            _tell(user, Deed.SAVED, record, settled)
        return settled


def submit(user: Any, revision: Revision) -> None:
    _move(user, revision, "submit", RevisionState.SUBMITTED, Deed.SUBMITTED)


def take_back(user: Any, revision: Revision) -> None:
    """What was submitted is a draft again."""
    _move(user, revision, "take_back", RevisionState.DRAFT, Deed.TAKEN_BACK)


def discard(user: Any, revision: Revision) -> None:
    with transaction.atomic():
        _move(user, revision, "discard", RevisionState.DISCARDED, Deed.DISCARDED)
        record = locked_record_of(revision)
        if left := drafts.newest(record):
            revision_made.send(type(record), record=record, revision=left)


def _move(user: Any, revision: Revision, name: str, state: RevisionState, deed: Deed) -> None:
    with transaction.atomic():
        record = locked_record_of(revision)
        ask(user, name, record)
        decided_by = user if state == RevisionState.DISCARDED else None
        drafts.decide(revision, state, decided_by, STEPS[name].drafts)
        note(user, deed, record, revision=revision)


def unschedule(user: Any, revision: Revision) -> None:
    with transaction.atomic():
        record = locked_record_of(revision)
        ask(user, "unschedule", record)
        stop_schedule(user, record, revision)


def stop_schedule(user: Any, record: Any, revision: Revision) -> None:
    """What was scheduled waits to be published; where a later one stands already, that one holds it. `record` is
    locked."""
    has_later = Revision.objects.of(record).waiting().filter(number__gt=revision.number).exists()
    state = RevisionState.SUPERSEDED if has_later else RevisionState.SUBMITTED
    drafts.decide(revision, state, None, STEPS["unschedule"].drafts)
    note(user, Deed.TAKEN_BACK, record, revision=revision)


def _tell(user: Any, deed: Deed, record: Any, revision: Revision) -> None:
    new = snapshot_of(revision)
    old = snapshot_of(revision.follows) if revision.follows else new
    note(user, deed, record, revision=revision, fields=labels(differences(old, new), new, old))
    revision_made.send(type(record), record=record, revision=revision)
