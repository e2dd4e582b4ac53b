"""Where texts of records are kept beside the records themselves, and a way to read and to edit each of them."""

import json
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from portal.editorial.models import KeptEdit, PreviewComment, PreviewLink
from portal.facts.fields import PartialDateField
from portal.publishing.audit import AuditEntry
from portal.publishing.composition import Path, composition_of
from portal.publishing.gate_exception import GateException
from portal.publishing.renames import Renames
from portal.publishing.revision import Revision
from portal.publishing.wording import column_label

Edit = Callable[[Path, str], str]
"""Gets each text with the path at which it stands, and gives the text that shall stand there."""


class Kept(NamedTuple):
    """One kind of row, and its columns: plain texts, JSON with texts in it, snapshots, and JSON written as text."""

    model: Any
    title: Any  # what such a row is, in words
    at: str  # the column that says when it was made
    texts: Sequence[str] = ()
    trees: Sequence[str] = ()
    snapshots: Sequence[str] = ()
    written_trees: Sequence[str] = ()

    def edited(self, row: Any, edit: Edit, renames: Renames) -> dict[str, Any]:
        """The columns of `row` that `edit` would have otherwise."""
        new: dict[str, Any] = {name: _column(self._field(name), getattr(row, name), edit) for name in self.texts}
        new |= {name: _tree(getattr(row, name), (name,), edit) for name in self.trees}
        new |= {name: edited_snapshot(row.model, getattr(row, name), edit, renames) for name in self.snapshots}
        new |= {name: _written(getattr(row, name), (name,), edit) for name in self.written_trees}
        return {name: value for name, value in new.items() if value != getattr(row, name)}

    def _field(self, name: str) -> Any:
        return self.model._meta.get_field(name)


KEPT = (
    Kept(
        Revision,
        _("revision"),
        "created_at",
        texts=("note", "failure", "alone_reason", "gate_reason"),
        trees=("change_notes",),
        snapshots=("data",),
    ),
    Kept(KeptEdit, _("what was typed beside a colleague’s save"), "made_at", texts=("note",), snapshots=("data",)),
    Kept(PreviewComment, _("comment on a shared preview"), "made_at", texts=("name", "text")),
    Kept(PreviewLink, _("shared preview"), "made_at", texts=("whom",)),
    Kept(GateException, _("exception to the gate"), "made_at", texts=("reason",)),
    Kept(
        LogEntry, _("entry of the older log"), "action_time", texts=("object_repr",), written_trees=("change_message",)
    ),
)
AUDIT = Kept(AuditEntry, _("entry of the audit"), "at", texts=("name", "reason"), trees=("fields",))


def of_row(record: Any) -> Kept:
    """What stands on a record's own row, but on no form."""
    return Kept(type(record), _("what readers are told of changes"), "published_at", trees=("change_notes", "ending"))


def edited_snapshot(model: Any, data: Any, edit: Edit, renames: Renames, place: Path = ()) -> dict[str, Any]:
    """A snapshot with other texts, still good for what its columns hold. `model` is None for parts of a kind that there
    is no longer. Paths are in the names of today."""
    own = composition_of(model) if model else None
    unknown = {name for kind in ("columns", "parts") for name in data[kind]} - (own.names if own else set())
    today = renames.present_names(model, unknown, own.names) if own and unknown else {}
    columns, parts = {}, {}
    for name, value in data["columns"].items():
        now = today.get(name, name)
        columns[name] = _column(own.columns.get(now) if own else None, value, edit, (*place, now))
    for name, rows in data["parts"].items():
        now = today.get(name, name)
        part = own.parts[now].related_model if own and now in own.parts else None
        parts[name] = [edited_snapshot(part, row, edit, renames, (*place, now, row["key"])) for row in rows]
    return {**data, "columns": columns, "parts": parts}


def _column(field: Any, value: Any, edit: Edit, path: Path | None = None) -> Any:
    """Only what people write is a text: no key, choice, number or date. A column that there is no longer may be one."""
    path = path or (field.name,)
    if field is None or isinstance(field, models.JSONField):
        return _tree(value, path, edit)
    if not isinstance(value, str) or not _is_text(field):
        return value
    new = edit(path, value)
    return value if new == value else _fitting(field, new)


def _is_text(field: Any) -> bool:
    is_written = isinstance(field, models.CharField | models.TextField) and not isinstance(field, PartialDateField)
    return is_written and not field.flatchoices


def _fitting(field: Any, text: str) -> str | None:
    """Where a page or the database could not do with a mark in the place of a number, an address or a date, nothing
    stands there. A mark in an e-mail address does no harm, and a contact needs that or a number."""
    text = text[: field.max_length]
    if isinstance(field, models.EmailField):
        return text
    try:
        field.run_validators(text)
    except ValidationError:
        return None if field.null else ""
    return text


def _tree(value: Any, path: Path, edit: Edit) -> Any:
    if isinstance(value, str):
        return edit(path, value)
    if isinstance(value, list):
        return [_tree(one, path, edit) for one in value]
    if isinstance(value, dict):
        return {key: _tree(one, path, edit) for key, one in value.items()}
    return value


def _written(text: str, path: Path, edit: Edit) -> str:
    """Django's log keeps JSON as text, in which letters beyond ASCII are escaped."""
    try:
        value = json.loads(text)
    except ValueError:
        return edit(path, text)
    new = _tree(value, path, edit)
    return text if new == value else json.dumps(new)


def label_at(model: Any, path: Path) -> str:
    """“Quote: text (Finnish)”; what there is no longer, by its name."""
    own = composition_of(model)
    if len(path) > 1 and path[0] in own.parts:
        part = own.parts[path[0]].related_model
        return f"{capfirst(str(part._meta.verbose_name))}: {label_at(part, path[2:])}"
    return column_label(model, path[0]) if path[0] in own.columns else path[-1]
