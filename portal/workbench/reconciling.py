"""Brings all units up to their texts: finds what bulk writes, fixtures and the loader did, and does nothing twice."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from portal.publishing.drafts import present
from portal.publishing.models import Part
from portal.publishing.revision import Revision
from portal.publishing.snapshots import Snapshot, snapshots
from portal.workbench.failing import Vocabulary, recheck
from portal.workbench.models import Following, Unit
from portal.workbench.syncing import Plan, follow_live, reconcile
from portal.workbench.texts import owning_fields, texts_of, translated_models

CHUNK = 100  # records that are read together


class Outcome(NamedTuple):
    records: int = 0
    units: int = 0  # that there are
    changed: int = 0  # made, brought up or taken away


def sync_all(told: Callable[[Any, Outcome], None] = lambda _model, _outcome: None) -> Outcome:
    """`told` hears of each model when it is done."""
    total, vocabulary = Outcome(), Vocabulary()
    for model in translated_models():
        outcome = _sync_model(model, vocabulary)
        told(model, outcome)
        total = Outcome(*(one + other for one, other in zip(total, outcome, strict=True)))
    return total


def _sync_model(model: Any, vocabulary: Vocabulary) -> Outcome:
    keys = [str(pk) for pk in records_of(model).order_by("pk").values_list("pk", flat=True)]
    waiting = set(_of(model, Revision).waiting().values_list("object_id", flat=True))
    units = changed = 0
    for chunk in _chunks(keys):
        with transaction.atomic():
            plan, count = _plan_of(model, chunk, waiting, vocabulary)
            changed += plan.write()
            units += count
    return Outcome(len(keys), units, changed + _without_record(model, keys))


def _chunks(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))


def records_of(model: Any) -> Any:
    """What has units of its own: of parts, those that belong to no record."""
    rows = model._base_manager.all()
    if issubclass(model, Part):
        rows = rows.filter(**{f"{field.name}__isnull": True for field in owning_fields(model)})
    return rows


def _of(model: Any, about: Any) -> Any:
    return about.objects.filter(content_type=ContentType.objects.get_for_model(model))


def _plan_of(model: Any, keys: Sequence[str], waiting: set[str], vocabulary: Vocabulary) -> tuple[Plan, int]:
    """Records are locked before their units, as every save does: what is saved meanwhile is seen here or waits."""
    rows_of_model = model._base_manager.filter(pk__in=keys).order_by("pk")
    records = list(rows_of_model.select_for_update(of=("self",), no_key=True))
    held = _by_record(_of(model, Unit).filter(object_id__in=keys).order_by("pk"))
    rows = _by_record(_of(model, Following).filter(object_id__in=keys).open())
    plan, count = Plan(vocabulary=vocabulary), 0
    for record, live in zip(records, snapshots(model, records), strict=True):
        key = str(record.pk)
        newest = present(record) if key in waiting else live
        units = reconcile(plan, record, newest, held.get(key, ()), live=live)
        follow_live(plan, record, live, units, rows.get(key, ()))
        _recheck_old(plan, units, newest)
        count += len(units)
    return plan, count


def _recheck_old(plan: Plan, units: Iterable[Unit], newest: Snapshot) -> None:
    """The vocabulary is another than when they were checked."""
    old = [unit for unit in units if unit.checked_with != plan.vocabulary.version and not unit.is_gone]
    texts = {text.path: text for text in texts_of(newest)} if old else {}
    for unit in old:
        if unit.path in texts and not unit.is_gone:
            recheck(unit, texts[unit.path], plan.vocabulary)
            if unit.pk:
                plan.changed.append(unit)


def _by_record(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found = defaultdict[str, list[Any]](list)
    for row in rows:
        found[row.object_id].append(row)
    return found


def _without_record(model: Any, keys: Sequence[str]) -> int:
    """Units of what has been deleted behind the portal's back."""
    left = set(_of(model, Unit).order_by().values_list("object_id", flat=True).distinct()) - set(keys)
    if left:
        _of(model, Following).filter(object_id__in=left).delete()
        return int(_of(model, Unit).filter(object_id__in=left).delete()[0])
    return 0
