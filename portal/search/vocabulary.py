"""What the words of the texts tell of a word that was typed: how it is written, what it begins, what it was to be."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Min, Q
from django.db.models.functions import Length
from rapidfuzz.distance import OSA

from portal.languages.localized import codes
from portal.search.lexicon import joined
from portal.search.models import Word

AFTER_ALL = "\U0010ffff"  # sorts after every letter
FEWEST_TO_COMPLETE = 3
FEWEST_TO_CORRECT = 4
FEWEST_TO_CORRECT_FIRST = 6  # letters of a word whose first letter may be wrong
MOST_NEAR = 8


def spellings(language: str, typed: Iterable[str]) -> dict[str, list[str]]:
    """Words as the texts write them, by their folded forms: “jarvenpaa” is “järvenpää”."""
    found = defaultdict[str, list[str]](list)
    for folded, word in _each(Word.objects.filter(language=language, folded__in=set(typed))):
        found[folded].append(word)
    return found


def _each(words: Any) -> list[tuple[str, str]]:
    """Folded, and as it is compared: of “e-mail” and “email” there is one."""
    rows = words.order_by("folded", "shown").values_list("folded", "shown").distinct()
    return list(dict.fromkeys((folded, joined(shown)) for folded, shown in rows))


def known_anywhere(typed: Iterable[str]) -> set[str]:
    """Those of folded words that texts of any language write."""
    return set(Word.objects.filter(language__in=codes(), folded__in=set(typed)).values_list("folded", flat=True))


def completions(language: str, start: str, most: int = 50) -> list[tuple[str, str, str]]:
    """Longer words that begin with `start`: (folded, as it is compared, one of its terms)."""
    rows = _beginning(language, start).values("folded", "shown").annotate(one=Min("term")).order_by("folded", "shown")
    each = {(folded, joined(shown)): term for folded, shown, term in rows.values_list("folded", "shown", "one")[:most]}
    return [(*word, term) for word, term in each.items()]


def written_completions(language: str, start: str, most: int = 50) -> list[tuple[str, str]]:
    """The same as texts write them, which basic forms and parts of words need not be: (with its hyphens, its term)."""
    words = _beginning(language, start).filter(is_written=True).order_by("folded", "shown", "term")
    return list(words.values_list("shown", "term")[:most])


def _beginning(language: str, start: str) -> Any:
    words = Word.objects.filter(language=language, folded__gt=start, folded__lt=start + AFTER_ALL)
    return words if len(start) >= FEWEST_TO_COMPLETE else words.none()


def near(language: str, typed: str) -> list[str]:
    """Words that are one typing error away: one half of each is as it was typed, and the first letter of short ones."""
    size, half = len(typed), (len(typed) - 1) // 2
    if size < FEWEST_TO_CORRECT:
        return []
    head, tail, first = typed[:half], typed[::-1][:half], typed[0]
    begins = Q(folded__gte=head, folded__lt=head + AFTER_ALL)
    ends = Q(reversed__gte=tail, reversed__lt=tail + AFTER_ALL)
    if size < FEWEST_TO_CORRECT_FIRST:
        ends &= Q(folded__gte=first, folded__lt=first + AFTER_ALL)
    intact = begins if head == first else begins | ends
    words: Any = Word.objects.filter(intact, language=language).annotate(size=Length("folded"))
    rows = _each(words.filter(size__range=(size - 1, size + 1)))
    return [word for folded, word in rows if _is_one_error_away(typed, folded)][:MOST_NEAR]


def _is_one_error_away(typed: str, folded: str) -> bool:
    may_differ = folded[0] == typed[0] or len(typed) >= FEWEST_TO_CORRECT_FIRST
    return may_differ and OSA.distance(typed, folded, score_cutoff=1) == 1


def halves(language: str, typed: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """Pairs of words of the texts into which each word can be parted: “stormwater” is “storm” and “water”."""
    pairs = {word: [(word[:at], word[at:]) for at in range(3, len(word) - 2)] for word in typed}
    parts = {half for of_word in pairs.values() for pair in of_word for half in pair}
    there = set(spellings(language, parts)) if parts else set()
    return {word: [pair for pair in of_word if there.issuperset(pair)] for word, of_word in pairs.items()}
