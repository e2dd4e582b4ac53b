"""Rows that are about records of any kind: those that somebody may see, each with its record, a query for each kind."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from portal.languages.localized import codes
from portal.publishing.models import Publishable, State
from portal.publishing.policy import Action, Kind, kind_of, standing_of, where

KINDS = {Kind.RECORDS, Kind.SHARED}
Records = dict[tuple[int, str], Any]


def within_reach(user: Any, action: Action, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those of `rows` that are about a record with which `user` may do `action`."""
    return rows.filter(_any_kind({model: where(user, action, model) for model in _kinds()}))


def of_own_organisation(user: Any, rows: QuerySet[Any]) -> QuerySet[Any]:
    organisation = standing_of(user).organisation
    own = Q(owner=organisation) if organisation else Q(pk__in=[])
    return rows.filter(_any_kind({model: own for model in _kinds() if issubclass(model, Publishable)}))


def _kinds() -> list[Any]:
    """What has a form, and may be known to people of a role."""
    return [model for model in apps.get_models() if kind_of(model) in KINDS and admin.site.is_registered(model)]


def _any_kind(conditions: dict[Any, Q]) -> Q:
    """A subquery for each kind, unless all of them or none is meant."""
    found = Q(pk__in=[])
    types = ContentType.objects.get_for_models(*conditions)
    for model, condition in conditions.items():
        if condition == ~Q(pk__in=[]):
            found |= Q(content_type=types[model])
        elif condition != Q(pk__in=[]):
            keys = model._base_manager.filter(condition).annotate(written_key=Cast("pk", CharField()))
            found |= Q(content_type=types[model], object_id__in=keys.values("written_key"))
    return found


def records_of(rows: Iterable[Any]) -> Records:
    """The records that rows are about, found as `records[row.content_type_id, row.object_id]`; deleted ones are not
    among them."""
    keys = defaultdict[int, set[str]](set)
    for row in rows:
        keys[row.content_type_id].add(row.object_id)
    records: Records = {}
    for content_type, wanted in keys.items():
        model: Any = ContentType.objects.get_for_id(content_type).model_class()
        for record in model._base_manager.filter(pk__in=wanted) if model else ():
            records[content_type, str(record.pk)] = record
    return records


def name_of(record: Any, columns: dict[str, Any] | None = None) -> Any:
    """In the reader's language; what has never been published is called what its draft, `columns`, calls it."""
    if record.NAMED_BY not in record.translated_fields():
        return str(columns.get(record.NAMED_BY) or record) if columns and record.state == State.DRAFT else str(record)
    if columns and record.state == State.DRAFT:
        for name in (f"{record.NAMED_BY}_{code}" for code in codes()):
            setattr(record, name, columns.get(name, getattr(record, name)))
    return getattr(record.tr, record.NAMED_BY)
