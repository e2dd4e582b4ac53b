"""A record as JSON has it: every text as a map of languages, every relation as a link, nothing filled in."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from portal.languages.localized import codes
from portal.opendata.kinds import Kind, Shape
from portal.opendata.naming import addresses_of, id_of, link_to
from portal.opendata.standing import Standing, related
from portal.publishing.models import Publishable, State


def as_data(record: Any, kind: Kind, standing: Standing) -> dict[str, Any]:
    identity = {
        "id": id_of(record),
        "kind": kind.name,
        "addresses": addresses_of(record),
        "original_language": record.original_language,
    }
    return identity | _publication(record) | _told(record, kind, standing)


def _publication(record: Any) -> dict[str, Any]:
    if not isinstance(record, Publishable):
        return {}
    withdrawal = record.withdrawal()
    return {
        "state": "withdrawn" if withdrawal else "published",
        "published_at": plain(record.published_at),
        "changed": {code: plain(record.changed_in(code)) for code in codes()},
        "is_reviewed": record.is_reviewed,
        "changes": [_change(note) for note in record.change_notes],
        **({"withdrawal": _withdrawal(record)} if withdrawal else {}),
    }


def _withdrawal(record: Publishable) -> dict[str, Any]:
    """Its own, or that of what it is seen with, in the languages in which readers are told."""
    ended = record.found_in(State.WITHDRAWN)
    ending = ended.ending if ended else {}
    notice = ending.get("notice", {})
    return {"at": ending.get("at"), "notice": {code: notice[code] for code in codes() if notice.get(code)}}


def _change(note: Mapping[str, Any]) -> dict[str, Any]:
    """As readers are told, in the languages in which they are."""
    return {"at": note["at"], "text": {code: note[code] for code in codes() if note.get(code)}}


def _told(record: Any, shape: Shape, standing: Standing) -> dict[str, Any]:
    texts = {name: standing.language_map(record, name) for name in shape.texts}
    facts = {fact.name: plain(getattr(record, fact.column)) for fact in shape.facts}
    made = {name: plain(one.of(record)) for name, one in shape.made.items()}
    links = {name: _one_or_many(record, shape, name, lambda one: link_to(one, standing)) for name in shape.links}
    parts = {name: _parts(record, shape, name, standing) for name in shape.parts}
    return texts | facts | made | links | parts


def _parts(record: Any, shape: Shape, name: str, standing: Standing) -> Any:
    part = shape.parts[name]
    return _one_or_many(record, shape, name, lambda one: {"key": str(one.pk), **_told(one, part, standing)})


def _one_or_many(record: Any, shape: Shape, name: str, tell: Any) -> Any:
    found = [tell(one) for one in related(record, shape, name)]
    return found if shape.is_list(name) else next(iter(found), None)


def plain(value: Any) -> Any:
    """A value as JSON has it; an empty text is nothing."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return None if value == "" else value
