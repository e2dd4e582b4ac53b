"""What translators ask the editors of a record about a text, and the answers."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.publishing.policy import Action, languages_to_write, may
from portal.workbench.models import Question, Unit


def ask(user: Any, record: Any, unit: Unit, text: str) -> Question:
    """Raises PermissionDenied, or ValidationError with a sentence."""
    if unit.language not in languages_to_write(user, record):
        raise PermissionDenied
    question = Question(unit=unit, text=_fitting(text), asked_by=user)
    question.save()
    return question


def answer(user: Any, record: Any, pk: int, text: str) -> None:
    """By who keeps the record. Raises as `ask` does; an answer is not written over."""
    if not may(user, Action.WRITE, record):
        raise PermissionDenied
    open_questions = Question.objects.filter(pk=pk, answer="", unit__in=Unit.objects.of(record))
    said = {"answer": _fitting(text), "answered_by": user, "answered_at": timezone.now()}
    if not open_questions.update(**said):
        raise ValidationError(_("Somebody else has answered this question in the meantime."))


def _fitting(text: str) -> str:
    longest = Question._meta.get_field("text").max_length or 0
    if len(text) > longest:
        raise ValidationError(_("At most %(count)d characters.") % {"count": longest})
    return text


def unanswered() -> QuerySet[Any]:
    return Question.objects.filter(answer="").select_related("unit", "asked_by")
