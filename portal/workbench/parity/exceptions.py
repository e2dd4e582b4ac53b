"""What need not stand in a language, or went out without it: with reasons, for staff; pages alone, for visitors."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst

from portal.editorial.records import field_of
from portal.publishing.audit import AuditEntry
from portal.publishing.composition import Path
from portal.publishing.gate_exception import GateException
from portal.publishing.models import Publishable
from portal.publishing.policy import Action, seen_by, where
from portal.publishing.wording import texts_named
from portal.workbench.models import Unit, UnitState
from portal.workbench.names import Key
from portal.workbench.texts import column_path


class Excused(NamedTuple):
    kind: str
    name: str
    texts: str
    reason: str
    who: str
    since: datetime | None
    url: str  # of the field in its form; empty for who may not open it


class Opened(NamedTuple):
    record: Any
    has_form: bool


def pages_let_out(user: Any, language: str) -> list[Excused]:
    """Went out without a text of `language`, for a reason."""
    exceptions = GateException.objects.open().select_related("made_by")
    found = [(one, paths) for one in exceptions if (paths := _paths(one.missing, language))]
    records = _records_of(user, (one for one, _paths_of in found))
    return [
        _excused(opened, paths, one.reason, _person(one.made_by), one.made_at)
        for one, paths in found
        if (opened := records.get((one.content_type_id, one.object_id)))
    ]


def texts_let_off(user: Any, language: str) -> list[Excused]:
    """Need not be translated into `language`, for a reason. Who said so, and when, is known from the audit."""
    units = list(Unit.objects.filter(language=language, state=UnitState.EXEMPT).order_by("content_type", "pk"))
    records, told = _records_of(user, units), _told(units)
    rows = []
    for unit in units:
        key = (unit.content_type_id, unit.object_id)
        who, since = told.get((*key, unit.exempt_reason), ("", None))
        if opened := records.get(key):
            rows.append(_excused(opened, [column_path(unit.path, language)], unit.exempt_reason, who, since))
    return rows


def _told(units: Iterable[Unit]) -> dict[tuple[int, str, str], tuple[str, datetime]]:
    reasons = {unit.exempt_reason for unit in units}
    entries = AuditEntry.objects.filter(reason__in=reasons).order_by("at", "pk") if reasons else ()
    return {(entry.content_type_id, entry.object_id, entry.reason): (entry.user_name, entry.at) for entry in entries}


def _paths(missing: Iterable[str], language: str) -> list[Path]:
    return [tuple(path.split("/")) for path in missing if path.endswith(f"_{language}")]


def _person(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


def _excused(opened: Opened, paths: list[Path], reason: str, who: str, since: datetime | None) -> Excused:
    record = opened.record
    known, texts = texts_named(type(record), paths)
    url = field_of(record, known[0]) if opened.has_form and known else ""
    return Excused(capfirst(str(record._meta.verbose_name)), str(record), texts, reason, who, since, url)


def _by_kind(rows: Iterable[Any]) -> Iterator[tuple[int, Any, set[str]]]:
    """Each kind of record that rows are about: its content type, its model, the keys."""
    keys = defaultdict[int, set[str]](set)
    for row in rows:
        keys[row.content_type_id].add(row.object_id)
    for content_type, wanted in keys.items():
        if model := ContentType.objects.get_for_id(content_type).model_class():
            yield content_type, model, wanted


def _records_of(user: Any, rows: Iterable[Any]) -> dict[Key, Opened]:
    """Those that `user` may know of: two queries for each kind of record."""
    found: dict[Key, Opened] = {}
    for content_type, model, keys in _by_kind(rows):
        records = model._base_manager.filter(pk__in=keys)
        own = set(records.filter(where(user, Action.SEE, model)).values_list("pk", flat=True))
        for record in seen_by(user, records):
            has_form = record.pk in own and admin.site.is_registered(model)
            found[content_type, str(record.pk)] = Opened(record, has_form)
    return found


class LackingPage(NamedTuple):
    """A page that visitors see and that lacks a text in a language of the law; `name` marks its own language."""

    name: Any
    url: str
    since: datetime


def lacking_pages(language: str) -> list[LackingPage]:
    """Without reasons, which staff write for colleagues: one query, and one for each kind of record."""
    exceptions = [one for one in GateException.objects.open() if _paths(one.missing, language)]
    records = {
        (content_type, str(record.pk)): record
        for content_type, model, keys in _by_kind(exceptions)
        if issubclass(model, Publishable)
        for record in model._default_manager.public().filter(pk__in=keys)
    }
    found = [(one, records.get((one.content_type_id, one.object_id))) for one in exceptions]
    return [LackingPage(_name(record), _url(record), one.made_at) for one, record in found if record]


def _name(record: Any) -> Any:
    named_by = record.NAMED_BY
    return getattr(record.tr, named_by) if named_by in record.translated_fields() else str(record)


def _url(record: Any) -> str:
    return str(record.get_absolute_url()) if hasattr(record, "get_absolute_url") else ""
