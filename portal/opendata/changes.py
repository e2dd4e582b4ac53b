"""What has changed since a moment, and what has gone: enough for a copy elsewhere to follow."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime

from portal.languages.localized import codes
from portal.opendata.kinds import Kind
from portal.opendata.naming import id_of
from portal.publishing.models import EVER_OUT, Publishable, State, visibility


def ever_out(kind: Kind) -> QuerySet[Any, Any]:
    """Every record that visitors see or have seen; where a kind knows no states, those that they see."""
    records: Any = kind.model.objects
    found: QuerySet[Any, Any] = records.public()
    if kind.is_published or hasattr(kind.model, "SEEN_WITH"):
        was_out = visibility(kind.model, states=EVER_OUT)
        found = records.filter(was_out)
    return found.select_related(*_paths_above(kind.model))


def _paths_above(model: Any, path: str = "") -> list[str]:
    paths = []
    for name in getattr(model, "SEEN_WITH", ()):
        above = _paths_above(model._meta.get_field(name).related_model, f"{path}{name}__")
        paths += [f"{path}{name}", *above]
    return paths


def changed_since(model: Any, moment: datetime, path: str = "") -> Q:
    """Rows of `model`, or of what it is seen with, that have changed, come out or gone at `moment` or later.

    What keeps no moment of its change (an organisation) is always among them: better too much than too little.
    """
    if not issubclass(model, Publishable):
        return _with_what_it_is_seen_with(model, moment, path)
    stamp = moment.astimezone(UTC).isoformat()
    condition = Q(**{f"{path}published_at__gte": moment}) | Q(**{f"{path}ending__at__gte": stamp})
    for code in codes():
        condition |= Q(**{f"{path}changed__{code}__gte": stamp})
    return condition | _of_those_above(model, moment, path)


def _with_what_it_is_seen_with(model: Any, moment: datetime, path: str) -> Q:
    names = {field.name for field in model._meta.get_fields()}
    if "changed_at" in names:
        return Q(**{f"{path}changed_at__gte": moment})
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


def departure_of(record: Any) -> dict[str, Any]:
    """That a record is withdrawn or gone, and since when."""
    ended = _ended(record)
    state = "withdrawn" if ended and ended.state == State.WITHDRAWN else "gone"
    at = parse_datetime(ended.ending.get("at", "")) if ended else None
    return {"id": id_of(record), "state": state, "at": at.astimezone(UTC).isoformat() if at else None}


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
