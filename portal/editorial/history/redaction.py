"""Takes personal data out of what is kept of records: revisions, notes, comments, the audit. What a page says now, or
would say if its draft went out, is changed in its form first."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.editorial.history.kept import AUDIT, KEPT, Edit, Kept, edited_snapshot, label_at, of_row
from portal.editorial.history.personal import REMOVED
from portal.editorial.records import field_of
from portal.publishing.applying import locked
from portal.publishing.audit import AuditEntry, Deed, note
from portal.publishing.composition import Path
from portal.publishing.models import Part, Publishable
from portal.publishing.renames import Renames
from portal.publishing.revision import Revision
from portal.publishing.signals import published, redacted
from portal.publishing.snapshots import snapshot

AROUND = 30  # characters that are shown on either side


Counts = list[tuple[Any, int]]
"""What sort of rows (a lazy title), and how many of them."""


class Subject(NamedTuple):
    """What rows are about; `record` is None where it has been deleted, `model` where there is no such kind any more."""

    kind: int
    key: str
    model: Any
    record: Any


class Place(NamedTuple):
    """One row in which the text stands."""

    where: str  # “Revision 7”
    at: Any
    fields: list[str]
    times: int
    excerpts: list[str]


class Standing(NamedTuple):
    """A text that a page says, or would say, and the field in which to change it."""

    where: str
    label: str
    url: str


class StillThereError(Exception):
    def __init__(self, standing: list[Standing]) -> None:
        self.standing = standing
        super().__init__(_("It still stands on the page or in a draft: take it out there first."))


class Finder:
    """Edits nothing and notes what it finds."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.found: list[tuple[Path, re.Match[str]]] = []

    def __call__(self, path: Path, text: str) -> str:
        self.found += [(path, match) for match in self.pattern.finditer(text)]
        return text


def subject_of(record: Any) -> Subject:
    return Subject(ContentType.objects.get_for_model(record).pk, str(record.pk), type(record), record)


def subject_at(kind: int, key: str) -> Subject:
    model = ContentType.objects.get_for_id(kind).model_class()
    return Subject(kind, key, model, model._base_manager.filter(pk=key).first() if model else None)


def _rows(kept: Kept, subject: Subject) -> models.QuerySet[Any]:
    rows: models.QuerySet[Any] = kept.model._base_manager.order_by("-pk")
    return rows.filter(content_type=subject.kind, object_id=subject.key)


def _own(subject: Subject) -> Iterator[tuple[Kept, models.QuerySet[Any]]]:
    if isinstance(subject.record, Publishable):
        yield of_row(subject.record), subject.model._base_manager.filter(pk=subject.key)


def places(subject: Subject, pattern: re.Pattern[str]) -> list[Place]:
    """Where the text would be removed, row by row."""
    tables = [(kept, _rows(kept, subject)) for kept in (*KEPT, AUDIT)]
    renames, found = Renames(), []
    for kept, rows in (*tables, *_own(subject)):
        for row in rows.iterator():
            finder = Finder(pattern)
            kept.edited(row, finder, renames)
            if finder.found:
                found.append(_place(kept, row, finder, subject))
    return found


def _place(kept: Kept, row: Any, finder: Finder, subject: Subject) -> Place:
    paths = dict.fromkeys(path for path, _match in finder.found)
    where = capfirst(str(kept.title))
    if isinstance(row, Revision):
        where = _("Revision %(number)d") % {"number": row.number}
    labels = [_label(kept, path, subject) for path in paths]
    excerpts = dict.fromkeys(_excerpt(match) for _path, match in finder.found)
    return Place(where, getattr(row, kept.at), labels, len(finder.found), list(excerpts))


def _label(kept: Kept, path: Path, subject: Subject) -> str:
    if path[0] in (*kept.texts, *kept.trees, *kept.written_trees):
        return capfirst(str(kept.model._meta.get_field(path[0]).verbose_name))
    return label_at(subject.model, path) if subject.model else path[-1]


def _excerpt(match: re.Match[str]) -> str:
    text, start, end = match.string, max(match.start() - AROUND, 0), match.end() + AROUND
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def where_it_stands(subject: Subject, pattern: re.Pattern[str]) -> list[Standing]:
    """On the page, and in what waits to go out."""
    record = subject.record
    if not isinstance(record, Publishable | Part):
        return []
    waiting = Revision.objects.of(record).waiting().order_by("number")
    sides = [(_("On the record’s row"), snapshot(record).as_data())]
    sides += [(_("In the draft, revision %(number)d") % {"number": one.number}, one.data) for one in waiting]
    found, renames = [], Renames()
    for where, data in sides:
        finder = Finder(pattern)
        edited_snapshot(subject.model, data, finder, renames)
        for path in dict.fromkeys(path for path, _match in finder.found):
            found.append(Standing(where, label_at(subject.model, path), field_of(record, path)))
    return found


def redact(user: Any, subject: Subject, pattern: re.Pattern[str]) -> Counts:
    """For good; tells how many rows of each sort are other ones now. Raises StillThereError."""
    with transaction.atomic():
        if subject.record is not None:
            subject = subject_of(locked(subject.record))
        if standing := where_it_stands(subject, pattern):
            raise StillThereError(standing)
        counts = _without(subject, pattern)
        if counts and subject.model:
            record = subject.record or subject.model(pk=subject.key)
            with override(settings.LANGUAGE_CODE):
                note(user, Deed.REDACTED, record, reason=in_words(counts))
            redacted.send(subject.model, record=record, pattern=pattern, mark=REMOVED)
        return counts


def _without(subject: Subject, pattern: re.Pattern[str]) -> Counts:
    def edit(_path: Path, text: str) -> str:
        return pattern.sub(REMOVED, text)

    counts, renames = [], Renames()
    for kept, rows in ((kept, _rows(kept, subject)) for kept in KEPT):
        counts.append((kept.title, sum(_is_edited(kept, row, edit, renames) for row in rows.iterator())))
    for kept, rows in _own(subject):
        for row in rows:
            if _is_edited(kept, row, edit, renames):
                counts.append((kept.title, 1))
                published.send(subject.model, record=row, revision=None)
    audit = AuditEntry.objects.filter(content_type=subject.kind, object_id=subject.key)
    counts.append((AUDIT.title, audit.redact(lambda text: edit((), text))))
    return [(title, count) for title, count in counts if count]


def _is_edited(kept: Kept, row: Any, edit: Edit, renames: Renames) -> bool:
    changed = kept.edited(row, edit, renames)
    return bool(changed and kept.model._base_manager.filter(pk=row.pk).update(**changed))


def in_words(counts: Iterable[tuple[Any, int]]) -> str:
    return "; ".join(f"{title}: {count}" for title, count in counts)
