"""A returned file becomes translations: what may be written is, and what may not is kept as a suggestion."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.publishing.merging import Conflict
from portal.workbench.batches.judging import Judged, judged
from portal.workbench.batches.results import Fate, Result
from portal.workbench.batches.suggesting import keep_refused
from portal.workbench.exchange.outcomes import Outcome
from portal.workbench.exchange.returned import ReturnedFile
from portal.workbench.judging import digest
from portal.workbench.syncing import sync
from portal.workbench.writing import Change, MovedError, Seen, Written, write_translations

REFUSALS = (ValidationError, Conflict, ObjectDoesNotExist, PermissionDenied)


def applied(user: Any, language: str, file: ReturnedFile) -> list[Result]:
    """Judged anew, and written record by record: what somebody else writes meanwhile is not overwritten either."""
    results = [_result(one) for one in judged(user, language, file)]
    by_record = defaultdict[Any, list[Result]](list)
    for result in results:
        if result.judged.here is not None:
            by_record[result.here.of.record].append(result)
    for record, its in by_record.items():
        _apply(user, record, language, its)
    return results


def _result(one: Judged) -> Result:
    if one.is_refused:
        return Result(one, Fate.REFUSED, ": ".join(filter(None, (str(one.row.outcome.label), one.row.detail))))
    return Result(one, Fate.UNCHANGED)


def _apply(user: Any, record: Any, language: str, results: Sequence[Result]) -> None:
    """In one transaction; where the record as a whole would not hold, text by text, lest one hold back the others."""
    news = [one for one in results if one.judged.row.outcome == Outcome.APPLIED]
    try:
        with transaction.atomic():
            _write(user, record, language, news)
            keep_refused(user, record, language, results)
    except REFUSALS:
        for one in news:
            _apply_alone(user, record, language, one)
        _keep_if_there(user, record, language, results)


def _apply_alone(user: Any, record: Any, language: str, result: Result) -> None:
    try:
        with transaction.atomic():
            _write(user, record, language, [result])
    except REFUSALS as error:
        result.fate, result.reason = Fate.REFUSED, _in_words(error)


def _keep_if_there(user: Any, record: Any, language: str, results: Sequence[Result]) -> None:
    try:
        with transaction.atomic():
            keep_refused(user, record, language, results)
    except ObjectDoesNotExist:
        return


def _write(user: Any, record: Any, language: str, news: Sequence[Result]) -> None:
    if not news:
        return
    if any(one.here.unit.pk is None for one in news):
        sync(record)
    changes = [_change(one) for one in news]
    for one, written in zip(news, write_translations(user, record, language, changes), strict=True):
        _note(one, written)


def _change(result: Result) -> Change:
    here, row = result.here, result.judged.row
    seen = Seen(digest(here.source), digest(here.target))
    return Change(here.unit, row.text, seen, is_confirmed=not row.needs_review)


def _note(result: Result, written: Written) -> None:
    if written.saved is not None:
        result.fate, result.reason = (Fate.LIVE if written.saved.is_live else Fate.WAITING), ""
    elif isinstance(written.error, MovedError) and digest(written.error.target) == digest(result.text):
        result.fate, result.reason = Fate.UNCHANGED, ""  # somebody else has applied the same file
    else:
        result.fate, result.reason = Fate.REFUSED, _in_words(written.error)


def _in_words(error: Exception | None) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, MovedError):
        return str((Outcome.SOURCE_MOVED if error.has_source_moved else Outcome.TARGET_MOVED).label)
    if isinstance(error, ObjectDoesNotExist):
        return _("The page has been deleted.")
    return str(Outcome.FORBIDDEN.label) if isinstance(error, PermissionDenied) else str(error)
