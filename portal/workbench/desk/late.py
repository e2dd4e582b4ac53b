"""What somebody typed and could not be saved is kept beside the text, until she has saved it or dropped it."""

from typing import Any

from django.db.models import QuerySet

from portal.languages.localized import has_text
from portal.workbench.models import Suggestion, Unit
from portal.workbench.writing import MovedError, Written

LONGEST_REASON = 200


def late_of(user: Any, unit: Unit) -> QuerySet[Suggestion]:
    return Suggestion.objects.filter(unit=unit, origin=Suggestion.Origin.LATE, made_by=user)


def keep_late(user: Any, written: Written) -> None:
    """Once, however often it is sent."""
    unit, text = written.change.unit, written.change.text
    if isinstance(written.error, MovedError) and has_text(text) and not late_of(user, unit).filter(text=text).exists():
        reason = str(written.error)[:LONGEST_REASON]
        Suggestion.objects.create(unit=unit, text=text, origin=Suggestion.Origin.LATE, reason=reason, made_by=user)
