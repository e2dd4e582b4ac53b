"""Snapshots: everything that a record says, read from the database, compared and kept as JSON."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import models

from portal.publishing.composition import Path, composition_of
from portal.publishing.renames import Renames

FORMAT = 1


@dataclass(frozen=True)
class Snapshot:
    """A record or one of its parts. Never changed in place: `with_value` and `replace` make another."""

    model: Any
    key: str
    columns: dict[str, Any] = field(default_factory=dict)
    relations: dict[str, list[str]] = field(default_factory=dict)
    parts: dict[str, list["Snapshot"]] = field(default_factory=dict)

    def part(self, name: str, key: str) -> "Snapshot | None":
        return next((part for part in self.parts.get(name, ()) if part.key == key), None)

    def all_parts(self) -> "Iterator[Snapshot]":
        for parts in self.parts.values():
            for part in parts:
                yield part
                yield from part.all_parts()

    def at(self, path: Path) -> Any:
        """A column's value, a relation's keys, a whole part, or None where there is no such thing."""
        if len(path) == 1:
            return self.columns.get(path[0], self.relations.get(path[0]))
        part = self.part(path[0], path[1])
        return part if part is None or len(path) == 2 else part.at(path[2:])

    def has(self, path: Path) -> bool:
        if len(path) == 1:
            return path[0] in self.columns or path[0] in self.relations
        part = self.part(path[0], path[1])
        return part is not None and (len(path) == 2 or part.has(path[2:]))

    def with_value(self, path: Path, value: Any) -> "Snapshot":
        """The same with another value at `path`; None takes a whole part away."""
        if len(path) > 1:
            others = [part for part in self.parts.get(path[0], ()) if part.key != path[1]]
            part = self.part(path[0], path[1])
            new = value if len(path) == 2 else part and part.with_value(path[2:], value)
            return replace(self, parts={**self.parts, path[0]: sorted([*others, new] if new else others, key=_key)})
        if path[0] in composition_of(self.model).relations:
            return replace(self, relations={**self.relations, path[0]: sorted(value)})
        return replace(self, columns={**self.columns, path[0]: value})

    def as_data(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "columns": self.columns,
            "relations": self.relations,
            "parts": {name: [part.as_data() for part in parts] for name, parts in self.parts.items()},
        }


def _key(part: Snapshot) -> str:
    return part.key


def snapshot(record: models.Model) -> Snapshot:
    """What the database holds of `record` now, whatever the instance says."""
    model: Any = type(record)
    return _read(model, [model._base_manager.get(pk=record.pk)])[0]


def snapshots(model: Any, rows: Sequence[Any]) -> list[Snapshot]:
    """What `rows` of `model`, and the database beside them, say: as many queries as for one of them."""
    return _read(model, rows)


def _read(model: Any, rows: Sequence[Any], owner: str = "") -> list[Snapshot]:
    """`owner` is the key that links parts to their record; it says nothing that their place does not say."""
    parts_of = composition_of(model)
    columns = {name: column for name, column in parts_of.columns.items() if name != owner}
    relations = {name: _keys(relation, rows) for name, relation in parts_of.relations.items()}
    parts = {name: _parts(relation, rows) for name, relation in parts_of.parts.items()}
    return [
        Snapshot(
            model,
            str(row.pk),
            {name: as_json(column, row) for name, column in columns.items()},
            {name: sorted(keys[str(row.pk)]) for name, keys in relations.items()},
            {name: found[str(row.pk)] for name, found in parts.items()},
        )
        for row in rows
    ]


def _keys(relation: Any, rows: Sequence[Any]) -> dict[str, list[str]]:
    """The keys of a many-to-many relation for all rows, in one query."""
    found: dict[str, list[str]] = defaultdict(list)
    if rows:
        own, other = relation.m2m_column_name(), relation.m2m_reverse_name()
        links = relation.remote_field.through._base_manager.filter(**{f"{own}__in": [row.pk for row in rows]})
        for row, target in links.values_list(own, other):
            found[str(row)].append(str(target))
    return found


def _parts(relation: Any, rows: Sequence[Any]) -> dict[str, list[Snapshot]]:
    found: dict[str, list[Snapshot]] = defaultdict(list)
    if rows:
        owner, model = relation.field, relation.related_model
        parts = list(model._base_manager.filter(**{f"{owner.name}__in": rows}).order_by("pk"))
        for part, made in zip(parts, _read(model, parts, owner.name), strict=True):
            found[str(getattr(part, owner.attname))].append(made)
    return found


def as_json(column: Any, row: models.Model) -> Any:
    """Keys are text in snapshots, whatever they are in the database."""
    value = column.value_from_object(row)
    if value is not None and column.is_relation:
        return str(value)
    if value is None or isinstance(value, bool | int | str) or isinstance(column, models.JSONField):
        return value
    return column.value_to_string(row)


def from_data(model: Any, data: dict[str, Any], renames: Renames | None = None) -> Snapshot:
    """A snapshot as it was kept, in the names of today; what there is no longer is left out."""
    present, renames = composition_of(model), renames or Renames()
    given = {name for kind in ("columns", "relations", "parts") for name in data[kind]}
    unknown = given - present.names
    renamed = renames.present_names(model, unknown, present.names) if unknown else {}

    def named(kind: str, known: Iterable[str]) -> dict[str, Any]:
        values = {renamed.get(name, name): value for name, value in data[kind].items()}
        return {name: value for name, value in values.items() if name in known}

    parts = {
        name: [from_data(present.parts[name].related_model, part, renames) for part in rows]
        for name, rows in named("parts", present.parts).items()
    }
    columns, relations = named("columns", present.columns), named("relations", present.relations)
    return Snapshot(model, data["key"], columns, relations, parts)


def snapshot_of(revision: Any, renames: Renames | None = None) -> Snapshot:
    return from_data(revision.model, revision.data, renames)
