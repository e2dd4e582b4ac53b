"""Keeps the units of a record true to its texts, whoever wrote them and by whatever way."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from portal.languages.localized import codes, has_text
from portal.publishing.drafts import present
from portal.publishing.models import Publishable
from portal.publishing.snapshots import Snapshot, snapshot
from portal.workbench.judging import digest, judge
from portal.workbench.models import Unit
from portal.workbench.texts import Text, texts_of

JUDGED = (
    *("state", "source_digest", "target_digest", "made_from", "words", "version", "is_same_on_purpose"),
    *("source_language", "source_changed_at", "failing", "is_live", "rank"),
)
LIVE = ("live_source_digest", "live_made_from", "live_source_since", "follows_since")


def sync(record: Any, newest: Snapshot | None = None, units: Iterable[Unit] | None = None) -> int:
    """How many units were made, changed or taken away. One query to read them, at most three to write."""
    newest = present(record) if newest is None else newest
    content_type = ContentType.objects.get_for_model(record)
    held = Unit.objects.of(record) if units is None else units
    known = {(unit.path, unit.language): unit for unit in held}
    wanted = {(text.path, code): text for text in texts_of(newest) for code in codes() if _is_needed(text, code)}
    new = [
        Unit(content_type=content_type, object_id=str(record.pk), path=path, language=code)
        for path, code in wanted.keys() - known.keys()
    ]
    changed = [unit for key, unit in known.items() if key in wanted and bring_up(unit, wanted[key], record)]
    gone = [unit.pk for key, unit in known.items() if key not in wanted]
    for unit in new:
        bring_up(unit, wanted[unit.path, unit.language], record)
    with transaction.atomic():
        Unit.objects.bulk_create(new, ignore_conflicts=True)
        Unit.objects.bulk_update(changed, JUDGED, batch_size=200)
        if gone:
            Unit.objects.filter(pk__in=gone).delete()
    return len(new) + len(changed) + len(gone)


def _is_needed(text: Text, language: str) -> bool:
    return language != text.original_language and has_text(text.written[text.original_language])


def bring_up(unit: Unit, text: Text, record: Any) -> bool:
    source, target = text.written[text.original_language], text.written[unit.language]
    was = (unit.is_live, unit.source_language, unit.source_digest)
    unit.source_language, unit.is_live = text.original_language, is_live(record)
    has_moved = judge(unit, source, target)
    if was[2] and was[2] != unit.source_digest:
        unit.source_changed_at = timezone.now()
    return has_moved or was[:2] != (unit.is_live, unit.source_language)


def is_live(record: Any) -> bool:
    return record.is_public if isinstance(record, Publishable) else True


def follow_live(record: Any, now: datetime | None = None) -> dict[str, str]:
    """Notes what of the texts that visitors see is behind its source: language -> day of the source that it follows."""
    live = {text.path: text for text in texts_of(snapshot(record))}
    moved = []
    behind: dict[str, datetime] = {}
    for unit in Unit.objects.of(record):
        text = live.get(unit.path)
        if text is None:
            continue
        if _follow(unit, text, now or timezone.now()):
            moved.append(unit)
        if unit.follows_since and (unit.language not in behind or unit.follows_since < behind[unit.language]):
            behind[unit.language] = unit.follows_since
    Unit.objects.bulk_update(moved, LIVE, batch_size=200)
    return {language: timezone.localtime(since).date().isoformat() for language, since in behind.items()}


def _follow(unit: Unit, text: Text, now: datetime) -> bool:
    before = tuple(getattr(unit, name) for name in LIVE)
    source, target = digest(text.written[text.original_language]), digest(text.written[unit.language])
    if target and target == unit.target_digest:
        unit.live_made_from = digest(unit.made_from)
    if source != unit.live_source_digest:
        since, unit.live_source_since = unit.live_source_since, now
        unit.live_source_digest = source
        unit.follows_since = unit.follows_since or since
    if (
        not target
        or not unit.live_made_from
        or unit.live_made_from == source
        or unit.is_same_on_purpose
        or unit.exempt_reason
    ):
        unit.follows_since = None
    return before != tuple(getattr(unit, name) for name in LIVE)
