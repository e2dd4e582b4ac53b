"""Drafts that depart from a newer row: after something has been published, or the row was changed by other means."""

from collections.abc import Mapping
from typing import Any

from django.db import models, transaction

from portal.publishing.applying import locked
from portal.publishing.drafts import base_of, newest, no_longer_open, record_of
from portal.publishing.merging import Conflict, Side, merge, resolve
from portal.publishing.revision import Revision
from portal.publishing.snapshots import Snapshot, snapshot, snapshot_of
from portal.publishing.succession import keep_row, put_in_place


def rebase(
    item: models.Model, waiting: Revision, row: Revision, gone_out: Snapshot, *, is_kept: bool = False
) -> Revision:
    """What of `waiting` has not gone out stands in its place; the row's revision where nothing is left. The record is
    locked. `is_kept` where something earlier still waits, which would be the newest without it."""
    try:
        left = merge(gone_out, snapshot_of(waiting), snapshot_of(row))
    except Conflict:  # with what the row has got by other means; said when that one is published
        return waiting
    return put_in_place(item, waiting, row, left, is_kept=is_kept)


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
        has_earlier = Revision.objects.of(item).waiting().exclude(pk=revision.pk).exists()
        return put_in_place(item, revision, row, settled, is_kept=has_earlier)
