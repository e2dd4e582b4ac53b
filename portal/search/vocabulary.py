"""What the words of the texts tell of a word that was typed: how it is written, what it begins, what it was to be."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.db.models.functions import Length
from rapidfuzz.distance import OSA

from portal.search.models import Word

AFTER_ALL = "\U0010ffff"  # sorts after every letter
FEWEST_TO_COMPLETE = 3
FEWEST_TO_CORRECT = 4
FEWEST_TO_CORRECT_FIRST = 6  # letters of a word whose first letter may be wrong
MOST_NEAR = 8


def spellings(language: str, typed: Iterable[str]) -> dict[str, list[str]]:
    """Words as the texts write them, by their folded forms: “jarvenpaa” is “järvenpää”."""
    found = defaultdict[str, list[str]](list)
    rows = Word.objects.filter(language=language, folded__in=set(typed)).order_by("folded", "shown")
    for folded, shown in rows.values_list("folded", "shown"):
        found[folded].append(shown)
    return found


def known_anywhere(typed: Iterable[str]) -> set[str]:
    """Those of folded words that texts of any language write."""
    return set(Word.objects.filter(folded__in=set(typed)).values_list("folded", flat=True))


def completions(language: str, start: str, most: int = 50) -> list[tuple[str, str, str]]:
    """Longer words that begin with `start`: (folded, as written, its term)."""
    if len(start) < FEWEST_TO_COMPLETE:
        return []
    words = Word.objects.filter(language=language, folded__gt=start, folded__lt=start + AFTER_ALL)
    return list(words.order_by("folded", "shown").values_list("folded", "shown", "term")[:most])


def near(language: str, typed: str) -> list[str]:
    """Words that are one typing error away: one half of each is as it was typed."""
    size, half = len(typed), (len(typed) - 1) // 2
    if size < FEWEST_TO_CORRECT:
        return []
    head, tail = typed[:half], typed[::-1][:half]
    intact = Q(folded__gte=head, folded__lt=head + AFTER_ALL) | Q(reversed__gte=tail, reversed__lt=tail + AFTER_ALL)
    words: Any = Word.objects.filter(intact, language=language).annotate(size=Length("folded"))
    rows = words.filter(size__range=(size - 1, size + 1)).order_by("folded", "shown").values_list("folded", "shown")
    return [shown for folded, shown in rows if _is_one_error_away(typed, folded)][:MOST_NEAR]


def _is_one_error_away(typed: str, folded: str) -> bool:
    may_differ = folded[0] == typed[0] or len(typed) >= FEWEST_TO_CORRECT_FIRST
    return may_differ and OSA.distance(typed, folded, score_cutoff=1) == 1


def halves(language: str, typed: str) -> list[tuple[str, str]]:
    """Pairs of words of the texts into which a word can be parted: “stormwater” is “storm” and “water”."""
    pairs = [(typed[:at], typed[at:]) for at in range(3, len(typed) - 2)]
    there = set(spellings(language, {half for pair in pairs for half in pair})) if pairs else set()
    return [pair for pair in pairs if there.issuperset(pair)]
