"""Writes things into the index and takes them out; what is there already costs one query."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Count, Q

from portal.languages.localized import codes
from portal.search.analysis.terms import version
from portal.search.indexable import Indexable
from portal.search.lexicon import add_words, may_lack_words, sweep_later
from portal.search.models import Entry, Posting
from portal.search.weighing import Weighed, weighed

ROWS_AT_ONCE = 500
_KEY = ("kind", "object_id", "language")

Thing = tuple[str, str]  # kind, key
Held = Mapping[Thing, Mapping[str, Entry]]  # entries by language


class Written(NamedTuple):
    thing: Indexable
    language: str
    digest: str
    result: Weighed


def held_entries(wanted: Mapping[str, Collection[str]], **locking: bool) -> Held:
    """Of things by kind. On PostgreSQL nobody else changes them until the transaction ends (`select_for_update`)."""
    held: dict[Thing, dict[str, Entry]] = {}
    which = [Q(kind=kind, object_id__in=list(keys)) for kind, keys in wanted.items() if keys]
    if which:
        entries = Entry.objects.filter(reduce(or_, which)).order_by("pk").only("pk", *_KEY, "digest", "analyser")
        for entry in entries.select_for_update(of=("self",), **locking):
            held.setdefault((entry.kind, entry.object_id), {})[entry.language] = entry
    return held


def index(things: Sequence[Indexable], held: Held | None = None, *, is_thorough: bool = False) -> int:
    """Brings the entries of `things` up to what they say; how many were made anew or taken out.

    `is_thorough`: also where only their terms or words have been lost.
    """
    with transaction.atomic():
        held = held_entries(_by_kind(things)) if held is None else held
        lost = _without_terms(held) if is_thorough else set[int]()
        stale = [one for thing in things for one in _stale(thing, held.get((thing.kind, thing.key), {}), lost)]
        _write(stale)
        gone = [
            entry.pk
            for thing in things
            for language, entry in held.get((thing.kind, thing.key), {}).items()
            if language not in thing.wordings
        ]
        changed = len(stale) + take_out(gone)
        return changed + (_bring_back_words(things, held, stale) if is_thorough else 0)


def _by_kind(things: Sequence[Indexable]) -> dict[str, list[str]]:
    return {kind: [thing.key for thing in things if thing.kind == kind] for kind in {thing.kind for thing in things}}


def _without_terms(held: Held) -> set[int]:
    keys = [entry.pk for entries in held.values() for entry in entries.values()]
    counted: Any = Entry.objects.filter(pk__in=keys).order_by().annotate(there=Count("postings"))
    return {pk for pk, wanted, there in counted.values_list("pk", "term_count", "there") if wanted != there}


def _stale(thing: Indexable, held: Mapping[str, Entry], lost: set[int]) -> Iterator[Written]:
    digest = thing.digest()
    for language in thing.wordings:
        entry = held.get(language)
        if entry is None or (entry.digest, entry.analyser) != (digest, version(language)) or entry.pk in lost:
            yield Written(thing, language, digest, weighed(thing, language))


def _write(stale: Sequence[Written]) -> None:
    rows = [_row(one) for one in stale]
    others = [field.name for field in Entry._meta.concrete_fields if field.name not in {"id", *_KEY}]
    Entry.objects.bulk_create(rows, update_conflicts=True, unique_fields=_KEY, update_fields=others)
    wanted = {
        row.pk: {f"{one.language}:{term}": weight for term, weight in one.result.weights.items()}
        for row, one in zip(rows, stale, strict=True)
    }
    sweep_later(_bring_up_postings(wanted))
    add_words((one.language, form) for one in stale for form in one.result.forms)


def _row(one: Written) -> Entry:
    wording = one.thing.wordings[one.language]
    return Entry(
        kind=one.thing.kind,
        object_id=one.thing.key,
        language=one.language,
        lacking=listed_keys([code for code in codes() if code not in one.thing.wordings]),
        written_title=wording.title,
        written_summary=wording.summary,
        written_body=wording.body,
        folded=one.result.folded,
        themes=listed_keys(one.thing.themes),
        areas=listed_keys(one.thing.areas),
        length=one.result.length,
        term_count=len(one.result.weights),
        comes_out_at=one.thing.comes_out_at,
        digest=one.digest,
        analyser=version(one.language),
    )


def listed_keys(keys: Iterable[str]) -> str:
    """In one column, so that each is found between two commas."""
    joined = ",".join(sorted(keys))
    return f",{joined}," if joined else ""


def _bring_up_postings(wanted: Mapping[int, Mapping[str, int]]) -> set[str]:
    """By entry. The terms under which one of them is found no more."""
    held = Posting.objects.filter(entry__in=list(wanted)).order_by().values_list("pk", "entry", "term", "weight")
    there, gone, changed = set[tuple[int, str]](), set[str](), list[int]()
    for pk, entry, term, weight in held:
        if wanted[entry].get(term) == weight and (entry, term) not in there:
            there.add((entry, term))
        else:
            changed.append(pk)
            gone |= {term} - wanted[entry].keys()
    for start in range(0, len(changed), ROWS_AT_ONCE):
        Posting.objects.filter(pk__in=changed[start : start + ROWS_AT_ONCE]).delete()
    new = [
        Posting(entry_id=entry, term=term, weight=weight)
        for entry, terms in wanted.items()
        for term, weight in terms.items()
        if (entry, term) not in there
    ]
    Posting.objects.bulk_create(new, batch_size=ROWS_AT_ONCE)
    return gone


def take_out(entries: Collection[int]) -> int:
    """Entries, and the words that nothing else has."""
    if entries:
        postings = Posting.objects.filter(entry__in=list(entries))
        sweep_later(postings.values_list("term", flat=True))
        postings.delete()
        Entry.objects.filter(pk__in=list(entries)).delete()
    return len(entries)


def _bring_back_words(things: Sequence[Indexable], held: Held, stale: Sequence[Written]) -> int:
    """In how many entries there were words that had been lost; those of what was `stale` are there."""
    new = {(one.thing.kind, one.thing.key, one.language) for one in stale}
    texts = {
        entry.pk: (thing, language)
        for thing in things
        for language, entry in held.get((thing.kind, thing.key), {}).items()
        if language in thing.wordings and (thing.kind, thing.key, language) not in new
    }
    rows = Entry.objects.filter(pk__in=list(texts)).order_by("pk").values_list("pk", "language", "folded")
    suspects = [texts[pk] for pk in sorted(may_lack_words(rows))]
    return sum(
        bool(add_words((language, form) for form in weighed(thing, language).forms)) for thing, language in suspects
    )
