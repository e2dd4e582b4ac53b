"""Records as the content files describe them, checked against their models before any of them is loaded."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from portal.languages.localized import codes
from portal.publishing.models import Publishable
from portal.seed.files import FILES, ContentError, parse
from portal.seed.shape import Shape, default_of, shape_of

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_EMPTY = {"", "~", "null"}
_YES_OR_NO = {"true": True, "false": False}


class Reference(NamedTuple):
    model: type[models.Model]
    key: str


@dataclass
class Record:
    place: str  # where it stands, for sentences: "strategies.yaml, s3-2014"
    model: type[models.Model]
    key: str
    columns: dict[str, Any] = field(default_factory=dict)  # every column that a file may set, given or not
    links: dict[str, Reference | None] = field(default_factory=dict)
    relations: dict[str, list[Reference]] = field(default_factory=dict)
    children: dict[str, list["Record"]] = field(default_factory=dict)
    gate_reason: str = ""  # why it is published without its Finnish or its Swedish text

    @property
    def reference(self) -> Reference:
        return Reference(self.model, self.key)

    def references(self) -> Iterator[tuple[str, Reference]]:
        """What this record and its children refer to, each with the place that says so."""
        for name, target in self.links.items():
            if target:
                yield f"{self.place}, {name}", target
        for name, targets in self.relations.items():
            yield from ((f"{self.place}, {name}", target) for target in targets)
        for children in self.children.values():
            for child in children:
                yield from child.references()


def read_records(files: Mapping[str, bytes]) -> list[Record]:
    """The records of all files, in the order of the files."""
    records = []
    for name, content in files.items():
        records += _read_list(apps.get_model(FILES[name]), parse(name, content), f"{name}, ", "")
    return records


def _read_list(
    model: type[models.Model], raw_records: Any, place: str, prefix: str, owner: str = "", language: str = ""
) -> list[Record]:
    """Records of one model; of children, `owner` is their link to their record, `language` that record's own."""
    records: list[Record] = []
    for number, raw in enumerate(raw_records, start=1):
        key = _key(raw, f"{place}record {number}")
        if any(record.key == prefix + key for record in records):
            raise ContentError(f"{place}{key}, key", "this key stands twice.")
        given = {"order": str(number)} | ({"original_language": language} if language else {}) | raw
        records.append(_read(Record(f"{place}{key}", model, prefix + key), given, raw, owner))
    return records


def _key(raw: Any, place: str) -> str:
    key = raw.get("key") if isinstance(raw, dict) else None
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise ContentError(
            f"{place}, key",
            "every record needs a key: up to 80 letters a–z, numbers, hyphens, dots or underscores.",
        )
    return key


def _read(record: Record, given: Mapping[str, Any], raw: Mapping[str, Any], owner: str) -> Record:
    shape = shape_of(record.model)
    beside = {"key", "gate_reason"} if issubclass(record.model, Publishable) else {"key"}
    for name in raw:
        if name not in (shape.names - {owner}) | beside:
            raise ContentError(
                f"{record.place}, {name}", f"no {record.model._meta.verbose_name} has a field of this name."
            )
    record.gate_reason = _one_value(given.get("gate_reason", ""), f"{record.place}, gate_reason")
    _read_columns(record, shape, given)
    for name, link in shape.links.items():
        if name != owner:
            key = _one_value(given.get(name, ""), f"{record.place}, {name}")
            record.links[name] = None if _is_empty(key) else Reference(link.related_model, key)
    for name, relation in shape.relations.items():
        keys = _many(given.get(name, ""), f"{record.place}, {name}")
        record.relations[name] = [Reference(relation.related_model, key) for key in keys]
    for name, child in shape.children.items():
        record.children[name] = _read_children(record, child, given.get(name, ""))
    return record


def _read_columns(record: Record, shape: Shape, given: Mapping[str, Any]) -> None:
    for name, columns in shape.texts.items():
        place = f"{record.place}, {name}"
        texts = _per_language(given.get(name, {}), place)
        for code, column in columns.items():
            record.columns[column.name] = _value(record.model, column, texts.get(code, ""), f"{place}, {code}")
    for name, column in shape.plain.items():
        if name != "published_at" or name in given:  # not given, it is the moment of the first load
            record.columns[name] = _value(record.model, column, given.get(name, ""), f"{record.place}, {name}")


def _read_children(record: Record, relation: Any, raw: Any) -> list[Record]:
    place = f"{record.place}, {relation.name}"
    if _is_empty(raw):
        return []
    if not isinstance(raw, list):
        raise ContentError(place, "write a list of records, each of them beginning with “- key:”.")
    language = record.columns.get("original_language", "")
    prefix = f"{record.key}/{relation.name}/"
    return _read_list(relation.related_model, raw, f"{place}, ", prefix, relation.field.name, language)


def _per_language(value: Any, place: str) -> dict[str, Any]:
    if _is_empty(value):
        return {}
    if not isinstance(value, dict):
        raise ContentError(place, "write this text per language: {fi: …, sv: …, en: …}.")
    for code in value:
        if code not in codes():
            raise ContentError(place, f"“{code}” is not a language of the site ({', '.join(codes())}).")
    return value


def _value(model: type[models.Model], column: Any, value: Any, place: str) -> Any:
    """What the column shall hold; raises ContentError where its own rules refuse it."""
    if isinstance(value, list) and isinstance(column, models.TextField):
        value = "\n".join(" ".join(line.split()) for line in _many(value, place))
    text = _one_value(value, place)
    if _is_empty(text):
        return default_of(model, column)
    is_yes_or_no = isinstance(column, models.BooleanField)
    try:
        cleaned = column.clean(_YES_OR_NO.get(text, text) if is_yes_or_no else text, None)
    except ValidationError as error:
        raise ContentError(place, " ".join(error.messages)) from error
    if isinstance(cleaned, datetime) and timezone.is_naive(cleaned):
        return timezone.make_aware(cleaned)
    return cleaned


def _is_empty(value: Any) -> bool:
    return isinstance(value, str) and value in _EMPTY


def _one_value(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise ContentError(place, "write one value here, not a list or a map.")
    return value.strip()


def _many(value: Any, place: str) -> Sequence[str]:
    if _is_empty(value):
        return []
    if not isinstance(value, list):
        raise ContentError(place, "write a list here.")
    return [_one_value(part, place) for part in value]
