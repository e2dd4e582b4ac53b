"""Which entries answer a query: the page's language first, then what it lacks; another's words for want of these.

A step is taken where those before it have left nothing that visitors may see: what is hidden changes no answer.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from portal.languages.localized import codes
from portal.search.analysis.phones import is_surely_a_phone
from portal.search.correcting import is_by_corrections_alone, told
from portal.search.models import Entry
from portal.search.planning import Corrects, Plan, plan
from portal.search.reading import Read
from portal.search.scoring import MOST_HITS, Candidate, score
from portal.search.seen import only_seen
from portal.search.synonyms import Groups, groups
from portal.search.within import Within, lacking, phrase

Seen = Callable[[Sequence[Candidate]], list[Candidate]]

COLUMNS = ("pk", "kind", "object_id", "language", "lacking", "themes", "areas")


@dataclass(frozen=True, kw_only=True)
class Findings:
    candidates: Sequence[Candidate] = ()  # that visitors may see, best first, each thing once
    plans: Mapping[str, Plan] = field(default_factory=dict)  # by language
    meant: Mapping[str, str] = field(default_factory=dict)  # what was typed -> what was looked for too
    is_corrected: bool = False  # nothing is found but by what is meant
    other_language: str = ""
    has_more: bool = False  # than was looked at


def find(asked: Read, language: str, seen: Seen = only_seen) -> Findings:
    return _Search(asked, language, seen).find()


def in_language(
    asked: Read,
    language: str,
    *,
    corrects: Corrects = Corrects.UNKNOWN,
    within: Sequence[Within] = (),
    synonyms: Groups | None = None,
) -> tuple[list[Candidate], Plan]:
    synonyms = groups() if synonyms is None else synonyms
    planned = plan(asked.words, language, synonyms, is_phrase=bool(asked.phrases), corrects=corrects)
    return _scored(asked, planned, language, within), planned


def _scored(asked: Read, planned: Plan, language: str, within: Sequence[Within]) -> list[Candidate]:
    narrowed = [*map(phrase, asked.phrases), *within]
    found = score(planned.slots, planned.counts, language, narrowed, needs_all=bool(asked.phrases))
    return [one for one in found if one.matched == len(planned.slots)] if asked.phrases else found


def more_within(
    findings: Findings, asked: Read, language: str, within: Sequence[Within], seen: Seen = only_seen
) -> list[Candidate]:
    """The best that there are within a choice, where the best of everything leave some of them out."""
    found: list[Candidate] = []
    for other, planned in findings.plans.items():
        is_own = other == language or findings.other_language
        found += _scored(asked, planned, other, within if is_own else [lacking(other, language), *within])
    return each_once([*findings.candidates, *seen(found)])


def each_once(candidates: Iterable[Candidate]) -> list[Candidate]:
    first: dict[tuple[str, str], Candidate] = {}
    for candidate in candidates:
        first.setdefault(candidate.thing, candidate)
    return list(first.values())


class _Search:
    def __init__(self, asked: Read, language: str, seen: Seen) -> None:
        self.asked, self.language, self.seen = asked, language, seen
        self.others = [code for code in codes() if code != language]
        self.synonyms = groups()

    def find(self) -> Findings:
        is_phone = is_surely_a_phone(self.asked.phone)
        called = self.called() if is_phone else []
        own = self.own(Corrects.UNKNOWN)
        if called or own.candidates:
            return replace(own, candidates=each_once([*called, *own.candidates]))
        found = self.in_others()
        if not found.candidates and not self.asked.phrases:
            found = self.own(Corrects.ALL)
        if self.asked.phone and not is_phone and not found.candidates:
            return Findings(candidates=self.called())
        return found

    def called(self) -> list[Candidate]:
        """By the number of a phone."""
        order = [self.language, *self.others]
        terms = [f"{code}:{self.asked.phone}" for code in order]
        entries = Entry.objects.filter(postings__term__in=terms).order_by("-postings__weight", "pk")
        found = self.seen([Candidate(*row) for row in entries.values_list(*COLUMNS)[:MOST_HITS]])
        return each_once(sorted(found, key=lambda candidate: order.index(candidate.language)))

    def own(self, corrects: Corrects) -> Findings:
        """In the page's language; nothing where only what lacks it is found."""
        found, planned = in_language(self.asked, self.language, corrects=corrects, synonyms=self.synonyms)
        lacked, plans = self.what_lacks() if found else ([], {})
        candidates = self.seen([*found, *lacked])[:MOST_HITS]
        if not any(one.language == self.language for one in candidates):
            return Findings()
        meant = told(planned, candidates, self.language)
        return Findings(
            candidates=candidates,
            plans={self.language: planned} | plans,
            meant=meant,
            is_corrected=bool(meant) and is_by_corrections_alone(planned, candidates, self.language),
            has_more=len(found) + len(lacked) >= MOST_HITS,
        )

    def what_lacks(self) -> tuple[list[Candidate], dict[str, Plan]]:
        """Things that have no text in the page's language, by their own words."""
        found: list[Candidate] = []
        plans: dict[str, Plan] = {}
        for other in self.others:
            if Entry.objects.filter(language=other, lacking__gt="", lacking__contains=f",{self.language},").exists():
                more, plans[other] = self.read(other, [lacking(other, self.language)])
                found += more
        return each_once(found), plans

    def in_others(self) -> Findings:
        """By words of the other languages, what lacks the page's language first."""
        read = {other: self.read(other) for other in self.others}
        found = [candidate for candidates, _plan in read.values() for candidate in candidates]
        found.sort(key=lambda candidate: f",{self.language}," not in candidate.lacking)
        seen = each_once(self.seen(found))[:MOST_HITS]
        if not seen:
            return Findings()
        plans = {other: planned for other, (_candidates, planned) in read.items()}
        has_more = any(len(candidates) >= MOST_HITS for candidates, _plan in read.values())
        return Findings(candidates=seen, plans=plans, other_language=seen[0].language, has_more=has_more)

    def read(self, other: str, within: Sequence[Within] = ()) -> tuple[list[Candidate], Plan]:
        return in_language(self.asked, other, corrects=Corrects.NOTHING, within=within, synonyms=self.synonyms)
