"""Drafts that depart from a newer row: after something has been published, or the row was changed by other means."""

from collections.abc import Mapping
from typing import Any

from django.db import models, transaction

from portal.publishing.applying import locked
from portal.publishing.differences import differences
from portal.publishing.drafts import add_revision, base_of, keep_row, newest, no_longer_open, record_of
from portal.publishing.merging import Conflict, Side, merge, resolve
from portal.publishing.revision import Revision, RevisionState
from portal.publishing.snapshots import Snapshot, snapshot, snapshot_of


def rebase(item: models.Model, waiting: Revision, row: Revision, gone_out: Snapshot) -> None:
    """What of `waiting` has not gone out stands in its place, if anything. The record is locked."""
    _replace(item, waiting, row, merge(gone_out, snapshot_of(waiting), snapshot_of(row)))


def settle(revision: Revision, choices: Mapping[str, Side], user: Any) -> Revision:
    """Decides the clashes that `publish` refused a draft for: by path, MINE is the draft's text, THEIRS the row's.

    Returns the draft that can be published, or the row's revision where nothing of the draft is left. Raises Conflict
    for what has not been decided.
    """
    with transaction.atomic():
        item = locked(record_of(revision))
        revision = Revision.objects.select_related("base").get(pk=revision.pk)
        if newest(item) != revision or not revision.is_waiting:
            raise no_longer_open()
        live = snapshot(item)
        row = keep_row(item, live)
        try:
            settled = merge(base_of(revision, live), snapshot_of(revision), live)
        except Conflict as conflict:
            settled = resolve(conflict, choices)
        revision.user, revision.failure = user, ""
        return _replace(item, revision, row, settled)


def _replace(item: models.Model, waiting: Revision, row: Revision, wanted: Snapshot) -> Revision:
    Revision.objects.filter(pk=waiting.pk).exclude(pk=row.pk).become(RevisionState.SUPERSEDED)
    if not differences(snapshot_of(row), wanted):
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
