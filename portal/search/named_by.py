"""Which things say or show something of a record, so that their words or themes are others when it is another."""

from collections.abc import Iterable, Iterator
from functools import cache, reduce
from operator import or_
from typing import Any

from django.db.models import Q

from portal.publishing.models import Publishable
from portal.search.kinds import kinds
from portal.search.words_of import about_relations, part_relations, relations_to

Way = tuple[str, Any]  # a path over relations, and the model to which it leads


def naming(record: Any) -> dict[str, set[str]]:
    """By kind; one query for each kind that may."""
    found: dict[str, set[str]] = {}
    for kind, model in kinds().items():
        if paths := [path for path, target in _ways(model) if target is type(record)]:
            rows = model.objects.order_by()
            over = [Q(pk__in=rows.filter(**{path: record}).values("pk")) for path in paths]
            found[kind] = {str(pk) for pk in rows.filter(reduce(or_, over)).values_list("pk", flat=True)}
    return {kind: keys for kind, keys in found.items() if keys}


@cache
def _ways(model: Any) -> tuple[Way, ...]:
    """Itself or in one of its parts, in what it is about, or because it is seen with the other or names what is."""
    return tuple(dict.fromkeys([*_seen_with(model), *_names(model), *_in_parts(model), *_about(model)]))


def _seen_with(model: Any, path: str = "", names: Iterable[str] | None = None) -> Iterator[Way]:
    for name in getattr(model, "SEEN_WITH", ()) if names is None else names:
        target = model._meta.get_field(name).related_model
        yield f"{path}{name}", target
        yield from _seen_with(target, f"{path}{name}__")


def _names(model: Any, path: str = "") -> Iterator[Way]:
    for field in relations_to(model):
        yield f"{path}{field.name}", field.related_model
        yield from _seen_with(field.related_model, f"{path}{field.name}__")


def _in_parts(model: Any) -> Iterator[Way]:
    """A part may be seen only with what else it leads to, beside the record whose part it is."""
    for relation, part in part_relations(model).items():
        owner = model._meta.get_field(relation).field
        others = [field for field in part._meta.concrete_fields if field.many_to_one and field != owner]
        above = [field.name for field in others if issubclass(field.related_model, Publishable)]
        yield from _seen_with(part, f"{relation}__", above)
        yield from _names(part, f"{relation}__")


def _about(model: Any) -> Iterator[Way]:
    for relation, related in about_relations(model).items():
        yield relation, related
        yield from _seen_with(related, f"{relation}__")
        yield from _names(related, f"{relation}__")
