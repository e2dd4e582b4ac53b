"""How records and their texts stand now, many at a time: the same queries however many of a kind there are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType

from portal.languages.localized import has_text
from portal.publishing.drafts import present
from portal.publishing.models import Publishable
from portal.publishing.revision import Revision
from portal.publishing.snapshots import Snapshot, snapshots
from portal.workbench.batches.keys import text_name
from portal.workbench.judging import digest, judge
from portal.workbench.models import Unit
from portal.workbench.texts import Text, texts_of


@dataclass(frozen=True, slots=True)
class RecordNow:
    record: Any
    live: Snapshot  # what the row says
    now: Snapshot  # what there is to translate


@dataclass(frozen=True, slots=True)
class TextNow:
    """`unit` says how far the translation can be trusted, as the texts stand; it need not be stored yet."""

    of: RecordNow
    text: Text
    unit: Unit

    @property
    def key(self) -> str:
        return text_name(self.of.record, self.text.path)

    @property
    def source(self) -> str:
        return self.text.written[self.text.original_language]

    @property
    def target(self) -> str:
        return self.text.written[self.unit.language]


def records_now(records: Sequence[Any]) -> list[RecordNow]:
    """In the order of `records`, as the database holds them, whatever the instances say; what is gone is left out."""
    found: dict[Any, RecordNow] = {}
    for model, instances in _by_kind(records).items():
        rows = list(model._base_manager.in_bulk([instance.pk for instance in instances]).values())
        waiting = _with_drafts(model, rows)
        for row, live in zip(rows, snapshots(model, rows), strict=True):
            found[row] = RecordNow(row, live, present(row) if str(row.pk) in waiting else live)
    return [found[record] for record in records if record in found]


def _with_drafts(model: Any, rows: Sequence[Any]) -> set[str]:
    if not issubclass(model, Publishable):
        return set()
    content_type = ContentType.objects.get_for_model(model)
    revisions = Revision.objects.waiting().filter(
        content_type=content_type, object_id__in=[str(row.pk) for row in rows]
    )
    return set(revisions.values_list("object_id", flat=True))


def texts_now(records: Sequence[Any], language: str) -> list[TextNow]:
    """What there is to translate into `language`, record by record."""
    units = _units(records, language)
    return [
        TextNow(of, text, _brought_up(units.get((of.record, text.path)) or _new(of.record, text, language), text))
        for of in records_now(records)
        for text in texts_of(of.now)
        if language != text.original_language and has_text(text.written[text.original_language])
    ]


def _units(records: Sequence[Any], language: str) -> dict[tuple[Any, str], Unit]:
    """By record and path."""
    found: dict[tuple[Any, str], Unit] = {}
    for model, rows in _by_kind(records).items():
        known = {str(row.pk): row for row in rows}
        content_type = ContentType.objects.get_for_model(model)
        units = Unit.objects.filter(content_type=content_type, object_id__in=list(known), language=language)
        found |= {(known[unit.object_id], unit.path): unit for unit in units}
    return found


def _new(record: Any, text: Text, language: str) -> Unit:
    content_type = ContentType.objects.get_for_model(record)
    return Unit(content_type=content_type, object_id=str(record.pk), path=text.path, language=language)


def _brought_up(unit: Unit, text: Text) -> Unit:
    source, target = text.written[text.original_language], text.written[unit.language]
    unit.source_language = text.original_language
    if (unit.source_digest, unit.target_digest) != (digest(source), digest(target)):
        judge(unit, source, target)
    return unit


def _by_kind(records: Iterable[Any]) -> dict[Any, list[Any]]:
    kinds = defaultdict[Any, list[Any]](list)
    for record in records:
        kinds[type(record)].append(record)
    return kinds
