"""Editors at work, in short: what a form would make of a record, saved as a draft."""

from typing import Any

from django.contrib.auth.models import User

from portal.publishing.composition import Path, composition_of
from portal.publishing.drafts import newest, present, save_draft
from portal.publishing.revision import Revision
from portal.publishing.snapshots import Snapshot, as_json

KEY = "6f9619ff-8b86-4d11-b42d-00c04fc964ff"


def an_editor(name: str = "aino") -> User:
    return User.objects.get_or_create(username=name)[0]


def changed(snapshot: Snapshot, *edits: tuple[Path, Any], **columns: Any) -> Snapshot:
    """`snapshot` with other columns, and with other values at the paths of `edits`."""
    for path, value in (*(((name,), value) for name, value in columns.items()), *edits):
        snapshot = snapshot.with_value(path, value)
    return snapshot


def a_new_part(model: Any, owner: str, key: str = KEY, **columns: Any) -> Snapshot:
    """A part that only a draft has; `owner` is the key that will link it to its record."""
    row, fields = model(**columns), composition_of(model).columns
    return Snapshot(model, key, {name: as_json(field, row) for name, field in fields.items() if name != owner})


def a_draft(record: Any, *edits: tuple[Path, Any], **columns: Any) -> Revision:
    """One more save of the newest draft by somebody who has it open."""
    return save_draft(record, changed(present(record), *edits, **columns), an_editor(), newest(record))


def fresh(record: Any) -> Any:
    return type(record).objects.get(pk=record.pk)
