"""Which entries answer a query: the page's language first, then what it lacks; another's words for want of these."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from portal.languages.localized import codes
from portal.search.models import Entry
from portal.search.planning import Corrects, Plan, plan
from portal.search.reading import Read
from portal.search.scoring import MOST_HITS, Candidate, score


class Findings(NamedTuple):
    candidates: list[Candidate] = []  # best first, each thing once
    plans: dict[str, Plan] = {}  # by language
    meant: dict[str, str] = {}  # what was typed -> what was looked for instead
    other_language: str = ""


COLUMNS = ("pk", "kind", "object_id", "language", "themes", "areas")


def find(asked: Read, language: str) -> Findings:
    if asked.phone and (called := _by_phone(asked, language)):
        return Findings(called)
    own, own_plan = in_language(asked, language)
    if own:
        return _with_what_lacks(asked, language, own, own_plan)
    for other in _others(language):
        found, other_plan = in_language(asked, other, corrects=Corrects.NOTHING)
        if found:
            return Findings(found, {other: other_plan}, other_language=other)
    own, own_plan = in_language(asked, language, corrects=Corrects.ALL)
    return _with_what_lacks(asked, language, own, own_plan) if own else Findings()


def _others(language: str) -> list[str]:
    return [code for code in codes() if code != language]


def in_language(
    asked: Read, language: str, *, corrects: Corrects = Corrects.UNKNOWN, lacking: str = ""
) -> tuple[list[Candidate], Plan]:
    planned = plan(asked.words, language, is_phrase=bool(asked.phrases), corrects=corrects)
    found = score(planned.slots, planned.counts, language, lacking)
    if asked.phrases:
        found = _with_phrases([one for one in found if one.matched == len(planned.slots)], asked.phrases)
    return found, planned


def entries_under(term: str, most: int) -> list[Candidate]:
    """The entries that say most of a term."""
    entries = Entry.objects.filter(postings__term=term).order_by("-postings__weight", "pk")
    return [Candidate(*row) for row in entries.values_list(*COLUMNS)[:most]]


def _with_phrases(candidates: Sequence[Candidate], phrases: Sequence[str]) -> list[Candidate]:
    entries = Entry.objects.filter(pk__in=[candidate.pk for candidate in candidates])
    for phrase in phrases:
        entries = entries.filter(folded__contains=phrase)
    there = set(entries.values_list("pk", flat=True))
    return [candidate for candidate in candidates if candidate.pk in there]


def _with_what_lacks(asked: Read, language: str, own: list[Candidate], own_plan: Plan) -> Findings:
    """After what the page's language has, things that have no text in it, by their own words."""
    candidates, plans = list(own), {language: own_plan}
    for other in _others(language):
        if Entry.objects.filter(language=other, lacking__gt="", lacking__contains=f",{language},").exists():
            more, other_plan = in_language(asked, other, corrects=Corrects.NOTHING, lacking=language)
            candidates += more
            plans[other] = other_plan
    return Findings(_each_once(candidates)[:MOST_HITS], plans, own_plan.corrections)


def _each_once(candidates: Iterable[Candidate]) -> list[Candidate]:
    first: dict[tuple[str, str], Candidate] = {}
    for candidate in candidates:
        first.setdefault(candidate.thing, candidate)
    return list(first.values())


def _by_phone(asked: Read, language: str) -> list[Candidate]:
    order = [language, *_others(language)]
    terms = [f"{code}:{asked.phone}" for code in order]
    entries = Entry.objects.filter(postings__term__in=terms).order_by("-postings__weight", "pk")
    found = [Candidate(*row) for row in entries.values_list(*COLUMNS)[:MOST_HITS]]
    return _each_once(sorted(found, key=lambda candidate: order.index(candidate.language)))
