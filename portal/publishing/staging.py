"""Shows a draft inside a transaction that is rolled back: forms and pages read it as if it were published."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import models, transaction

from portal.publishing.applying import locked, write
from portal.publishing.snapshots import Snapshot, snapshot


class Staged(NamedTuple):
    record: Any  # as the draft has it; good inside the block only
    left_out: list[str]  # what of the draft cannot be shown, in words
    wanted: Snapshot


@contextmanager
def staged(
    record: models.Model, wanted: Snapshot | Callable[[Snapshot], Snapshot], **publication: Any
) -> Iterator[Staged]:
    """Inside, the database shows `wanted` to this connection alone; nothing stays, and no on_commit callback runs.

    `wanted` may also be worked out from what the row says, once nobody else can change it any more.
    `publication` sets the row's own state: `state=State.PUBLISHED, published_at=now` previews what is not public.
    The caller's instance is not touched. The write lock is held for as long as the block lasts.
    """
    with transaction.atomic():
        item = locked(record)
        live = snapshot(item)
        for name, value in publication.items():
            setattr(item, name, value)
        shown = wanted(live) if callable(wanted) else wanted
        left_out = write(item, live, shown, is_checked=False)
        try:
            yield Staged(item, left_out, shown)
        finally:
            transaction.set_rollback(True)
