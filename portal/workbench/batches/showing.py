"""The texts of a returned file as a page shows them, before they are written and after."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from portal.editorial.history.showing import Shown, shown
from portal.publishing.history import Change
from portal.workbench.addresses import editor_address
from portal.workbench.batches.judging import Judged
from portal.workbench.batches.results import Fate, Result
from portal.workbench.batches.standing import TextNow
from portal.workbench.batches.telling import Labels
from portal.workbench.checks.finding import Finding
from portal.workbench.exchange.outcomes import Outcome
from portal.workbench.failing import Vocabulary, findings_of
from portal.workbench.writing import goes_live

_LAST = (Outcome.APPLIED, Outcome.UNCHANGED)


class OutcomeLink(NamedTuple):
    label: str
    total: int
    url: str
    is_current: bool


def outcomes(found: Sequence[Judged], wanted: str) -> list[OutcomeLink]:
    """How many of each there are: the first is all."""
    counts = Counter(one.row.outcome for one in found)
    every = OutcomeLink(_("all"), len(found), "?", not wanted)
    of_each = [
        OutcomeLink(str(Outcome(outcome).label), counts[outcome], f"?outcome={outcome}", outcome == wanted)
        for outcome in (Outcome.APPLIED, *(each for each in Outcome if each not in _LAST), Outcome.UNCHANGED)
        if counts[outcome]
    ]
    return [every, *of_each]


def worst_first(found: Iterable[Judged]) -> list[Judged]:
    """What is refused, what will be written, what stays: each in the order of the file."""
    return sorted(found, key=lambda one: _LAST.index(one.row.outcome) + 1 if one.row.outcome in _LAST else 0)


class Preview(NamedTuple):
    label: str
    url: str  # empty for what is unknown
    outcome: str
    outcome_label: str
    detail: str
    change: Shown | None  # from the translation as it stands to what the file says
    text: str  # where there is nothing to compare
    when: str
    findings: Sequence[Finding]
    is_worth_keeping: bool


def previews(user: Any, language: str, found: Sequence[Judged]) -> list[Preview]:
    texts = [one.here for one in found if one.here]
    labels, at_once, vocabulary = Labels(texts), _at_once(user, language, texts), Vocabulary()
    return [_preview(one, language, labels, at_once, vocabulary) for one in found]


def _at_once(user: Any, language: str, texts: Iterable[TextNow]) -> set[str]:
    """Keys of the texts whose translation visitors see at once."""
    its = {text.of.record: text.of for text in texts}
    paths = {record: goes_live(user, record, of.live, of.now, language) for record, of in its.items()}
    return {text.key for text in texts if text.text.path in paths[text.of.record]}


def _preview(one: Judged, language: str, labels: Labels, at_once: set[str], vocabulary: Vocabulary) -> Preview:
    row, here = one.row, one.here
    is_applied = row.outcome == Outcome.APPLIED
    is_compared = here is not None and row.outcome != Outcome.UNCHANGED
    return Preview(
        label=labels.of(here) if here else row.key,
        url=editor_address(here.of.record, language) if here else "",
        outcome=row.outcome,
        outcome_label=str(row.outcome.label),
        detail=row.detail,
        change=_change(here, row.text, language) if here and is_compared else None,
        text="" if here else row.text,
        when=_when(one, at_once) if is_applied else "",
        findings=findings_of(here.text, language, vocabulary, row.text) if here and is_applied else [],
        is_worth_keeping=one.is_worth_keeping,
    )


def _change(here: TextNow, text: str, language: str) -> Shown:
    return shown(Change(here.text.path, "", {language}, here.target, text))


def _when(one: Judged, at_once: set[str]) -> str:
    if not one.is_new_text:
        return _("The words stay as they are, and are confirmed.")
    when = _("Visitors see it at once.") if one.row.key in at_once else _("It waits with the draft.")
    checked = _("It stays to be checked, as the file says.")
    return f"{when} {checked}" if one.row.needs_review else when


class ShownResult(NamedTuple):
    label: str
    url: str
    fate: str
    text: str
    reason: str
    is_kept: bool


def shown_results(results: Iterable[Result], language: str, fates: Collection[Fate]) -> list[ShownResult]:
    chosen = [one for one in results if one.fate in fates]
    labels = Labels([one.here for one in chosen if one.judged.here])
    return [_shown_result(one, language, labels) for one in chosen]


def _shown_result(one: Result, language: str, labels: Labels) -> ShownResult:
    here = one.judged.here
    return ShownResult(
        label=labels.of(here) if here else one.judged.row.key,
        url=editor_address(here.of.record, language) if here else "",
        fate=str(one.fate.label),
        text=one.text,
        reason=one.reason,
        is_kept=one.is_kept,
    )
