"""Keeps the units of a record true to its texts, whoever wrote them and by whatever way."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from portal.languages.localized import codes, has_text
from portal.publishing.applying import locked
from portal.publishing.drafts import present
from portal.publishing.models import Publishable
from portal.publishing.snapshots import Snapshot, snapshot
from portal.workbench.failing import Vocabulary, recheck
from portal.workbench.judging import hold, judge, rebase
from portal.workbench.live import FOLLOWED, LIVE, Followings, behind, follow, is_live
from portal.workbench.memory import Pair, note_found
from portal.workbench.models import Following, Unit, UnitState
from portal.workbench.ranking import rank_of
from portal.workbench.texts import Text, texts_of

JUDGED = (
    *("state", "source_digest", "target_digest", "made_from", "holds_for", "earlier", "words", "version", "is_gone"),
    *("is_same_on_purpose", "confirmed_target"),
    *("source_language", "source_changed_at", "failing", "dismissed", "checked_with", "is_live", "rank"),
)
BATCH = 200


@dataclass
class Plan:
    """What has to be written, for one record or for many."""

    new: list[Unit] = field(default_factory=list)
    changed: list[Unit] = field(default_factory=list)
    gone: list[Unit] = field(default_factory=list)
    moved: list[Unit] = field(default_factory=list)  # on the side that visitors read
    followings: list[Followings] = field(default_factory=list)
    told_anew: list[tuple[Any, dict[str, Any]]] = field(default_factory=list)  # records whose languages stand otherwise
    found: list[tuple[Unit, Pair]] = field(default_factory=list)  # translations that nobody has confirmed
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    @property
    def count(self) -> int:
        """How many units were made, changed or taken away."""
        return len({id(unit) for unit in (*self.new, *self.changed, *self.moved)}) + len(self.gone)

    def write(self) -> int:
        Unit.objects.bulk_create(self.new, ignore_conflicts=True)
        changed = list({id(unit): unit for unit in (*self.changed, *self.moved) if unit.pk}.values())
        Unit.objects.bulk_update(changed, (*JUDGED, *(LIVE if self.moved else ())), batch_size=BATCH)
        if self.gone:
            Unit.objects.filter(pk__in=[unit.pk for unit in self.gone]).delete()
        if self.found:
            note_found(self.found)
        self._write_followings()
        for record, columns in self.told_anew:
            type(record)._base_manager.filter(pk=record.pk).update(**columns)
        return self.count

    def _write_followings(self) -> None:
        """What has ended makes room first."""
        changed = [row for one in self.followings for row in one.changed.values()]
        Following.objects.bulk_update(changed, FOLLOWED, batch_size=BATCH)
        Following.objects.bulk_create([row for one in self.followings for row in one.new], ignore_conflicts=True)


def now_of(record: Any) -> Snapshot:
    """What there is to translate: the newest draft, or the row of what has none."""
    return present(record) if isinstance(record, Publishable) else snapshot(record)


def sync(record: Any, newest: Snapshot | None = None, *, is_wording_only: bool = False) -> int:
    """How many units are others now. One query to read them, at most three to write. What is given as `newest` has been
    read with the record locked."""
    with transaction.atomic(savepoint=False):
        plan, live = Plan(), None
        if newest is None:
            record = locked(record)
            live = snapshot(record)
            newest = _newest(record, live)
        reconcile(plan, record, newest, Unit.objects.of(record), is_wording_only=is_wording_only, live=live)
        return plan.write()


def _newest(record: Any, live: Snapshot) -> Snapshot:
    return present(record, live) if isinstance(record, Publishable) else live


def sync_live(record: Any, newest: Snapshot | None = None, live: Snapshot | None = None) -> int:
    """The same, and what visitors read: which languages are behind, and since when."""
    with transaction.atomic(savepoint=False):
        if live is None:
            record = locked(record)
            live = snapshot(record)
        newest = _newest(record, live) if newest is None else newest
        plan = Plan()
        units = reconcile(plan, record, newest, Unit.objects.of(record), live=live)
        follow_live(plan, record, live, units, Following.objects.of(record).open())
        return plan.write()


def reconcile(
    plan: Plan,
    record: Any,
    newest: Snapshot,
    held: Iterable[Unit],
    *,
    is_wording_only: bool = False,
    live: Snapshot | None = None,
) -> list[Unit]:
    """Adds to `plan` what `newest` makes of the units that are `held`; the units that there are then. What `newest` has
    not is gone for the time being, and for good where it is known that the row, `live`, has it neither."""
    content_type = ContentType.objects.get_for_model(record)
    known = {(unit.path, unit.language): unit for unit in held}
    wanted = _wanted(newest)
    units = []
    for (path, code), text in wanted.items():
        unit = known.get((path, code))
        before = unit.target_digest if unit else ""
        if unit is None:
            unit = Unit(content_type=content_type, object_id=str(record.pk), path=path, language=code)
            plan.new.append(unit)
            bring_up(unit, text, record, plan.vocabulary)
        elif bring_up(unit, text, record, plan.vocabulary, is_wording_only=is_wording_only):
            plan.changed.append(unit)
        if unit.state == UnitState.REVIEW and unit.target_digest != before:
            plan.found.append((unit, Pair(text.written[text.original_language], text.written[code])))
        units.append(unit)
    left = [unit for key, unit in known.items() if key not in wanted]
    return [*units, *_without_text(plan, left, live)]


def _without_text(plan: Plan, left: Iterable[Unit], live: Snapshot | None) -> list[Unit]:
    """Those that stay although there is nothing to translate just now."""
    shown = _wanted(live) if live is not None else None
    stay = []
    for unit in left:
        if shown is not None and (unit.path, unit.language) not in shown:
            plan.gone.append(unit)
            continue
        stay.append(unit)
        if not unit.is_gone:
            unit.is_gone = True
            plan.changed.append(unit)
    return stay


def _wanted(said: Snapshot) -> dict[tuple[str, str], Text]:
    """What is to be translated, by path and language."""
    return {(text.path, code): text for text in texts_of(said) for code in codes() if _is_needed(text, code)}


def _is_needed(text: Text, language: str) -> bool:
    return language != text.original_language and has_text(text.written[text.original_language])


def bring_up(unit: Unit, text: Text, record: Any, vocabulary: Vocabulary, *, is_wording_only: bool = False) -> bool:
    source, target = text.written[text.original_language], text.written[unit.language]
    before = (unit.is_live, unit.rank, unit.source_language, unit.is_gone)
    was = (unit.source_digest, unit.target_digest)
    unit.is_gone = False
    if unit.source_language not in {"", text.original_language}:
        rebase(unit, text.original_language, source)
    elif is_wording_only:
        hold(unit, source)
    unit.source_language, unit.is_live, unit.rank = text.original_language, is_live(record), rank_of(record)
    has_moved = judge(unit, source, target)
    if was[0] != unit.source_digest:
        unit.source_changed_at = timezone.now()
    if was != (unit.source_digest, unit.target_digest):
        recheck(unit, text, vocabulary)
    return has_moved or before != (unit.is_live, unit.rank, unit.source_language, unit.is_gone)


def follow_live(
    plan: Plan, record: Any, live: Snapshot, units: list[Unit], rows: Iterable[Following], now: datetime | None = None
) -> None:
    followings = Followings.of(record, now or timezone.now(), rows)
    texts = {text.path: text for text in texts_of(live)} if is_live(record) else {}
    plan.moved += follow(units, texts, followings)
    plan.followings.append(followings)
    if columns := _told_anew(record, behind(units) if texts else {}, followings, is_out=bool(texts)):
        plan.told_anew.append((record, columns))


def _told_anew(record: Any, found: dict[str, str], followings: Followings, *, is_out: bool) -> dict[str, Any]:
    """What is to be written of a record whose languages stand otherwise than they did; nothing where they do not."""
    columns: dict[str, Any] = {}
    if isinstance(record, Publishable) and found != record.behind:
        record.behind = found
        columns["behind"] = found
    if hasattr(record, "told_anew_at") and (columns or (is_out and followings.have_moved)):
        columns["told_anew_at"] = followings.now
    return columns
