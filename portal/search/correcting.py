"""Which corrections may be told: words that a text writes which is found, and which visitors may see."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from portal.search.analysis.terms import forms_of
from portal.search.analysis.tokens import folded, tokens
from portal.search.models import Entry, Posting
from portal.search.planning import Plan
from portal.search.scoring import Candidate

LOOKED_AT = 3  # texts that say most of a word
LOOKED_THROUGH = 100  # of what was found, the best


def told(planned: Plan, found: Sequence[Candidate], language: str) -> dict[str, str]:
    """For each word that was taken for a typing error, the likeliest that one of the texts writes; two queries."""
    if not planned.corrections:
        return {}
    texts = _texts({term for near in planned.corrections.values() for term in near.values()}, found, language)
    likeliest = {
        typed: next((shown for shown, term in near.items() if _is_written(shown, texts[term], language)), "")
        for typed, near in planned.corrections.items()
    }
    return {typed: shown for typed, shown in likeliest.items() if shown}


def is_by_corrections_alone(planned: Plan, found: Sequence[Candidate], language: str) -> bool:
    """Whether nothing that was found has a word of the query as it was typed; in other languages none is corrected."""
    if any(one.language != language for one in found):
        return False
    if not planned.as_typed:
        return True
    terms = [f"{language}:{term}" for term in planned.as_typed]
    return not Posting.objects.filter(term__in=terms, entry__in=[one.pk for one in found]).exists()


def _texts(terms: set[str], found: Sequence[Candidate], language: str) -> dict[str, list[str]]:
    """By term, what says most of it."""
    heaviest = defaultdict[str, list[int]](list)
    entries = [one.pk for one in found if one.language == language][:LOOKED_THROUGH]
    rows = Posting.objects.filter(term__in=[f"{language}:{term}" for term in terms], entry__in=entries)
    for term, entry in rows.order_by("-weight", "entry").values_list("term", "entry"):
        heaviest[term.removeprefix(f"{language}:")].append(entry)
    wanted = {term: pks[:LOOKED_AT] for term, pks in heaviest.items()}
    written = Entry.objects.filter(pk__in={pk for pks in wanted.values() for pk in pks})
    columns = ("written_title", "written_summary", "written_body", "folded")
    by_entry = {pk: "\n".join(texts) for pk, *texts in written.values_list("pk", *columns)}
    return defaultdict(list, {term: [by_entry[pk] for pk in pks] for term, pks in wanted.items()})


def _is_written(shown: str, texts: Iterable[str], language: str) -> bool:
    return any(_writes(text, shown, language) for text in texts)


def _writes(text: str, shown: str, language: str) -> bool:
    """In any of its forms, or as a part of a compound."""
    begins = folded(shown)[:2]  # analysing takes time
    return (
        any(
            shown in (token.word, token.joined) or any(form.shown == shown for form in forms_of(token, language))
            for token in tokens(text)
            if begins in folded(token.word)
        )
        or f" {folded(shown)} " in text
    )
