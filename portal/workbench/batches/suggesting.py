"""Texts of a file that may not be written are kept beside the translation, with the reason; the same words once."""

from collections.abc import Sequence
from typing import Any

from portal.languages.localized import has_text
from portal.workbench.batches.results import Fate, Result
from portal.workbench.judging import digest
from portal.workbench.models import Suggestion, Unit
from portal.workbench.syncing import sync

LONGEST_REASON = 200


def keep_refused(user: Any, record: Any, language: str, results: Sequence[Result]) -> None:
    """Those of one record. Raises ObjectDoesNotExist where it is gone."""
    refused = [one for one in results if one.fate == Fate.REFUSED and has_text(one.text)]
    if not refused:
        return
    if any(one.here.unit.pk is None for one in refused):
        sync(record)
    units = {unit.path: unit for unit in Unit.objects.of(record).filter(language=language)}
    known = _suggested(units.values()) | {(unit.pk, unit.target_digest) for unit in units.values()}
    for one in refused:
        if unit := units.get(one.here.text.path):
            one.is_kept = True
            if (words := (unit.pk, digest(one.text))) not in known:
                known.add(words)
                _suggest(user, unit, one)


def _suggested(units: Any) -> set[tuple[int, str]]:
    kept = Suggestion.objects.filter(unit__in=list(units), origin=Suggestion.Origin.IMPORT)
    return {(unit, digest(text)) for unit, text in kept.values_list("unit_id", "text")}


def _suggest(user: Any, unit: Unit, result: Result) -> None:
    Suggestion.objects.create(
        unit=unit,
        text=result.text,
        origin=Suggestion.Origin.IMPORT,
        reason=result.reason[:LONGEST_REASON],
        made_by=user,
    )
