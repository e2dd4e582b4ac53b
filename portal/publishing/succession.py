"""Revisions follow one another: what the row holds, the next of a record, and one that waits instead of another."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from portal.publishing.differences import differences
from portal.publishing.revision import OPEN, Revision, RevisionState
from portal.publishing.snapshots import FORMAT, Snapshot, snapshot_of


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


def put_in_place(
    item: models.Model, waiting: Revision, row: Revision, wanted: Snapshot, *, is_kept: bool = False
) -> Revision:
    """`wanted` waits instead of `waiting`, just as that did, and departs from `row`; where it says what the row says,
    nothing does, unless it is kept."""
    Revision.objects.filter(pk=waiting.pk).exclude(pk=row.pk).become(RevisionState.SUPERSEDED)
    if not is_kept and not differences(snapshot_of(row), wanted):
        return row
    return add_revision(
        item,
        wanted,
        state=waiting.state,
        user=waiting.user,
        follows=waiting,
        base=row,
        note=waiting.note,
        change_notes=waiting.change_notes,
        languages=waiting.languages,
        publish_at=waiting.publish_at,
        failure=waiting.failure,
        alone_reason=waiting.alone_reason,
        gate_reason=waiting.gate_reason,
        decided_by=waiting.decided_by,
        decided_at=waiting.decided_at,
    )
