"""Which records have a text anywhere: on their rows, in their parts, or in what is kept of them."""

import re
from collections.abc import Iterator
from typing import Any

from django.apps import apps

from portal.editorial.history.kept import AUDIT, KEPT, edited_snapshot, of_row
from portal.editorial.history.redaction import Finder, Subject, subject_at, subject_of
from portal.publishing.composition import composition_of
from portal.publishing.models import Part, Publishable
from portal.publishing.owning import record_with
from portal.publishing.renames import Renames
from portal.publishing.snapshots import as_json


def subjects_with(pattern: re.Pattern[str]) -> list[Subject]:
    """Reads every row once, and keeps none of them in memory."""
    keys = dict.fromkeys((*_of_kept(pattern), *_of_rows(pattern)))
    return [subject_at(kind, key) for kind, key in keys]


def _of_kept(pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    renames = Renames()
    for kept in (*KEPT, AUDIT):
        for row in kept.model._base_manager.filter(content_type__isnull=False).order_by("pk").iterator():
            finder = Finder(pattern)
            kept.edited(row, finder, renames)
            if finder.found:
                yield row.content_type_id, row.object_id


def _of_rows(pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    for model in (model for model in apps.get_models() if issubclass(model, Publishable | Part)):
        for row in model._base_manager.order_by("pk").iterator():
            if _stands_in(row, pattern):
                subject = subject_of(record_with(row) or row)
                yield subject.kind, subject.key


def _stands_in(row: Any, pattern: re.Pattern[str]) -> bool:
    model: Any = type(row)
    finder, renames = Finder(pattern), Renames()
    columns = {name: as_json(field, row) for name, field in composition_of(model).columns.items()}
    edited_snapshot(model, {"columns": columns, "parts": {}}, finder, renames)
    if isinstance(row, Publishable):
        of_row(row).edited(row, finder, renames)
    return bool(finder.found)
