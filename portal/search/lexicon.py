"""Keeps the words of all texts: added with what says them, swept out once nothing does any more."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from portal.languages.localized import codes
from portal.search.analysis.lemmas import rules_of
from portal.search.analysis.terms import LONGEST_TERM, Form
from portal.search.analysis.tokens import folded
from portal.search.models import Posting, Word

AT_ONCE = 500
SWEEPING = 1_520_114_603  # any number: what PostgreSQL calls the lock

Key = tuple[str, str, str, str, bool]  # language, folded, shown, term, is_written


def add_words(forms: Iterable[tuple[str, Form]]) -> int:
    """Those that are not there yet, each with its language, in one order for all who add; how many there were.

    Nobody sweeps until the transaction ends: what is there now is still there then.
    """
    wanted = sorted({key for language, form in forms for key in _keys(language, form)})
    if not wanted:
        return 0
    _hold("pg_advisory_xact_lock_shared")
    there = set(_there({key[1] for key in wanted}))
    new = [_word(key) for key in wanted if key not in there]
    Word.objects.bulk_create(new, batch_size=AT_ONCE, ignore_conflicts=True)
    return len(new)


def _keys(language: str, form: Form) -> Iterator[Key]:
    """None of what is too long to be a word."""
    plain = folded(joined(form.shown))
    if max(len(plain), len(form.shown)) <= LONGEST_TERM:
        yield language, plain, form.shown, f"{language}:{form.term}", form.is_written


def _there(plain: set[str]) -> Iterator[Key]:
    for some in _in_pieces(sorted(plain)):
        rows = Word.objects.filter(language__in=codes(), folded__in=some).order_by()
        yield from rows.values_list("language", "folded", "shown", "term", "is_written")


def _word(key: Key) -> Word:
    language, plain, shown, term, is_written = key
    return Word(language=language, folded=plain, reversed=plain[::-1], shown=shown, term=term, is_written=is_written)


def joined(shown: str) -> str:
    """A word as it is compared, without the hyphens and the like in it."""
    return "".join(filter(str.isalnum, shown))


def may_lack_words(texts: Iterable[tuple[int, str, str]]) -> set[int]:
    """Of texts (entry, language, folded) those with what may be a word that is not there. All that is written is
    looked up; what is not a word by rule may be taken for a lacking one."""
    written = {
        pk: (language, set(text.replace("|", " ").split()) - _no_words(language)) for pk, language, text in texts
    }
    all_words = {word for _language, words in written.values() for word in words}
    there = {(key[0], key[1]) for key in _there(all_words)}
    return {pk for pk, (language, words) in written.items() if any((language, word) not in there for word in words)}


def _no_words(language: str) -> set[str]:
    return {folded(word) for word in rules_of(language).stop_words}


def sweep_later(terms: Iterable[str]) -> None:
    """Once the transaction has ended: what nothing says any more is offered to nobody."""
    if gone := sorted(set(terms)):
        transaction.on_commit(partial(sweep, gone), robust=True)


def sweep(terms: Sequence[str] | None = None) -> int:
    """Words, of some terms or all, under whose term nothing is found; waits for those who are adding words."""
    with transaction.atomic():
        _hold("pg_advisory_xact_lock")
        unused = Word.objects.filter(~Exists(Posting.objects.filter(term=OuterRef("term"))))
        some = [Q()] if terms is None else [Q(term__in=piece) for piece in _in_pieces(terms)]
        return sum(unused.filter(narrowed).delete()[0] for narrowed in some)


def _hold(lock: str) -> None:
    """Until the transaction ends. SQLite has one writer at a time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {lock}(%s)", [SWEEPING])


def _in_pieces(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
