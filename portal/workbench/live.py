"""What visitors read of a record: which of its languages are behind their original, and since when."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from portal.publishing.models import Publishable
from portal.workbench.judging import digest, sources_followed
from portal.workbench.models import Following, Unit
from portal.workbench.texts import Text

LIVE = ("live_source_digest", "live_follows", "live_source_since", "follows_since")
FOLLOWED = ("followed_at", "is_exempt", "ended_at")


def is_live(record: Any) -> bool:
    """Whether the row itself is out; what has no drafts always is."""
    return record.is_public if isinstance(record, Publishable) else True


@dataclass
class Followings:
    """The rows of a record that are open, and what becomes of them."""

    record: Any
    now: datetime
    open: dict[tuple[str, str], Following]
    new: list[Following] = field(default_factory=list)
    changed: dict[int, Following] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Any, now: datetime, rows: Iterable[Following]) -> "Followings":
        return cls(record, now, {(row.path, row.language): row for row in rows})

    @property
    def have_moved(self) -> bool:
        """Whether a text is followed otherwise than before, or another text is."""
        return bool(self.new or self.changed)

    def follow(self, unit: Unit, *, is_new_source: bool, is_followed: bool) -> None:
        row = self.open.get((unit.path, unit.language))
        if row is not None and is_new_source:
            self.end(row)
            row = None
        if row is None:
            self._begin(unit, is_followed=is_followed)
            return
        followed_at = (row.followed_at or self.now) if is_followed else None
        if (row.followed_at, row.is_exempt) != (followed_at, bool(unit.exempt_reason)):
            row.followed_at, row.is_exempt = followed_at, bool(unit.exempt_reason)
            self.changed[row.pk] = row

    def _begin(self, unit: Unit, *, is_followed: bool) -> None:
        since = unit.live_source_since or self.now
        row = Following(
            content_type=ContentType.objects.get_for_model(self.record),
            object_id=str(self.record.pk),
            path=unit.path,
            language=unit.language,
            source_language=unit.source_language,
            source_since=since,
            followed_at=since if is_followed else None,
            is_exempt=bool(unit.exempt_reason),
        )
        self.open[unit.path, unit.language] = row
        self.new.append(row)

    def end(self, row: Following) -> None:
        if row.pk is None:
            self.new.remove(row)
            return
        row.ended_at = self.now
        self.changed[row.pk] = row

    def end_all_but(self, kept: set[tuple[str, str]]) -> None:
        for key, row in list(self.open.items()):
            if key not in kept and row.ended_at is None:
                self.end(row)


def follow(units: Iterable[Unit], live: dict[str, Text], followings: Followings) -> list[Unit]:
    """The units that are others now; `live` is what visitors read, by path, and empty where they read nothing."""
    moved, kept = [], set()
    for unit in units:
        text = live.get(unit.path)
        if text is None or unit.language == text.original_language or not digest(text.written[text.original_language]):
            continue
        kept.add((unit.path, unit.language))
        before = tuple(getattr(unit, name) for name in LIVE)
        is_new_source = _bring_up(unit, text, followings)
        target = digest(text.written[unit.language])
        followings.follow(unit, is_new_source=is_new_source, is_followed=_is_followed(unit, target))
        if before != tuple(getattr(unit, name) for name in LIVE):
            moved.append(unit)
    followings.end_all_but(kept)
    return moved


def _bring_up(unit: Unit, text: Text, followings: Followings) -> bool:
    """Says whether the source is another than it was."""
    source, target = digest(text.written[text.original_language]), digest(text.written[unit.language])
    if target and target == unit.target_digest and unit.source_language == text.original_language:
        unit.live_follows = sources_followed(unit)
    is_new_source = source != unit.live_source_digest
    if is_new_source:
        before = unit.live_source_since
        unit.live_source_since = followings.now if before else first_out(followings)
        unit.live_source_digest = source
        unit.follows_since = unit.follows_since or before
    if not target or _is_followed(unit, target):
        unit.follows_since = None
    return is_new_source


def _is_followed(unit: Unit, target: str) -> bool:
    if unit.is_same_on_purpose:
        return True
    return bool(target) and (not unit.live_follows or unit.live_source_digest in unit.live_follows)


def first_out(followings: Followings) -> datetime:
    """Since when a text that nobody has followed before has stood there, as far as the record knows."""
    record = followings.record
    if not isinstance(record, Publishable):
        return followings.now
    return record.changed_in(record.original_language) or record.published_at or followings.now


def behind(units: Iterable[Unit]) -> dict[str, str]:
    """language -> the day, in Finnish time, from which the original was as that language has it; the earliest of all
    texts."""
    since: dict[str, datetime] = {}
    for unit in units:
        if unit.follows_since and not unit.exempt_reason:
            since[unit.language] = min(unit.follows_since, since.get(unit.language, unit.follows_since))
    return {code: timezone.localtime(at).date().isoformat() for code, at in sorted(since.items())}
