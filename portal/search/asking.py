"""The search as pages use it: what is found, only what visitors may see now, and what may be typed next."""

from collections.abc import Mapping, Sequence

from django.utils.translation import override

from portal.search.facets import choices, chosen, conditions, facets
from portal.search.finding import Findings, find, more_within
from portal.search.kinds import Place, kind_name
from portal.search.models import Entry
from portal.search.reading import Read, read
from portal.search.results import PER_PAGE, Asked, Found, Results
from portal.search.scoring import Candidate
from portal.search.seen import places_of
from portal.search.snippets import in_one_line, marked, snippet
from portal.search.suggesting import endings
from portal.search.suggesting import suggestions as suggestions


def search(asked: Asked) -> Results:
    with override(asked.language):
        return _results(asked, read(asked.text))


def _results(asked: Asked, text: Read) -> Results:
    findings = find(text, asked.language)
    seen = findings.candidates
    narrowing = choices(asked, seen)
    if findings.has_more and (within := conditions(narrowing)):
        seen = more_within(findings, text, asked.language, within)
    left = chosen(seen, narrowing)
    pages = -(-len(left) // PER_PAGE)
    start = (max(1, asked.page) - 1) * PER_PAGE
    return Results(
        asked=asked,
        read=text.text,
        is_cut=text.is_cut,
        found=_shown(left[start : start + PER_PAGE], findings),
        total=len(left),
        has_more=findings.has_more,
        pages=pages,
        facets=facets(findings.candidates, narrowing),
        meant=_meant(text, findings),
        is_corrected=findings.is_corrected,
        endings=_endings(findings, text, asked.language),
        other_language=findings.other_language,
    )


def _endings(findings: Findings, text: Read, language: str) -> list[str]:
    planned = findings.plans.get(language)
    return endings(text, language, findings.candidates) if planned and planned.is_begun else []


def _shown(candidates: Sequence[Candidate], findings: Findings) -> list[Found]:
    places, texts = places_of(candidates), _texts(candidates)
    wanted = {code: plan.wanted() for code, plan in findings.plans.items()}
    return [
        _found(candidate, places[candidate.thing], texts[candidate.pk], wanted)
        for candidate in candidates
        if candidate.thing in places
    ]


def _found(one: Candidate, place: Place, text: str, wanted: Mapping[str, Mapping[str, int]]) -> Found:
    """`wanted`: what a snippet marks, by language."""
    title = place.title
    return Found(
        kind=one.kind,
        key=one.key,
        kind_name=kind_name(one.kind),
        title=title,
        marked_title=marked(title.plain, wanted.get(title.lang, {}), title.lang),
        snippet=snippet(text, wanted.get(one.language, {}), one.language),
        snippet_language=one.language,
        url=place.url,
    )


def _texts(candidates: Sequence[Candidate]) -> dict[int, str]:
    """What snippets are taken from."""
    entries = Entry.objects.filter(pk__in=[candidate.pk for candidate in candidates])
    rows = entries.values_list("pk", "written_summary", "written_body")
    return {pk: in_one_line([summary, body]) for pk, summary, body in rows}


def _meant(text: Read, findings: Findings) -> str:
    """The query with the words that were looked for instead."""
    meant, at = [], 0
    for word in text.words:
        meant += [text.text[at : word.start], findings.meant.get(word.word, text.text[word.start : word.end])]
        at = word.end
    return "".join([*meant, text.text[at:]]) if findings.meant else ""
