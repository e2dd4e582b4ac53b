"""How files and forms name records and their texts: "strategy.strategy/5", "strategy.strategy/5#title"."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError

from portal.publishing.models import Part
from portal.publishing.owning import record_with
from portal.workbench.texts import translated_models

_RECORD = re.compile(r"(?P<kind>[a-z_]+\.[a-z_]+)/(?P<pk>[^/#\s]+)")
Key = tuple[str, str]  # kind and primary key


def name_of(record: Any) -> str:
    return f"{record._meta.label_lower}/{record.pk}"


def text_name(record: Any, path: str) -> str:
    return f"{name_of(record)}#{path}"


def record_of(text_name: str) -> str:
    """The name of the record whose text it is."""
    return text_name.partition("#")[0]


def records_named(names: Iterable[str]) -> dict[str, Any]:
    """By name and in that order, one query for each kind; what is no record with texts of its own is not in it."""
    keys = {name: key for name in names if (key := _key(name))}
    found = {
        (kind, str(record.pk)): record for kind, pks in _by_kind(keys.values()).items() for record in _of(kind, pks)
    }
    return {name: found[key] for name, key in keys.items() if key in found}


def names_of_units(units: Any) -> list[str]:
    """Of the records that `units` belong to, those first that visitors see first."""
    rows = units.order_by("rank", "content_type", "object_id").values_list("content_type", "object_id").distinct()
    kinds = {kind: model_of(kind)._meta.label_lower for kind, _pk in rows if model_of(kind)}
    return list(dict.fromkeys(f"{kinds[kind]}/{pk}" for kind, pk in rows if kind in kinds))


def model_of(content_type: int) -> Any:
    """None where there is no such kind any more."""
    return ContentType.objects.get_for_id(content_type).model_class()


def _key(name: str) -> Key | None:
    found = _RECORD.fullmatch(name)
    return (found["kind"], found["pk"]) if found else None


def _by_kind(keys: Iterable[Key]) -> dict[str, list[str]]:
    kinds = defaultdict[str, list[str]](list)
    for kind, pk in keys:
        kinds[kind].append(pk)
    return kinds


def _of(kind: str, pks: list[str]) -> list[Any]:
    model = _model(kind)
    if model is None:
        return []
    known = [key for pk in pks if (key := _clean(model, pk)) is not None]
    return [record for record in model._base_manager.in_bulk(known).values() if _stands_alone(record)]


def _model(kind: str) -> Any:
    try:
        model = apps.get_model(kind)
    except LookupError:
        return None
    return model if model in translated_models() else None


def _clean(model: Any, pk: str) -> Any:
    """As the column holds it; None for what it cannot hold."""
    try:
        return model._meta.pk.clean(pk, None)
    except ValidationError:
        return None


def _stands_alone(record: Any) -> bool:
    """The texts of a theme that belongs to an agreement are translated with the agreement."""
    return not isinstance(record, Part) or record_with(record) is None
