"""What somebody who is typing may be after: titles, and words that the texts have."""

from collections.abc import Sequence

from django.utils.translation import override

from portal.search.analysis.tokens import Token, folded, stream, tokens
from portal.search.finding import COLUMNS, in_language
from portal.search.kinds import Place, kind_name
from portal.search.models import Entry
from portal.search.reading import Read, read
from portal.search.results import Suggestion
from portal.search.scoring import Candidate, document_counts
from portal.search.seen import only_seen, places_of
from portal.search.synonyms import own_terms
from portal.search.vocabulary import written_completions

LOOKED_AT = 40  # of what is found, whose titles may be offered
MOST_WORDS = 3
ASKED_OF_A_WORD = 5  # entries that have it: one of them is to be one that visitors may see


def suggestions(text: str, language: str, most: int = 8) -> list[Suggestion]:
    """Titles first, then words that complete the last one; none that only what is hidden has."""
    asked = read(text)
    if not asked.words or asked.is_cut:
        return []
    with override(language):
        words = _words(asked, language, min(most, MOST_WORDS))
        titles = _titles(asked, language)[: most - len(words)]
    return [*titles, *words]


def endings(asked: Read, language: str, found: Sequence[Candidate]) -> list[str]:
    """The query with whole words for its last one, which is only begun: those that the best of what was found write,
    which visitors may see. Suggestions for who has no JavaScript."""
    best = [one.pk for one in found if one.language == language][:LOOKED_AT]
    texts = list(Entry.objects.filter(pk__in=best).values_list("folded", flat=True))
    words = [word for word, _term in _likely(asked, language) if any(stream(word) in text for text in texts)]
    return [f"{asked.text[: asked.words[-1].start]}{word}" for word in words[:MOST_WORDS]]


def _titles(asked: Read, language: str) -> list[Suggestion]:
    candidates, _plan = in_language(asked, language)
    found = candidates[:LOOKED_AT]
    places = places_of(found)
    return [
        _title(one, places[one.thing])
        for one in found
        if one.thing in places and _is_in(places[one.thing].title, asked.words, language)
    ]


def _title(candidate: Candidate, place: Place) -> Suggestion:
    return Suggestion(place.title.plain, place.url, place.title.lang, kind_name(candidate.kind))


def _is_in(title: str, words: Sequence[Token], language: str) -> bool:
    """Whether each word that is typed is one of the title's, in another form or begun."""
    there = list(tokens(title))
    parts = {folded(part) for token in there for part in (token.joined, *token.parts)}
    terms = {term for token in there for term in own_terms(token, language)}
    return all(
        any(part.startswith(folded(word.joined)) for part in parts) or not terms.isdisjoint(own_terms(word, language))
        for word in words
    )


def _words(asked: Read, language: str, most: int) -> list[Suggestion]:
    begun = asked.text[: asked.words[-1].start]
    return [Suggestion(f"{begun}{word}", "", language) for word in _seen(_likely(asked, language))[:most]]


def _likely(asked: Read, language: str) -> list[tuple[str, str]]:
    """What the last word may become, as texts write it, of forms of one word the shortest; what most texts have first.
    Each with its term.

    Basic forms that no text writes may be no words: they only help to find.
    """
    shortest: dict[str, str] = {}
    for shown, term in written_completions(language, folded(asked.words[-1].joined)):
        shortest[term] = min(shortest.get(term, shown), shown, key=lambda word: (len(word), word))
    counts = document_counts({term.partition(":")[2] for term in shortest}, language)
    ordered = sorted(shortest, key=lambda term: (-counts.get(term.partition(":")[2], 0), shortest[term]))
    return [(shortest[term], term) for term in ordered[: 2 * MOST_WORDS]]


def _seen(words: Sequence[tuple[str, str]]) -> list[str]:
    """Those of words, each with its term, that a text writes which visitors may see."""
    writing = {word: _writing(word, term) for word, term in words}
    seen = {one.pk for one in only_seen([one for found in writing.values() for one in found])}
    return [word for word, found in writing.items() if any(one.pk in seen for one in found)]


def _writing(word: str, term: str) -> list[Candidate]:
    """Of the entries that say most of the term, some that write the word."""
    under = Entry.objects.filter(postings__term=term).order_by("-postings__weight", "pk").values("pk")[:LOOKED_AT]
    entries = Entry.objects.filter(pk__in=under, folded__contains=stream(word)).order_by("pk").values_list(*COLUMNS)
    return [Candidate(*row) for row in entries[:ASKED_OF_A_WORD]]
