"""Reconciles records with the database: made, brought up to date, kept as edited or left deleted."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils import timezone

from portal.languages.localized import codes
from portal.languages.models import remember_slugs
from portal.publishing.models import Publishable, State
from portal.seed.exceptions import keep_exception
from portal.seed.files import ContentError
from portal.seed.memory import Memory, as_text, compare, is_edited
from portal.seed.models import LoadedRecord
from portal.seed.outcomes import Outcome, with_children
from portal.seed.records import Record, Reference
from portal.seed.shape import shape_of


class Reconciliation:
    """One run over all records; knows which row each key stands for. Runs in its caller's transaction."""

    def __init__(self) -> None:
        self.now = timezone.now()
        self._memory = Memory()
        self._pks: dict[Reference, Any] = {}  # None: staff have deleted it

    def reconcile(self, record: Record) -> Outcome:
        """Brings one record in; those that it refers to have been before."""
        return self._record(record, {})[0]

    def _record(self, record: Record, owner: Mapping[str, Any]) -> tuple[Outcome, list[str]]:
        """What became of it, and which of its columns were written; `owner` links a child to its record."""
        row = self._memory.of(record.reference)
        item = self._find(record, row) if row else self._make(record, owner)
        self._pks[record.reference] = item and item.pk
        if item is None:
            return Outcome.DELETED, []
        outcome, written = self._update(record, row, item) if row else (Outcome.NEW, [])
        below, seen = self._children(record, item)
        if row and seen and isinstance(item, Publishable):
            item.mark_changed(seen, self.now)
            item.save(update_fields=["changed"])
        if isinstance(item, Publishable):
            keep_exception(record, item)
        return with_children(outcome, below), [*written, *seen]

    def _find(self, record: Record, row: LoadedRecord) -> Any:
        return record.model._default_manager.select_for_update().filter(pk=row.object_id).first()

    def _make(self, record: Record, owner: Mapping[str, Any]) -> Any:
        """The new record; None where it belongs to one that staff have deleted."""
        wanted, is_homeless = self._wanted(record)
        if is_homeless:
            return None
        item: Any = record.model(**owner)
        if isinstance(item, Publishable) and record.columns["state"] == State.PUBLISHED:
            item.published_at = self.now
        self._write(record, item, wanted)
        self._memory.keep(record.reference, item, wanted)
        return item

    def _update(self, record: Record, row: LoadedRecord, item: Any) -> tuple[Outcome, list[str]]:
        wanted, _is_homeless = self._wanted(record)
        changes = compare(row, item, wanted)
        if changes.to_write:
            try:
                self._write(record, item, changes.to_write)
            except ContentError:  # right in the files, but at odds with what staff have made of it
                item.refresh_from_db()
                if not is_edited(row, item):
                    raise
                return Outcome.KEPT, []
        if remembered := changes.to_write.keys() | changes.agreed:
            row.columns |= {name: as_text(wanted[name]) for name in remembered}
            row.save(update_fields=["columns"])
        if changes.to_write:
            return Outcome.UPDATED, list(changes.to_write)
        return Outcome.KEPT if changes.kept else Outcome.UNCHANGED, []

    def _wanted(self, record: Record) -> tuple[dict[str, Any], bool]:
        """What the columns and relations shall hold, and whether a record that this one belongs to is deleted."""
        wanted: dict[str, Any] = dict(record.columns)
        is_homeless = False
        for name, target in record.links.items():
            link = shape_of(record.model).links[name]
            pk = self._pks[target] if target else None
            if target and pk is None and (link.remote_field.on_delete is models.CASCADE or not link.null):
                is_homeless = True
            else:
                wanted[link.attname] = pk
        for name, targets in record.relations.items():
            pks = (self._pks[target] for target in targets)
            wanted[name] = sorted({pk for pk in pks if pk is not None})
        return wanted, is_homeless

    def _write(self, record: Record, item: Any, values: Mapping[str, Any]) -> None:
        """Saves `values` on `item` if the whole record is valid with them; raises ContentError if not."""
        relations = shape_of(record.model).relations
        slugs = {code: getattr(item, f"slug_{code}", None) for code in codes()}
        for name in values.keys() - relations.keys():
            setattr(item, name, values[name])
        if isinstance(item, Publishable):
            item.mark_changed(values.keys() - {"owner_id"}, self.now)  # whose it is no reader sees
        _check(record, item)
        is_new = item._state.adding
        item.save()
        for name in values.keys() & relations.keys():
            if values[name] or not is_new:
                getattr(item, name).set(values[name])
        if not is_new and any(getattr(item, f"slug_{code}", None) != slug for code, slug in slugs.items()):
            remember_slugs(item, slugs)

    def _children(self, record: Record, item: Any) -> tuple[list[Outcome], list[str]]:
        """What became of the children, and their changes as changes of their record's page."""
        outcomes, seen = [], []
        for name, children in record.children.items():
            relation = shape_of(record.model).children[name]
            for outcome in self._remove_left(record, relation, {child.key for child in children}):
                outcomes.append(outcome)
                seen += [name] if outcome is Outcome.UPDATED else []
            for child in children:
                outcome, columns = self._record(child, {relation.field.name: item})
                outcomes.append(outcome)
                seen += [name] if outcome is Outcome.NEW else _seen_as(item, child, columns)
        return outcomes, seen

    def _remove_left(self, record: Record, relation: Any, keys: set[str]) -> list[Outcome]:
        """Deletes the children that have left the files, unless staff have changed or used them."""
        outcomes = []
        for row in self._memory.children(record.key, relation):
            children = relation.related_model._default_manager.filter(pk=row.object_id)
            if row.key not in keys and (child := children.first()):
                outcomes.append(self._remove(row, child))
        return outcomes

    def _remove(self, row: LoadedRecord, child: Any) -> Outcome:
        if is_edited(row, child):
            return Outcome.KEPT
        try:
            child.delete()
        except models.ProtectedError:
            return Outcome.KEPT
        self._memory.forget(row)
        return Outcome.UPDATED


def _check(record: Record, item: Any) -> None:
    try:
        item.full_clean()
    except ValidationError as error:
        problems = error.message_dict
        texts = shape_of(record.model).texts
        name = next((name for name in problems if name not in texts), next(iter(problems)))
        columns = {text.name: f"{field}, {code}" for field in texts for code, text in texts[field].items()}
        at_fault = _fields_at_fault(item) if name == NON_FIELD_ERRORS else [name]
        place = ", ".join([record.place, *(columns.get(field, field) for field in at_fault)])
        raise ContentError(place, " ".join(problems[name])) from error


def _fields_at_fault(item: Any) -> Sequence[str]:
    """The fields that have to be unique and are not, which their constraint's message does not name."""
    for constraint in item._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            try:
                constraint.validate(type(item), item)
            except ValidationError:
                return constraint.fields
    return []


def _seen_as(item: Any, child: Record, columns: Sequence[str]) -> list[str]:
    """A child's Swedish text counts as Swedish text of its record's page, all else as a fact in every language."""
    languages = {text.name: code for texts in shape_of(child.model).texts.values() for code, text in texts.items()}
    own = next(iter(shape_of(item._meta.model).texts), "")
    return [f"{own}_{languages[column]}" if column in languages else column for column in columns]
