"""What there is for one translator: texts to translate, what is assigned to her, answers to her questions."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from portal.languages.localized import codes
from portal.publishing.membership import Membership
from portal.publishing.policy import Role, standing_of
from portal.workbench.models import Question, Unit, UnitState
from portal.workbench.names import Key, names_of

SHOWN = 10
READ = (
    *("content_type", "object_id", "language", "state", "is_live", "rank", "due_on", "assigned_to"),
    *("source_changed_at", "live_source_since"),
)

Place = tuple[int, str, str]  # content type, primary key, language


class Count(NamedTuple):
    state: str
    texts: int
    new: int


class Row(NamedTuple):
    """A record in one language, with its texts that are to do."""

    name: str
    kind: Any
    language: str
    states: dict[str, int]
    due_on: date | None
    url: str


class Answer(NamedTuple):
    name: str
    question: str
    answer: str
    url: str


class Due(NamedTuple):
    counts: dict[str, list[Count]]  # by language, in her order
    assigned: list[Row]
    assigned_count: int  # of records; `assigned` holds the most urgent
    urgent: list[Row]
    answers: list[Answer]

    @property
    def has_news(self) -> bool:
        """Something new or changed, something that is hers by name, or an answer."""
        is_new = any(count.new for counts in self.counts.values() for count in counts)
        return is_new or bool(self.assigned) or bool(self.answers)


def languages_of(membership: Membership) -> list[str]:
    """In which she writes, her own first; empty for who is no translator."""
    if Role.TRANSLATOR not in standing_of(membership.user).roles:
        return []
    return [code for code in membership.languages if code in codes()]


def due_for(membership: Membership, since: datetime) -> Due:
    """Four queries at most, and none that grows with what there is to do."""
    user, languages = membership.user, languages_of(membership)
    units = list(
        Unit.objects.to_do().filter(Q(assigned_to=None) | Q(assigned_to=user), language__in=languages).only(*READ)
    )
    questions = _answered(user, languages, since)
    assigned = _by_urgency(unit for unit in units if unit.assigned_to_id == user.pk)
    urgent = _by_urgency(unit for unit in units if unit.assigned_to_id is None)[:SHOWN]
    shown = [*assigned[:SHOWN], *urgent]
    asked = [_key(question.unit) for question in questions]
    names = names_of({*(_key(texts[0]) for texts in shown), *asked}, languages[0])
    return Due(
        counts={language: _counts(units, language, since) for language in languages},
        assigned=[_row(texts, names) for texts in assigned[:SHOWN]],
        assigned_count=len(assigned),
        urgent=[_row(texts, names) for texts in urgent],
        answers=[_answer(question, names) for question in questions],
    )


def _answered(user: Any, languages: list[str], since: datetime) -> list[Question]:
    answered = Question.objects.filter(asked_by=user, answered_at__gte=since, unit__language__in=languages)
    return list(answered.exclude(answer="").select_related("unit").order_by("answered_at", "pk"))


def _counts(units: Iterable[Unit], language: str, since: datetime) -> list[Count]:
    own = [unit for unit in units if unit.language == language]
    texts = Counter(unit.state for unit in own)
    new = Counter(unit.state for unit in own if _is_new(unit, since))
    return [Count(state, texts[state], new[state]) for state in UnitState.values if texts[state]]


def _is_new(unit: Unit, since: datetime) -> bool:
    """Its source has changed or come out."""
    return any(moment and moment >= since for moment in (unit.source_changed_at, unit.live_source_since))


def _by_urgency(units: Iterable[Unit]) -> list[list[Unit]]:
    """The texts of each record and language together; what visitors see behind its source first, then what they see."""
    together: dict[Place, list[Unit]] = {}
    for unit in units:
        together.setdefault((*_key(unit), unit.language), []).append(unit)
    return sorted(together.values(), key=_urgency)


def _urgency(units: list[Unit]) -> tuple[Any, ...]:
    is_behind_and_live = any(unit.is_live and unit.state == UnitState.BEHIND for unit in units)
    is_live = any(unit.is_live for unit in units)
    return (not is_behind_and_live, not is_live, _due_on(units) or date.max, units[0].rank, *_key(units[0]))


def _due_on(units: Iterable[Unit]) -> date | None:
    return min((unit.due_on for unit in units if unit.due_on), default=None)


def _key(unit: Unit) -> Key:
    return unit.content_type_id, unit.object_id


def _row(units: list[Unit], names: dict[Key, str]) -> Row:
    unit, states = units[0], Counter(unit.state for unit in units)
    return Row(
        name=names.get(_key(unit), "–"),
        kind=unit.model._meta.verbose_name,
        language=unit.language,
        states={state: states[state] for state in UnitState.values if states[state]},
        due_on=_due_on(units),
        url=_address(unit),
    )


def _answer(question: Question, names: dict[Key, str]) -> Answer:
    unit = question.unit
    return Answer(names.get(_key(unit), "–"), question.text, question.answer, _address(unit))


def _address(unit: Unit) -> str:
    """In the desk, with its host, since a mail has none."""
    kind = unit.model._meta.label_lower
    path = reverse("workbench:editor", kwargs={"language": unit.language, "kind": kind, "pk": unit.object_id})
    return f"{settings.SITE_URL}{path}"
