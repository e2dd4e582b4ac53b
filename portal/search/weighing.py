"""How much an entry is about each of its terms: BM25 without the part that depends on the others (see scoring)."""

from collections import defaultdict
from typing import NamedTuple

from portal.search.analysis.lemmas import rules_of
from portal.search.analysis.phones import phone_terms
from portal.search.analysis.terms import LONGEST_TERM, forms_of, terms_of
from portal.search.analysis.tokens import folded, tokens
from portal.search.indexable import Indexable

TITLE, SUMMARY, BODY, EMAIL = 5, 2, 1, 4
SATURATION, SHARE_OF_LENGTH, USUAL_LENGTH = 1.2, 0.25, 100  # BM25's k1, b and average length
THOUSANDTHS = 1000
BOUNDARY = " | "  # no phrase goes from one text to the next


class Weighed(NamedTuple):
    weights: dict[str, int]  # by term, in thousandths
    words: dict[tuple[str, str], str]  # (folded, as written) -> term
    folded: str
    length: int


def weighed(thing: Indexable, language: str) -> Weighed:
    texts = _texts(thing, language)
    counts = defaultdict[str, float](float)
    words: dict[tuple[str, str], str] = {}
    streams, length = [], 0
    for text, factor in texts:
        stream = []
        for token in tokens(text):
            stream += [folded(part) for part in token.parts]
            if token.word in rules_of(language).stop_words:
                continue
            length += 1
            for term, weight in terms_of(token, language).items():
                counts[term] += factor * weight
            forms = forms_of(token, language).items()
            words |= {(folded(form)[:LONGEST_TERM], form[:LONGEST_TERM]): term for form, term in forms}
        streams.append(" ".join(stream))
    counts |= phone_terms(thing.phone) if thing.phone else {}
    return Weighed(
        {term: _saturated(count, length) for term, count in counts.items()},
        words,
        f" {BOUNDARY.join(streams)} ",
        length,
    )


def _texts(thing: Indexable, language: str) -> list[tuple[str, int]]:
    wording = thing.wordings[language]
    name = thing.email.partition("@")[0]
    return [(wording.title, TITLE), (wording.summary, SUMMARY), (wording.body, BODY), (name, EMAIL)]


def _saturated(count: float, length: int) -> int:
    """The tenth occurrence says less than the first, and one in a long text less than one in a short text."""
    share = 1 - SHARE_OF_LENGTH + SHARE_OF_LENGTH * length / USUAL_LENGTH
    return round(THOUSANDTHS * count * (SATURATION + 1) / (count + SATURATION * share))
