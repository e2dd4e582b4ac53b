"""Brings the index up to the records: of one that has changed and of what names it, or of all."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from portal.fixedpages.models import FixedPage
from portal.languages.localized import codes
from portal.search.analysis.dictionaries import lists_at_hand
from portal.search.analysis.terms import version
from portal.search.gathering import all_keys, gathered
from portal.search.indexable import Indexable
from portal.search.indexing import Held, held_entries, index, take_out
from portal.search.kinds import kinds
from portal.search.lexicon import sweep
from portal.search.models import Entry
from portal.search.named_by import naming

CHUNK = 50  # records that are read and written together, while others wait


class Outcome(NamedTuple):
    things: int = 0
    changed: int = 0  # entries made, made anew or taken out
    words: int = 0  # swept out


class Step(NamedTuple):
    kind: str
    outcome: Outcome
    done: int  # records, of `total`
    total: int


def bring_up(wanted: Mapping[str, Collection[str]]) -> Outcome:
    """Keys by kind. The entries are held before the records are read: whoever had them before has ended, and what was
    published then is read here."""
    if not wanted:
        return Outcome()
    lists_at_hand()
    with transaction.atomic():
        held = held_entries(wanted)
        things = [thing for kind in wanted for thing in gathered(kind, wanted[kind])]
        return Outcome(len(things), index(things, held) + take_out(_of_others(held, things)))


def _of_others(held: Held, things: Iterable[Indexable]) -> list[int]:
    """Entries of what there is no more."""
    there = {(thing.kind, thing.key) for thing in things}
    return [entry.pk for thing, entries in held.items() if thing not in there for entry in entries.values()]


def bring_up_record(record: Any) -> None:
    """With what stands or falls with it, and what calls it by its name."""
    wanted = naming(record)
    label = record._meta.label_lower
    if label in kinds():
        own = {str(record.pk), *(FixedPage.Key.values if isinstance(record, FixedPage) else ())}
        wanted[label] = wanted.get(label, set()) | own
    bring_up(wanted)


def bring_up_what_has_come_out() -> None:
    """Names of what had been published for a later moment were not told before it."""
    due = Entry.objects.filter(comes_out_at__lte=timezone.now(), kind__in=kinds()).order_by("kind", "object_id")
    for kind, key in due.values_list("kind", "object_id").distinct():
        if record := kinds()[kind].objects.filter(pk=key).first():
            bring_up_record(record)
        else:
            bring_up({kind: [key]})


def bring_up_all(told: Callable[[Step], None] = lambda _step: None, *, is_check: bool = False) -> Outcome:
    """`told` hears of each step; each is a transaction of its own. Doing it again changes nothing."""
    total = Outcome()
    keys = {kind: sorted({*all_keys(kind), *_keys_in_index(kind)}) for kind in _all_kinds()}
    records, done = sum(map(len, keys.values())), 0
    for kind, of_kind in keys.items():
        for start in range(0, len(of_kind), CHUNK):
            some = of_kind[start : start + CHUNK]
            outcome = _bring_up_thoroughly(kind, some, is_check=is_check)
            done += len(some)
            total = Outcome(total.things + outcome.things, total.changed + outcome.changed)
            told(Step(kind, outcome, done, records))
    with transaction.atomic():
        words = sweep()
        transaction.set_rollback(is_check)
    return Outcome(total.things, total.changed, words)


def _all_kinds() -> list[str]:
    """Also those that there are no more."""
    return list(dict.fromkeys([*kinds(), *Entry.objects.order_by("kind").values_list("kind", flat=True).distinct()]))


def _keys_in_index(kind: str) -> set[str]:
    return set(Entry.objects.filter(kind=kind).values_list("object_id", flat=True))


def bring_up_outdated() -> None:
    """What another version of the analyser made, or one without word lists; several processes may do it at once."""
    outdated = Q(*(Q(language=code) & ~Q(analyser=version(code)) for code in codes()), _connector=Q.OR)
    for kind in kinds():
        keys = sorted(set(Entry.objects.filter(outdated, kind=kind).values_list("object_id", flat=True)))
        for start in range(0, len(keys), CHUNK):
            _bring_up_thoroughly(kind, keys[start : start + CHUNK])


def _bring_up_thoroughly(kind: str, keys: Collection[str], *, is_check: bool = False) -> Outcome:
    """All but what somebody else holds, who is bringing it up at this moment."""
    with transaction.atomic():
        held, busy = _held_and_busy(kind, keys)
        things = gathered(kind, set(keys) - busy) if kind in kinds() else []
        changed = index(things, held, is_thorough=True) + take_out(_of_others(held, things))
        transaction.set_rollback(is_check)
    return Outcome(len(things) + len(busy), changed)


def _held_and_busy(kind: str, keys: Collection[str]) -> tuple[Held, set[str]]:
    held = held_entries({kind: keys}, skip_locked=True)
    mine = {entry.pk for entries in held.values() for entry in entries.values()}
    there = Entry.objects.filter(kind=kind, object_id__in=list(keys)).values_list("pk", "object_id")
    busy = {key for pk, key in there if pk not in mine}
    return {thing: entries for thing, entries in held.items() if thing[1] not in busy}, busy
