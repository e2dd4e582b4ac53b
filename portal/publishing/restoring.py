"""Old revisions as new drafts: all of one, or what stands in it at one place."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from portal.publishing.composition import Path
from portal.publishing.drafts import opened, save_draft
from portal.publishing.revision import Revision
from portal.publishing.snapshots import Snapshot, snapshot_of
from portal.publishing.staging import staged


def restore(record: models.Model, revision: Revision, user: Any, note: str = "") -> Revision:
    """An old revision as the new draft; what it is older than stays as the newest one has it."""
    with transaction.atomic():
        base, old = opened(record), snapshot_of(revision)
        now = snapshot_of(base)
        wanted = Snapshot(
            old.model, old.key, now.columns | old.columns, now.relations | old.relations, now.parts | old.parts
        )
        return _save_restored(record, wanted, user, base, note)


def restore_field(record: models.Model, revision: Revision, path: Path, user: Any, note: str = "") -> Revision:
    """One column, relation or part of an old revision as a change of the newest draft."""
    with transaction.atomic():
        base, old = opened(record), snapshot_of(revision)
        now = snapshot_of(base)
        is_whole_part = len(path) % 2 == 0
        is_there = not path[:-2] or now.has(path[:-2]) if is_whole_part else old.has(path) and now.has(path)
        if not is_there:
            raise ValidationError(_("This field is not in both revisions: restore the whole part or revision."))
        return _save_restored(record, now.with_value(path, old.at(path)), user, base, note)


def _save_restored(record: models.Model, wanted: Snapshot, user: Any, base: Revision, note: str) -> Revision:
    """It may lack what is asked for today, which its form then says; what the database cannot hold is refused."""
    with staged(record, wanted):
        pass
    return save_draft(record, wanted, user, base, note)
