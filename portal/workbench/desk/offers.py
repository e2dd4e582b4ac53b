"""What a translator is offered beside a text: the terms in it, and what has been translated before and is like it."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, cast

from portal.workbench.failing import Vocabulary
from portal.workbench.glossary.used import terms_in
from portal.workbench.memory import paragraphs
from portal.workbench.models import Memory
from portal.workbench.similar import Candidate, Languages, Likeness, Suggestion, similar

MOST_CANDIDATES = 4_000  # the newest; more are not worth the time
MOST_OFFERED = 3  # for a paragraph
SHORTEST = 4  # signs of a paragraph that is worth remembering


class Remembered(NamedTuple):
    suggestion: Suggestion
    percent: int
    is_confirmed: bool
    is_exact: bool
    is_of_figures: bool


class Offers:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def add_to(self, fields: Iterable[Any]) -> None:
        """Terms to every text, and what is remembered to those that there is something to do about."""
        fields = list(fields)
        for one in fields:
            terms = terms_in(one.source, one.unit.source_language, one.unit.language, self.vocabulary.known)
            one.terms = [term for term in terms if term.preferred]
        to_do = [one for one in fields if one.is_to_do]
        candidates = _candidates(to_do)
        for one in to_do:
            own = set(paragraphs(one.target))
            offered = remembered(one.source, candidates.get(_pair(one), ()), _pair(one))
            one.remembered = [other for other in offered if other.suggestion.target not in own]


def _pair(one: Any) -> Languages:
    return Languages(one.unit.source_language, one.unit.language)


def _candidates(fields: Sequence[Any]) -> dict[Languages, list[Candidate]]:
    """A query for each pair of languages, which is one for nearly every record."""
    found = {}
    for languages in {_pair(one) for one in fields}:
        lengths = [len(part) for one in fields if _pair(one) == languages for part in paragraphs(one.source)]
        found[languages] = candidates_of(languages, lengths)
    return found


def candidates_of(languages: Languages, lengths: Sequence[int]) -> list[Candidate]:
    """What is remembered and about as long as one of the texts; the newest first."""
    if not lengths:
        return []
    band = (min(lengths) // 2, max(lengths) * 2 + 20)
    rows = Memory.objects.filter(
        source_language=languages.source, language=languages.target, source_length__range=band
    ).order_by("-is_confirmed", "-changed_at", "-pk")
    keys = ("pk", "is_confirmed")
    return [
        Candidate((pk, is_confirmed), *texts)
        for pk, is_confirmed, *texts in rows.values_list(*keys, "source", "target")[:MOST_CANDIDATES]
    ]


def remembered(source: str, candidates: Sequence[Candidate], languages: Languages) -> list[Remembered]:
    """Paragraph by paragraph, each at most once."""
    found: dict[str, Remembered] = {}
    for part in dict.fromkeys(paragraphs(source)):
        if len(part) >= SHORTEST:
            for one in similar(part, candidates, languages, most=MOST_OFFERED):
                found.setdefault(one.target, _remembered(one))
    return list(found.values())


def _remembered(one: Suggestion) -> Remembered:
    _pk, is_confirmed = cast("tuple[int, bool]", one.key)
    is_exact, is_of_figures = one.likeness == Likeness.EXACT, one.likeness == Likeness.FIGURES
    return Remembered(one, int(one.score), is_confirmed, is_exact, is_of_figures)
