"""What has changed since a moment, and what has gone: enough for a copy elsewhere to follow."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime

from portal.languages.localized import codes
from portal.opendata.departed import Departed
from portal.opendata.kinds import Kind
from portal.opendata.naming import id_of, id_with
from portal.publishing.models import EVER_OUT, Part, Publishable, State, visibility

TOLD_ANEW = "told_anew_at"


class Departure(NamedTuple):
    """A record that is told by its id alone."""

    key: Any
    id: str
    state: str
    at: str | None


def ever_out(kind: Kind) -> QuerySet[Any, Any]:
    """Every record that visitors see or have seen; where a kind knows no states, those that they see."""
    found = kind.told()
    if kind.is_published or hasattr(kind.model, "SEEN_WITH"):
        was_out = visibility(kind.model, states=EVER_OUT)
        found = kind.of_those_named(kind.model.objects.filter(was_out))
    return found.select_related(*_paths_above(kind.model))


def _paths_above(model: Any, path: str = "") -> list[str]:
    paths = []
    for name in getattr(model, "SEEN_WITH", ()):
        above = _paths_above(model._meta.get_field(name).related_model, f"{path}{name}__")
        paths += [f"{path}{name}", *above]
    return paths


def told_since(kind: Kind, moment: datetime) -> Q:
    """Rows of `kind` that are to be told again: changed, or else sources, documents or pictures that they show."""
    condition = changed_since(kind.model, moment)
    for name, part in kind.parts.items():
        if not issubclass(part.model, Part):
            shown = kind.model._base_manager.filter(**{f"{name}__{TOLD_ANEW}__gte": moment})
            condition |= Q(pk__in=shown.values("pk"))
    return condition


def changed_since(model: Any, moment: datetime, path: str = "") -> Q:
    """Rows of `model`, or of what it is seen with, that have changed, come out or gone at `moment` or later.

    What keeps no moment of its change (organisations, national themes) is always among them.
    """
    if not issubclass(model, Publishable):
        return _with_what_it_is_seen_with(model, moment, path)
    stamp = moment.astimezone(UTC).isoformat()
    condition = Q(**{f"{path}published_at__gte": moment}) | Q(**{f"{path}ending__at__gte": stamp})
    condition |= Q(**{f"{path}{TOLD_ANEW}__gte": moment})
    for code in codes():
        condition |= Q(**{f"{path}changed__{code}__gte": stamp})
    return condition | _of_those_above(model, moment, path)


def _with_what_it_is_seen_with(model: Any, moment: datetime, path: str) -> Q:
    names = {field.name for field in model._meta.get_fields()}
    if "changed_at" in names:
        return Q(**{f"{path}changed_at__gte": moment}) | Q(**{f"{path}{TOLD_ANEW}__gte": moment})
    parents = list(getattr(model, "SEEN_WITH", ()))
    condition = _of_those_above(model, moment, path)
    for name in parents:
        if model._meta.get_field(name).null:
            condition |= Q(**{f"{path}{name}__isnull": True})
    return condition if parents else Q(pk__isnull=False)


def _of_those_above(model: Any, moment: datetime, path: str) -> Q:
    condition = Q()
    for name in getattr(model, "SEEN_WITH", ()):
        condition |= changed_since(model._meta.get_field(name).related_model, moment, f"{path}{name}__")
    return condition


def departed_keys(kind: Kind, moment: datetime) -> list[Any]:
    """Of records that have been deleted or hidden; they may be public again."""
    rows = Departed.objects.filter(kind=kind.name, at__gte=moment)
    return [kind.model._meta.pk.to_python(key) for key in rows.values_list("key", flat=True)]


def departures(kind: Kind, keys: Collection[Any]) -> list[Departure]:
    """How those of `keys` have departed that are public no more."""
    rows = list(ever_out(kind).filter(**{f"{kind.key}__in": keys})) if keys else []
    found = [_of_row(row, kind) for row in rows]
    deleted = set(keys) - {one.key for one in found}
    return [*found, *_deleted(kind, deleted)]


def _of_row(record: Any, kind: Kind) -> Departure:
    ended = _ended(record)
    state = "withdrawn" if ended and ended.state == State.WITHDRAWN else "gone"
    at = parse_datetime(ended.ending.get("at", "")) if ended else None
    return Departure(getattr(record, kind.key), id_of(record), state, _written(at))


def _deleted(kind: Kind, keys: Iterable[Any]) -> list[Departure]:
    at = dict(Departed.objects.filter(kind=kind.name, key__in=map(str, keys)).values_list("key", "at"))
    ids = {key: id_with(kind.name, key) for key in keys}
    return [Departure(key, name, "gone", _written(at.get(str(key)))) for key, name in ids.items()]


def _written(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None


def as_json(one: Departure) -> dict[str, Any]:
    return {"id": one.id, "state": one.state, "at": one.at}


def as_node(one: Departure) -> dict[str, Any]:
    """By its id, with which its node had an identifier: its address may say what has been taken off."""
    return {"@id": one.id, "identifier": one.id, "creativeWorkStatus": one.state} | (
        {"expires": one.at} if one.at else {}
    )


def _ended(record: Any) -> Any:
    """What has ended: the record itself, or what it is seen with; what is gone rather than what is withdrawn."""
    chain = [record, *_above(record)]
    published = [one for one in chain if isinstance(one, Publishable)]
    for state in (State.UNPUBLISHED, State.WITHDRAWN):
        for one in published:
            if one.state == state:
                return one
    return None


def _above(record: Any) -> list[Any]:
    parents = [getattr(record, name) for name in getattr(record, "SEEN_WITH", ())]
    found = [parent for parent in parents if parent is not None]
    return [*found, *(one for parent in found for one in _above(parent))]
