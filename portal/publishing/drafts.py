"""Drafts: what staff prepare beside the row that visitors see. No save overwrites what somebody else has saved."""

from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Case, When
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.publishing.applying import locked
from portal.publishing.checking import check
from portal.publishing.composition import Path
from portal.publishing.differences import differences
from portal.publishing.merging import Conflict, merge
from portal.publishing.revision import OPEN, WAITING, Revision, RevisionState
from portal.publishing.snapshots import FORMAT, Snapshot, snapshot, snapshot_of
from portal.publishing.staging import staged


def newest(record: models.Model) -> Revision | None:
    """What a form opens: the open draft, else what is scheduled last, else what the row was known to hold."""
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
    try:
        return merge(base_of(revision, live), draft, live)
    except Conflict:  # said when it is published; until then the draft is shown as it was written
        return draft


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
) -> Revision:
    """Keeps `wanted` as the open draft; without a change, the newest revision stays what it is and is returned.

    `base_revision` is what the form was opened at; None says that the record had no revision then. Where a newer one
    has been saved, both are merged: raises Conflict where they change the same, and ValidationError where both
    together are no valid record.
    """
    with transaction.atomic():
        item = locked(record)
        row = keep_row(item, snapshot(item))
        head = newest(item) or row
        base = base_revision or Revision.objects.of(item).order_by("number")[0]
        if (base.content_type_id, base.object_id) != (head.content_type_id, head.object_id):
            raise ValueError(f"{base} is not a revision of {item!r}")
        if base.pk != head.pk:
            wanted = _merged(item, base, wanted, head)
        if not differences(snapshot_of(head), wanted):
            return head
        wanted, departure = _departing_from(row, head, wanted)
        return add_revision(
            item,
            wanted,
            state=head.state if head.state in OPEN else RevisionState.DRAFT,
            user=user,
            follows=head,
            base=departure,
            note=note,
            change_notes={**(head.change_notes if head.is_waiting else {}), **(change_notes or {})},
        )


def _departing_from(row: Revision, head: Revision, wanted: Snapshot) -> tuple[Snapshot, Revision | None]:
    """With what the row has got by other means since the draft was begun. Where both have changed the same, that is
    left to be decided when the draft is published."""
    if not head.is_waiting or head.base == row:
        return wanted, row
    present = snapshot_of(row)
    try:
        return merge(base_of(head, present), wanted, present), row
    except Conflict:
        return wanted, head.base


def _merged(item: models.Model, base: Revision, mine: Snapshot, head: Revision) -> Snapshot:
    try:
        merged = merge(snapshot_of(base), mine, snapshot_of(head))
    except Conflict as conflict:
        conflict.newest = head
        raise
    with staged(item, merged) as together:
        check(together.record)
    return merged


def keep_row(item: models.Model, live: Snapshot) -> Revision:
    """The revision of what the row holds now, `live`; one is made where there is none, or where the row has been
    changed by other means than a draft. The row is locked."""
    kept: Revision | None = Revision.objects.of(item).filter(state=RevisionState.PUBLISHED).first()
    if kept and snapshot_of(kept) == live:
        return kept
    return add_revision(item, live, state=RevisionState.PUBLISHED, follows=kept)


def add_revision(item: models.Model, wanted: Snapshot, *, state: str, **columns: Any) -> Revision:
    """The next revision of a locked record; of an open draft and of a published one there is one alone, so that
    an earlier one is superseded."""
    revisions = Revision.objects.of(item)
    alone = OPEN if state in OPEN else (state,) if state == RevisionState.PUBLISHED else ()
    revisions.filter(state__in=alone).become(RevisionState.SUPERSEDED)
    last = revisions.aggregate(last=models.Max("number"))["last"] or 0
    revision: Revision = Revision.objects.create(
        content_type=ContentType.objects.get_for_model(item),
        object_id=str(item.pk),
        number=last + 1,
        data=wanted.as_data(),
        format=FORMAT,
        state=state,
        **columns,
    )
    return revision


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


def restore(record: models.Model, revision: Revision, user: Any, note: str = "") -> Revision:
    """An old revision as the new draft; what it is older than stays as the newest one has it."""
    with transaction.atomic():
        locked(record)
        now, old = present(record), snapshot_of(revision)
        wanted = Snapshot(
            old.model, old.key, now.columns | old.columns, now.relations | old.relations, now.parts | old.parts
        )
        return save_draft(record, wanted, user, newest(record), note)


def restore_field(record: models.Model, revision: Revision, path: Path, user: Any, note: str = "") -> Revision:
    """One column, relation or part of an old revision as a change of the newest draft."""
    with transaction.atomic():
        locked(record)
        now, old = present(record), snapshot_of(revision)
        is_whole_part = len(path) % 2 == 0
        if not is_whole_part and not (old.has(path) and now.has(path)):
            raise ValidationError(_("This field is not in both revisions: restore the whole part or revision."))
        return save_draft(record, now.with_value(path, old.at(path)), user, newest(record), note)
