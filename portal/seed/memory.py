"""What was last loaded, beside what the database holds and what the files say now: which columns may change."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from portal.seed.models import LoadedRecord
from portal.seed.records import Reference
from portal.seed.shape import default_of, shape_of


@dataclass
class Changes:
    """What a new version of the files asks of one record."""

    to_write: dict[str, Any] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)  # what staff have changed since it was loaded
    agreed: set[str] = field(default_factory=set)  # what staff have changed to just what the files say now


class Memory:
    """Every LoadedRecord, found by model and key."""

    def __init__(self) -> None:
        rows = LoadedRecord.objects.order_by("pk")
        self._rows = {(row.content_type_id, row.key): row for row in rows}

    def of(self, reference: Reference) -> LoadedRecord | None:
        return self._rows.get((_content_type(reference.model).pk, reference.key))

    def keep(self, reference: Reference, item: models.Model, wanted: dict[str, Any]) -> None:
        """Note that `item` was made for `reference` and holds what the files want."""
        content_type = _content_type(reference.model)
        columns = {name: as_text(value) for name, value in wanted.items()}
        row = LoadedRecord(content_type=content_type, object_id=str(item.pk), key=reference.key, columns=columns)
        row.save()
        self._rows[content_type.pk, reference.key] = row

    def forget(self, row: LoadedRecord) -> None:
        """Also what was loaded as children of it: the database has deleted them along with it."""
        gone = [other for other in self._rows.values() if other == row or other.key.startswith(f"{row.key}/")]
        for other in gone:
            del self._rows[other.content_type_id, other.key]
            other.delete()

    def children(self, owner: str, relation: Any) -> list[LoadedRecord]:
        """What was loaded as children of the record with the key `owner`."""
        content_type, prefix = _content_type(relation.related_model).pk, f"{owner}/{relation.name}/"
        rows = [row for (of, key), row in self._rows.items() if of == content_type and key.startswith(prefix)]
        return [row for row in rows if "/" not in row.key.removeprefix(prefix)]


def _content_type(model: type[models.Model]) -> ContentType:
    return ContentType.objects.get_for_model(model)


def as_text(value: Any) -> Any:
    """A value as it is remembered and compared, whatever a form or a database does to it on its way.

    NULL and "" are the same, line ends and white space around a text do not count, 60.1700 is 60.17.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, list):
        return sorted(value)
    return str(value).replace("\r\n", "\n").strip()


def present(item: models.Model, name: str) -> Any:
    """What the database holds in a column or a many-to-many relation."""
    if name in shape_of(type(item)).relations:
        return sorted(getattr(item, name).values_list("pk", flat=True))
    return as_text(getattr(item, name))


def loaded(row: LoadedRecord, item: models.Model, name: str) -> Any:
    """What was last put there; of a relation, without what has been deleted since."""
    shape = shape_of(type(item))
    if name in shape.relations:
        related = shape.relations[name].related_model._default_manager
        return sorted(related.filter(pk__in=row.columns.get(name, [])).values_list("pk", flat=True))
    if name in row.columns:
        return row.columns[name]
    return as_text(default_of(type(item), shape.columns[name])) if name in shape.columns else ""


def is_edited(row: LoadedRecord, item: models.Model) -> bool:
    """Whether anything that was loaded has been changed since."""
    return any(present(item, name) != loaded(row, item, name) for name in row.columns if has(item, name))


def has(item: models.Model, name: str) -> bool:
    """Whether the model still has what an earlier version of the files filled in."""
    shape = shape_of(type(item))
    links = {link.attname for link in shape.links.values()}
    return name in shape.columns.keys() | shape.relations.keys() | links


def compare(row: LoadedRecord, item: models.Model, wanted: dict[str, Any]) -> Changes:
    changes = Changes()
    for name, value in wanted.items():
        wish = as_text(value)
        if row.columns.get(name) == wish or (before := loaded(row, item, name)) == wish:
            continue
        now = present(item, name)
        if now == before:
            changes.to_write[name] = value
        elif now == wish:
            changes.agreed.add(name)
        else:
            changes.kept.add(name)
    return changes
