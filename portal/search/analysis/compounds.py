"""Takes compounds apart at their best joint: both sides are to be words of the dictionary, or known parts."""

from typing import NamedTuple

from portal.search.analysis.dictionaries import remembered
from portal.search.analysis.lemmas import known_form, lemma, rules_of

FEWEST_LETTERS = 7
DEEPEST = 2  # a compound of a compound of a compound
LONGEST = 60  # letters of what may be a word


class Part(NamedTuple):
    """A part of a compound in its dictionary form; the last one is the head, and says what the whole thing is."""

    word: str
    is_head: bool


class Joint(NamedTuple):
    first: str  # as it is written
    first_lemma: str | None  # None where it is a compound itself
    last_lemma: str


@remembered
def parts(word: str, language: str, *, is_lemma: bool = False, depth: int = 0) -> tuple[Part, ...]:
    """The head first; nothing where `word` is no compound. `is_lemma`: its end is not inflected."""
    joint = best_joint(word, language, is_lemma=is_lemma, depth=depth)
    if joint is None:
        return ()
    first = joint.first_lemma or joint.first
    before = parts(first, language, is_lemma=joint.first_lemma is not None, depth=depth + 1)
    return (
        Part(joint.last_lemma, is_head=True),
        *parts(joint.last_lemma, language, is_lemma=True, depth=depth + 1),
        Part(first, is_head=False),
        *(Part(part.word, is_head=False) for part in before),
    )


@remembered
def best_joint(word: str, language: str, *, is_lemma: bool = False, depth: int = 0) -> Joint | None:
    """Between simple words rather than compounds, and where neither side is short."""
    is_word = FEWEST_LETTERS <= len(word) <= LONGEST
    if not rules_of(language).has_compounds or not is_word or depth > DEEPEST:
        return None
    best: tuple[tuple[int, int, int], Joint] | None = None
    for at in range(3, len(word) - 2):
        joint = _joint(word, at, language, is_lemma=is_lemma, depth=depth)
        if joint and (best is None or _merit(word, at, joint, language) > best[0]):
            best = _merit(word, at, joint, language), joint
    return best[1] if best else None


def _joint(word: str, at: int, language: str, *, is_lemma: bool, depth: int) -> Joint | None:
    first, last = word[:at], word[at:]
    last_lemma = _as_last(last, language, is_lemma=is_lemma)
    if last_lemma is None:
        return None
    first_lemma = _as_first(first, language)
    is_compound = first_lemma is None and at >= FEWEST_LETTERS and best_joint(first, language, depth=depth + 1)
    return Joint(first, first_lemma, last_lemma) if first_lemma or is_compound else None


def _as_last(last: str, language: str, *, is_lemma: bool) -> str | None:
    """Its dictionary form, if `last` can end a compound."""
    rules = rules_of(language)
    if last in rules.never_last or (len(last) == 3 and last not in rules.short_parts):
        return None
    found = known_form(last, language) if is_lemma else lemma(last, language)
    if found is None or found in rules.never_last or (len(found) < 4 and found not in rules.short_parts):
        return None
    is_itself = found == last or (rules.last_may_be_cut and found.startswith(last))
    return found if is_itself or not is_lemma else None


@remembered
def _as_first(first: str, language: str) -> str | None:
    """Its dictionary form, if `first` can begin a compound and is none itself."""
    rules = rules_of(language)
    if first in rules.short_parts or first in rules.bound_parts:
        return first
    if first in rules.never_first or len(first) < 4:
        return None
    return rules.as_modifier(first, lambda form: known_form(form, language))


def _merit(word: str, at: int, joint: Joint, language: str) -> tuple[int, int, int]:
    link = rules_of(language).link
    has_link = bool(link) and joint.first.endswith(link) and joint.first_lemma == joint.first.removesuffix(link)
    middle = at - len(link) if has_link else at
    is_simple = int(joint.first_lemma is not None)
    return is_simple, min(middle, len(word) - middle, FEWEST_LETTERS), at if link else len(word) - at
