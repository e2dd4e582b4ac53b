"""How much an entry is about each of its terms: BM25 without the part that depends on the others (see scoring)."""

from collections import defaultdict
from typing import NamedTuple

from portal.search.analysis.lemmas import rules_of
from portal.search.analysis.phones import phone_terms
from portal.search.analysis.terms import Form, forms_of, terms_of
from portal.search.analysis.tokens import folded, tokens
from portal.search.indexable import Indexable

TITLE, SUMMARY, BODY, EMAIL = 5, 2, 1, 4
SATURATION, SHARE_OF_LENGTH, USUAL_LENGTH = 1.2, 0.25, 100  # BM25's k1, b and average length
THOUSANDTHS = 1000
BOUNDARY = " | "  # no phrase goes from one text to the next


class Weighed(NamedTuple):
    weights: dict[str, int]  # by term, in thousandths
    forms: frozenset[Form]  # of its words
    folded: str
    length: int


def weighed(thing: Indexable, language: str) -> Weighed:
    counts = defaultdict[str, float](float)
    forms: set[Form] = set()
    streams, length = [], 0
    for text, factor, is_own in _texts(thing, language):
        stream = []
        for token in tokens(text):
            stream += [folded(part) for part in token.parts]
            if token.word in rules_of(language).stop_words:
                continue
            length += 1
            for term, weight in terms_of(token, language).items():
                counts[term] += factor * weight
            forms.update(form if is_own else Form(form.shown, form.term) for form in forms_of(token, language))
        streams.append(" ".join(stream))
    counts |= phone_terms(thing.phone) if thing.phone else {}
    return Weighed(
        {term: _saturated(count, length) for term, count in counts.items()},
        frozenset(
            form for form in forms if form.is_written or Form(form.shown, form.term, is_written=True) not in forms
        ),
        f" {BOUNDARY.join(streams)} ",
        length,
    )


def _texts(thing: Indexable, language: str) -> list[tuple[str, int, bool]]:
    """What each says, and whether its words are such as the language writes."""
    wording = thing.wordings[language]
    name = thing.email.partition("@")[0]
    return [
        (wording.title, TITLE, True),
        (wording.summary, SUMMARY, True),
        (wording.body, BODY, True),
        (wording.aside, BODY, False),
        (name, EMAIL, False),
    ]


def _saturated(count: float, length: int) -> int:
    """The tenth occurrence says less than the first, and one in a long text less than one in a short text."""
    share = 1 - SHARE_OF_LENGTH + SHARE_OF_LENGTH * length / USUAL_LENGTH
    return round(THOUSANDTHS * count * (SATURATION + 1) / (count + SATURATION * share))
