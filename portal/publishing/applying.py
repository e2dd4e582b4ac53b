"""Writes a snapshot into the database: the record, its relations, and its parts, made, changed or deleted."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from portal.publishing.checking import below, check, in_words, still_used, taken
from portal.publishing.composition import composition_of
from portal.publishing.snapshots import Snapshot, snapshot
from portal.publishing.wording import column_label


def locked(record: models.Model) -> Any:
    """The record as the database holds it, its row locked until the transaction ends."""
    return type(record)._base_manager.select_for_update(of=("self",), no_key=True).get(pk=record.pk)


def apply(record: models.Model, wanted: Snapshot) -> list[str]:
    """Makes the record what `wanted` says, for good; to be called in a transaction. Says in words what was left out
    because it has been deleted since. Raises ValidationError, its keys paths, where that is not a valid record."""
    return write(locked(record), snapshot(record), wanted)


def write(item: Any, live: Snapshot, wanted: Snapshot, *, is_checked: bool = True) -> list[str]:
    """`item` is locked, and `live` is what the database holds of it; only what differs from it is written."""
    writing = _Writing(is_checked, {part.key for part in wanted.all_parts()})
    writing.row(item, live, wanted)
    return writing.left_out


@dataclass
class _Writing:
    is_checked: bool  # False: anything that the database can hold, and a taken address gives way
    keys: set[str]  # of all parts that there will be
    left_out: list[str] = field(default_factory=list)

    def row(self, item: Any, live: Snapshot | None, wanted: Snapshot, owner: str = "") -> None:
        changed = self._fill(item, live, wanted)
        if self.is_checked:
            check(item, changed, exclude={owner} if owner else ())
        else:
            self._give_way(item, live, changed)
        with in_words(item):
            item.save(force_insert=item._state.adding)
        for name, keys in wanted.relations.items():
            if set(keys) != set(live.relations.get(name, ()) if live else ()):
                self._relate(item, name, keys)
        for name, parts in wanted.parts.items():
            self._parts(item, name, live.parts.get(name, []) if live else [], parts)

    def _fill(self, item: Any, live: Snapshot | None, wanted: Snapshot) -> set[str]:
        """Which columns are other ones now. What the snapshot does not know keeps its live value."""
        changed = set()
        for name, column in composition_of(wanted.model).columns.items():
            known = live.columns if live and not item._state.adding else {}
            if name in wanted.columns and (name not in known or known[name] != wanted.columns[name]):
                setattr(item, column.attname, self._value(column, wanted.columns[name]))
                changed.add(name)
        return changed

    def _value(self, column: Any, kept: Any) -> Any:
        value = None if kept is None else column.to_python(kept)
        if value is None or not column.is_relation or kept in self.keys:
            return value
        if column.related_model._base_manager.filter(pk=value).exists():
            return value
        label = column_label(column.model, column.name)
        if not column.null:
            sentence = _("%(label)s: what was chosen has been deleted since. Choose something else.")
            raise ValidationError({column.name: sentence % {"label": label}})
        self.left_out.append(_("%(label)s: what was chosen has been deleted since.") % {"label": label})
        return None

    def _give_way(self, item: Any, live: Snapshot | None, changed: Collection[str]) -> None:
        """What must be unique and has been taken since cannot be shown: the live value stands in for it."""
        live_columns = live.columns if live else {}
        columns = composition_of(item._meta.model).columns
        for constraint, _name, said in list(taken(item, changed)):
            for name in constraint.fields:
                if name in changed:
                    setattr(item, columns[name].attname, columns[name].to_python(live_columns.get(name)))
                    self.left_out.append(f"{column_label(type(item), name)}: {' '.join(said.messages)}")

    def _relate(self, item: Any, name: str, keys: Sequence[str]) -> None:
        relation = composition_of(item._meta.model).relations[name]
        there = relation.related_model._base_manager.filter(pk__in=keys).values_list("pk", flat=True)
        found = {str(pk): pk for pk in there}
        getattr(item, name).set(found.values())
        if gone := len(set(keys)) - len(found):
            sentence = _("%(label)s: %(count)d of those that were chosen have been deleted since.")
            self.left_out.append(sentence % {"label": column_label(type(item), name), "count": gone})

    def _parts(self, item: Any, name: str, live: list[Snapshot], wanted: list[Snapshot]) -> None:
        """What goes away makes room first; what is still used until the others are saved is tried again after them."""
        relation = composition_of(item._meta.model).parts[name]
        before, after = {part.key: part for part in live}, {part.key: part for part in wanted}
        changed = [part for part in wanted if before.get(part.key) != part]
        gone = [before[key] for key in before.keys() - after.keys()]
        manager = relation.related_model._base_manager
        rows = {str(pk): row for pk, row in manager.in_bulk([part.key for part in (*changed, *gone)]).items()}
        used = [part for part in reversed(_in_order(gone)) if not _is_deleted(rows[part.key])]
        _make_room(relation.related_model, [rows[part.key] for part in changed if part.key in rows])
        for part in _in_order(changed):
            row = rows.get(part.key) or relation.related_model(pk=part.key)
            setattr(row, relation.field.attname, item.pk)
            with_place = f"{name}/{part.key}"
            try:
                self.row(row, before.get(part.key), part, relation.field.name)
            except ValidationError as error:
                raise below(with_place, error) from error
        for part in used:
            if not _is_deleted(rows[part.key]):
                raise ValidationError({f"{name}/{part.key}": still_used(rows[part.key])})


def _is_deleted(row: models.Model) -> bool:
    try:
        row.delete()
    except (models.ProtectedError, models.RestrictedError):
        return False
    return True


def _make_room(model: Any, rows: Iterable[Any]) -> None:
    """Rows that trade a value which must be unique cannot be saved one after the other, so they are made anew, with
    their keys. Only where nothing else points at them."""
    is_unique = any(isinstance(rule, models.UniqueConstraint) for rule in model._meta.constraints)
    rows = list(rows)
    if rows and is_unique and not model._meta.related_objects and not model._meta.many_to_many:
        model._base_manager.filter(pk__in=[row.pk for row in rows]).delete()
        for row in rows:
            row._state.adding = True


def _in_order(parts: Sequence[Snapshot]) -> list[Snapshot]:
    """Each part after those of its own kind that it points at."""
    left, done = {part.key: part for part in parts}, []
    while left:
        free = [part for part in left.values() if not left.keys() & _targets(part)] or list(left.values())
        done += free
        for part in free:
            del left[part.key]
    return done


def _targets(part: Snapshot) -> set[Any]:
    columns = composition_of(part.model).columns
    return {value for name, value in part.columns.items() if name in columns and columns[name].is_relation} - {part.key}
