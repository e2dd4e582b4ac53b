"""Drafts: what staff prepare beside the row that visitors see. No save overwrites what somebody else has saved."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Case, When
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.publishing.applying import locked
from portal.publishing.checking import check
from portal.publishing.differences import differences
from portal.publishing.merging import Conflict, merge
from portal.publishing.revision import OPEN, WAITING, Revision, RevisionState
from portal.publishing.snapshots import Snapshot, snapshot, snapshot_of
from portal.publishing.staging import staged
from portal.publishing.succession import add_revision, keep_row, put_in_place


def newest(record: models.Model) -> Revision | None:
    """What was saved last: the open draft, else what is scheduled last, else what the row was known to hold."""
    revisions = Revision.objects.of(record).filter(state__in=(*WAITING, RevisionState.PUBLISHED))
    place = Case(When(state__in=OPEN, then=0), When(state=RevisionState.SCHEDULED, then=1), default=2)
    revision: Revision | None = revisions.order_by(place, "-number").first()
    return revision


def present(record: models.Model, live: Snapshot | None = None) -> Snapshot:
    """What a form or a preview shows: the newest draft, with what has changed in the row beside it since. `live` is
    what the row says, for who has locked it."""
    if live is None:
        with transaction.atomic():
            item = locked(record)
            return present(item, snapshot(item))
    revision = newest(record)
    if revision is None or not revision.is_waiting:
        return live
    draft = snapshot_of(revision)
    return _joined(record, base_of(revision, live), draft, live) or draft


def _joined(item: models.Model, base: Snapshot, draft: Snapshot, live: Snapshot) -> Snapshot | None:
    """A draft with what has changed in the row beside it since; None where both have changed the same, or cannot stand
    together. That is said when it is published, and until then the draft is shown as it was written."""
    if base == live:
        return draft
    try:
        joined = merge(base, draft, live)
        with staged(item, joined):
            return joined
    except (Conflict, ValidationError):
        return None


def opened(record: models.Model) -> Revision:
    """What a form opens at: a revision that says what `present` shows, so that a later save can be compared with it.
    Where the row has been changed by other means than a draft, there is none as yet, and one is made."""
    with transaction.atomic():
        item = locked(record)
        return _brought_up(item, snapshot(item))


def _brought_up(item: models.Model, live: Snapshot) -> Revision:
    row = keep_row(item, live)
    head = newest(item) or row
    if not head.is_waiting or head.base_id == row.pk:
        return head
    joined = _joined(item, base_of(head, live), snapshot_of(head), live)
    if joined is None:
        return head
    has_earlier = Revision.objects.of(item).waiting().exclude(pk=head.pk).exists()
    return put_in_place(item, head, row, joined, is_kept=has_earlier)


def base_of(revision: Revision, live: Snapshot) -> Snapshot:
    return snapshot_of(revision.base) if revision.base else live


def record_of(revision: Revision) -> Any:
    model: Any = revision.content_type.model_class()
    return model(pk=revision.object_id)


def save_draft(
    record: models.Model,
    wanted: Snapshot,
    user: Any,
    base_revision: Revision | None,
    note: str = "",
    change_notes: Mapping[str, str] | None = None,
    *,
    is_checked: bool = True,
    is_wording_only: bool = False,
) -> Revision:
    """Keeps `wanted` as the open draft; without a change, the newest revision stays what it is and is returned.

    `base_revision` is what the form was opened at; None says that the record had no revision then. Where a newer one
    has been saved, both are merged: raises Conflict where they change the same, and ValidationError where both
    together are no valid record. So is what was chosen between two saves, which no form has checked.
    """
    with transaction.atomic():
        item = locked(record)
        live = snapshot(item)
        head = _brought_up(item, live)
        base = base_revision or Revision.objects.of(item).order_by("number")[0]
        if (base.content_type_id, base.object_id) != (head.content_type_id, head.object_id):
            raise ValueError(f"{base} is not a revision of {item!r}")
        if base.pk != head.pk:
            wanted = _merged(item, base, wanted, head)
        if base.pk != head.pk or not is_checked:
            _check(item, wanted)
        if not differences(snapshot_of(head), wanted):
            return head
        wanted, departure = _departing(item, head, wanted, live)
        return add_revision(
            item,
            wanted,
            state=head.state if head.state in OPEN else RevisionState.DRAFT,
            user=user,
            follows=head,
            base=departure,
            note=note,
            is_wording_only=is_wording_only,
            change_notes={**(head.change_notes if head.is_waiting else {}), **(change_notes or {})},
        )


def _departing(
    item: models.Model, head: Revision, wanted: Snapshot, live: Snapshot
) -> tuple[Snapshot, Revision | None]:
    """What a draft departs from: the row, unless they clash. Where this save has ended the clash, what it says holds
    against the row too."""
    base = head.base if head.is_waiting else head
    if base is None or base.state == RevisionState.PUBLISHED:
        return wanted, base
    joined = _joined(item, snapshot_of(base), wanted, live)
    if joined is None:
        return wanted, base
    for path, _old, new in differences(snapshot_of(head), wanted):
        joined = joined if isinstance(new, list) else joined.with_value(path, new)
    return joined, Revision.objects.of(item).held().first()


def _merged(item: models.Model, base: Revision, mine: Snapshot, head: Revision) -> Snapshot:
    try:
        return merge(snapshot_of(base), mine, snapshot_of(head))
    except Conflict as conflict:
        conflict.newest = head
        raise


def _check(item: models.Model, wanted: Snapshot) -> None:
    with staged(item, wanted) as together:
        check(together.record)


def submit(revision: Revision) -> None:
    decide(revision, RevisionState.SUBMITTED, None, OPEN)


def discard(revision: Revision, user: Any) -> None:
    """The row stays as it is, and the draft stays in the history."""
    decide(revision, RevisionState.DISCARDED, user, (*OPEN, RevisionState.SCHEDULED))


def decide(revision: Revision, state: RevisionState, user: Any, possible: Any) -> None:
    """At once, and only from a state in which it is possible: somebody else may have decided in the meantime."""
    decision: dict[str, Any] = {"state": state, "publish_at": None, "failure": ""}
    if user:
        decision |= {"decided_by": user, "decided_at": timezone.now()}
    if not Revision.objects.filter(pk=revision.pk, state__in=possible).update(**decision):
        raise no_longer_open()
    revision.refresh_from_db()


def no_longer_open() -> ValidationError:
    return ValidationError(
        _("This draft has been saved anew, published or discarded by somebody else. Look at it again.")
    )
