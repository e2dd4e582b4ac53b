"""Writes things into the index and takes them out; what is there already costs one query."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from portal.languages.localized import codes
from portal.search.analysis.terms import version
from portal.search.indexable import Indexable
from portal.search.models import Entry, Posting, Word
from portal.search.weighing import Weighed, weighed

ROWS_AT_ONCE = 500


def index(things: Sequence[Indexable]) -> int:
    """Brings the entries of `things` up to what they say; how many were made anew or taken out."""
    changed = 0
    with transaction.atomic():
        held = _held(things)
        for thing in things:
            changed += _index_one(thing, held.get((thing.kind, thing.key), {}))
    return changed


def forget(kind: str, keys: Iterable[str]) -> int:
    """Takes things out of the index, and the words that nothing else has."""
    with transaction.atomic():
        return _take_out(Entry.objects.filter(kind=kind, object_id__in=list(keys)))


def _held(things: Sequence[Indexable]) -> dict[tuple[str, str], dict[str, Entry]]:
    kinds, keys = {thing.kind for thing in things}, {thing.key for thing in things}
    entries = Entry.objects.filter(kind__in=kinds, object_id__in=keys).only(
        "pk", "kind", "object_id", "language", "digest", "analyser"
    )
    held: dict[tuple[str, str], dict[str, Entry]] = {}
    for entry in entries:
        held.setdefault((entry.kind, entry.object_id), {})[entry.language] = entry
    return held


def _index_one(thing: Indexable, held: dict[str, Entry]) -> int:
    digest = thing.digest()
    changed = 0
    for language in thing.wordings:
        entry = held.get(language)
        if entry is None or (entry.digest, entry.analyser) != (digest, version(language)):
            _write(thing, language, digest, entry)
            changed += 1
    if gone := [entry.pk for language, entry in held.items() if language not in thing.wordings]:
        changed += _take_out(Entry.objects.filter(pk__in=gone))
    return changed


def _write(thing: Indexable, language: str, digest: str, entry: Entry | None) -> None:
    result = weighed(thing, language)
    row = _row(thing, language, digest, result)
    if entry is None:
        row.save(force_insert=True)
    else:
        row.pk = entry.pk
        row.save(force_update=True)
    gone = _bring_up_postings(row.pk, {f"{language}:{term}": weight for term, weight in result.weights.items()})
    _drop_unused_words(gone)
    if thing.is_public:
        _add_words(language, result)


def _row(thing: Indexable, language: str, digest: str, result: Weighed) -> Entry:
    return Entry(
        kind=thing.kind,
        object_id=thing.key,
        language=language,
        lacking=listed_keys([code for code in codes() if code not in thing.wordings]),
        written_title=thing.wordings[language].title,
        written_summary=thing.wordings[language].summary,
        written_body=thing.wordings[language].body,
        folded=result.folded,
        themes=listed_keys(thing.themes),
        areas=listed_keys(thing.areas),
        length=result.length,
        digest=digest,
        analyser=version(language),
    )


def listed_keys(keys: Iterable[str]) -> str:
    """In one column, so that each is found between two commas."""
    joined = ",".join(sorted(keys))
    return f",{joined}," if joined else ""


def _bring_up_postings(entry: int, wanted: dict[str, int]) -> list[str]:
    """The terms under which the entry is found no more."""
    held = dict(Posting.objects.filter(entry=entry).values_list("term", "weight"))
    changed = [term for term, weight in held.items() if wanted.get(term) != weight]
    if changed:
        Posting.objects.filter(entry=entry, term__in=changed).delete()
    new = [
        Posting(entry_id=entry, term=term, weight=weight) for term, weight in wanted.items() if held.get(term) != weight
    ]
    Posting.objects.bulk_create(new, batch_size=ROWS_AT_ONCE)
    return [term for term in changed if term not in wanted]


def _add_words(language: str, result: Weighed) -> None:
    rows = [
        Word(language=language, folded=folded, reversed=folded[::-1], shown=shown, term=f"{language}:{term}")
        for (folded, shown), term in sorted(result.words.items())
    ]
    Word.objects.bulk_create(
        rows,
        batch_size=ROWS_AT_ONCE,
        update_conflicts=True,
        unique_fields=["language", "folded", "shown"],
        update_fields=["term"],
    )


def _take_out(entries: QuerySet[Entry]) -> int:
    keys = list(entries.values_list("pk", flat=True))
    postings = Posting.objects.filter(entry__in=keys)
    terms = sorted(set(postings.values_list("term", flat=True)))
    postings.delete()
    Entry.objects.filter(pk__in=keys).delete()
    _drop_unused_words(terms)
    return len(keys)


def _drop_unused_words(terms: Sequence[str]) -> None:
    """What nothing says any more is offered to nobody."""
    used = Posting.objects.filter(term=OuterRef("term"))
    for start in range(0, len(terms), ROWS_AT_ONCE):
        Word.objects.filter(~Exists(used), term__in=terms[start : start + ROWS_AT_ONCE]).delete()
