"""Brings the index up to the records: of one that has changed and of what names it, or of all."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.db import transaction

from portal.fixedpages.models import FixedPage
from portal.search.gathering import gathered
from portal.search.indexing import forget, index
from portal.search.kinds import kinds
from portal.search.models import Entry
from portal.search.words_of import NAMED, part_relations, relations_to

CHUNK = 200  # records that are read together


class Outcome(NamedTuple):
    things: int = 0
    changed: int = 0  # entries made, made anew or taken out


def bring_up(kind: str, keys: Sequence[str]) -> Outcome:
    things = gathered(kind, keys)
    changed = index(things)
    if gone := set(keys) - {thing.key for thing in things}:
        changed += forget(kind, gone)
    return Outcome(len(things), changed)


def bring_up_record(record: Any) -> None:
    """With what stands or falls with it, and what calls it by its name."""
    label = record._meta.label_lower
    if label in kinds():
        bring_up(label, [str(record.pk), *(FixedPage.Key.values if isinstance(record, FixedPage) else ())])
    bring_up_what_names(record)


def bring_up_what_names(record: Any) -> None:
    for kind, keys in naming(record).items():
        bring_up(kind, sorted(keys))


def naming(record: Any) -> dict[str, set[str]]:
    """The things whose words are others when this record is another, by kind."""
    found: dict[str, set[str]] = {}
    for kind, model in kinds().items():
        for path in _paths(model, type(record)):
            rows = model.objects.filter(**{path: record}).values_list("pk", flat=True)
            found.setdefault(kind, set()).update(str(pk) for pk in rows)
    return {kind: keys for kind, keys in found.items() if keys}


def _paths(model: Any, target: Any) -> list[str]:
    """Over which a record of `model` names one of `target`, itself or in one of its parts, or is seen with it."""
    above = [name for name in getattr(model, "SEEN_WITH", ()) if model._meta.get_field(name).related_model is target]
    own = [field.name for field in relations_to(model) if field.related_model is target]
    in_parts = [
        f"{relation}__{field.name}"
        for relation, part in part_relations(model).items()
        for field in relations_to(part)
        if field.related_model is target
    ]
    of_parts = [
        f"{field.name}__{owner.name}"
        for field in relations_to(model)
        if field.related_model in NAMED
        for owner in field.related_model._meta.concrete_fields
        if owner.related_model is target and owner.name in getattr(field.related_model, "SEEN_WITH", ())
    ]
    return [*above, *own, *in_parts, *of_parts]


def bring_up_all(told: Callable[[str, Outcome], None] = lambda _kind, _outcome: None) -> Outcome:
    """`told` hears of each kind when it is done. Doing it again changes nothing."""
    total = Outcome()
    for kind in kinds():
        outcome = _bring_up_kind(kind)
        told(kind, outcome)
        total = Outcome(total.things + outcome.things, total.changed + outcome.changed)
    gone = Entry.objects.exclude(kind__in=kinds())
    lost = sum(forget(kind, _keys_in_index(kind)) for kind in sorted(set(gone.values_list("kind", flat=True))))
    return Outcome(total.things, total.changed + lost)


def _bring_up_kind(kind: str) -> Outcome:
    keys = [str(pk) for pk in kinds()[kind].objects.order_by("pk").values_list("pk", flat=True)]
    things = changed = 0
    kept: set[str] = set()
    for chunk in _chunks(keys) or [[]]:
        with transaction.atomic():
            found = gathered(kind, chunk)
            changed += index(found)
            kept |= {thing.key for thing in found}
    if gone := _keys_in_index(kind) - kept:
        changed += forget(kind, gone)
    things = len(kept)
    return Outcome(things, changed)


def _chunks(keys: Sequence[str]) -> list[Sequence[str]]:
    return [keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK)]


def _keys_in_index(kind: str) -> set[str]:
    return set(Entry.objects.filter(kind=kind).values_list("object_id", flat=True))
