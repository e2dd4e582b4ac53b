"""What has been translated before and is like a text: the same, the same but for its figures, or nearly the same."""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import partial
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from portal.workbench.checks.facts.figures import FIGURES, values_of
from portal.workbench.checks.wordings.known import wording_of
from portal.workbench.checks.wordings.wording import Wording

MOST: Final = 5
CUTOFF: Final = 70.0  # per cent; below it, mending a translation takes longer than writing one
EXACT_SCORE: Final = 100.0
FIGURES_SCORE: Final = 99.0
_LOOKED_AT: Final = 50.0
_MOST_LOOKED_AT: Final = 40
_FIGURES = re.compile(rf"(?<![^\W_]){FIGURES}(?![^\W_])")


class Likeness(StrEnum):
    EXACT = "exact"
    FIGURES = "figures"  # only figures differed, and they have been put right in the target
    NEAR = "near"


class Candidate(NamedTuple):
    key: Hashable
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    key: Hashable
    source: str
    target: str
    score: float  # per cent
    likeness: Likeness


class Languages(NamedTuple):
    source: str
    target: str


def similar(
    text: str, candidates: Iterable[Candidate], languages: Languages, most: int = MOST, cutoff: float = CUTOFF
) -> list[Suggestion]:
    """The best first; no key and no target twice. Earlier candidates win a tie: give the newest first."""
    wanted = text.strip()
    lengths = _likely_lengths(len(wanted))
    known = [candidate for candidate in candidates if len(candidate.source) in lengths and candidate.target]
    chosen: dict[str, Suggestion] = {}
    for suggestion in sorted(_suggestions(wanted, known, languages), key=lambda found: -found.score):
        is_known = any(suggestion.key == other.key for other in chosen.values())
        if suggestion.score >= cutoff and not is_known:
            chosen.setdefault(_plain(suggestion.target), suggestion)
    return list(chosen.values())[:most]


def _likely_lengths(length: int) -> range:
    """Beyond these, two texts cannot be as alike as to be looked at; some room is left for white space."""
    share = _LOOKED_AT / (200 - _LOOKED_AT)
    return range(int(length * share) or 1, int(length / share) + 20) if length else range(0)


def _suggestions(wanted: str, known: Sequence[Candidate], languages: Languages) -> Iterator[Suggestion]:
    """Of all that is like the text at all: by its signs, a short text with other figures is not very like it."""
    plain, shape = _plain(wanted), _shape(wanted)
    sources = [candidate.source for candidate in known]
    best = process.extract(wanted, sources, scorer=fuzz.ratio, score_cutoff=_LOOKED_AT, limit=_MOST_LOOKED_AT)
    for source, score, place in best:
        key, _source, target = known[place]
        if _plain(source) == plain:
            yield Suggestion(key, source, target, EXACT_SCORE, Likeness.EXACT)
        elif _shape(source) == shape and (renewed := _with_new_figures(target, source, wanted, languages)) is not None:
            yield Suggestion(key, source, renewed, FIGURES_SCORE, Likeness.FIGURES)
        else:
            yield Suggestion(key, source, target, min(round(score, 1), FIGURES_SCORE - 1), Likeness.NEAR)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _shape(text: str) -> str:
    """The text without its figures."""
    return _FIGURES.sub("#", _plain(text))


def _with_new_figures(target: str, old: str, new: str, languages: Languages) -> str | None:
    """`target` with the figures of `new` in place of those of `old`; None where it is not plain which is which."""
    ours, theirs = wording_of(languages.source), wording_of(languages.target)
    changed: dict[str, str] = {}
    for before, after in zip(_FIGURES.findall(old), _FIGURES.findall(new), strict=True):
        if changed.setdefault(_value(before, ours), after) != after:
            return None
    written = {_value(figures, theirs) for figures in _FIGURES.findall(target)}
    moved = {value for value, after in changed.items() if _value(after, ours) != value}
    if not moved <= written:
        return None
    return _FIGURES.sub(partial(_rewritten, {value: changed[value] for value in moved}, ours, theirs), target)


def _value(figures: str, wording: Wording) -> str:
    return values_of(figures, wording.decimal)[0]


def _rewritten(changed: Mapping[str, str], ours: Wording, theirs: Wording, match: re.Match[str]) -> str:
    after = changed.get(_value(match[0], theirs))
    return match[0] if after is None else _written(after, ours, theirs)


def _written(figures: str, ours: Wording, theirs: Wording) -> str:
    """As the other language writes it; what has no marks in it is the same everywhere."""
    if figures.isdigit():
        return figures
    try:
        number = Decimal(_value(figures, ours))
    except InvalidOperation:
        return figures
    is_grouped = re.search(r"[ \u00a0\u202f]|[.,]\d{3}\b", figures) is not None
    english = f"{number:,}" if is_grouped else f"{number}"
    return english if theirs.decimal == "." else english.translate({ord(","): "\u00a0", ord("."): theirs.decimal})
