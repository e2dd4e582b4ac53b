"""The texts of a record as the editor shows them: the original beside the translation, and what is known of both."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from django.conf import settings

from portal.languages.localized import has_text
from portal.publishing.history import Kind, word_diff
from portal.workbench.batches.standing import TextNow, texts_now
from portal.workbench.batches.telling import Labels
from portal.workbench.checks.finding import Finding
from portal.workbench.desk.offers import Offers
from portal.workbench.failing import Vocabulary, findings_of
from portal.workbench.judging import digest
from portal.workbench.models import TO_DO, Question, Suggestion, Unit, UnitState
from portal.workbench.texts import longest, markdown_texts
from portal.workbench.writing import MovedError

Words = list[tuple[Kind, str]]


class Warned(NamedTuple):
    finding: Finding
    passage: str  # of the translation, or of the original
    language: str


@dataclass
class Typed:
    """What somebody has sent and what could not be kept: her text, and why."""

    text: str
    moved: MovedError | None = None
    problems: list[str] = field(default_factory=list)


class Refused(Protocol):
    """What was sent and could not be kept; `typed` and `asked` by unit, `answered` by question."""

    typed: dict[int, Typed]
    asked: dict[int, str]
    answered: dict[int, str]


@dataclass
class Field:
    """`unit.pk` names its controls in the form; `since` is the original word by word since the translation was made."""

    unit: Unit
    label: str
    source: str
    target: str
    is_markdown: bool
    is_live: bool  # whether a translation goes out when it is saved
    longest: int | None
    since: Words = field(default_factory=list)
    theirs: Words = field(default_factory=list)  # a colleague's translation against what was typed
    warned: list[Warned] = field(default_factory=list)
    terms: Sequence[Any] = ()
    remembered: Sequence[Any] = ()
    suggestions: Sequence[Suggestion] = ()
    questions: Sequence[Question] = ()
    typed: Typed | None = None
    asked: str = ""

    @property
    def shown(self) -> str:
        return self.target if self.typed is None else self.typed.text

    @property
    def source_digest(self) -> str:
        return digest(self.source)

    @property
    def target_digest(self) -> str:
        return digest(self.target)

    @property
    def is_to_do(self) -> bool:
        return self.unit.state in TO_DO

    @property
    def is_behind(self) -> bool:
        return self.unit.state == UnitState.BEHIND

    @property
    def may_be_same(self) -> bool:
        """A name, mostly: nothing else stands there, or the original does."""
        return not self.is_markdown and self.target_digest in {"", self.source_digest}

    @property
    def may_be_confirmed(self) -> bool:
        return has_text(self.target) and self.unit.state in {UnitState.BEHIND, UnitState.REVIEW}

    @property
    def rows(self) -> int:
        """Of the text area: about as many lines as the longer text has."""
        lines = max(sum(1 + len(line) // 60 for line in text.split("\n")) for text in (self.source, self.shown))
        return min(max(lines + 1, 2), 24)


def fields_of(record: Any, language: str, at_once: Iterable[str], refused: Refused) -> list[Field]:
    """In the order of the record. `at_once` has the paths of what goes out when it is saved."""
    texts = texts_now([record], language)
    labels, vocabulary, going_out = Labels(texts), Vocabulary(), set(at_once)
    fields = [_field(text, labels, vocabulary, going_out) for text in texts]
    _add_said(fields)
    for one in fields:
        _add_typed(one, refused)
    Offers(vocabulary).add_to(fields)
    return fields


def _field(text: TextNow, labels: Labels, vocabulary: Vocabulary, going_out: set[str]) -> Field:
    unit, model, name = text.unit, text.text.model, text.text.name
    return Field(
        unit,
        _without_language(labels.within_record(text), unit.language),
        text.source,
        text.target,
        is_markdown=name in markdown_texts(model),
        is_live=unit.path in going_out,
        longest=longest(model, name, unit.language),
        since=word_diff(unit.made_from, text.source) if unit.state == UnitState.BEHIND else [],
        warned=[_warned(text, found) for found in _findings(text, vocabulary)],
    )


def _without_language(label: str, language: str) -> str:
    """The page says which it is."""
    return label.removesuffix(f" ({dict(settings.LANGUAGES)[language]})")


def _findings(text: TextNow, vocabulary: Vocabulary) -> list[Finding]:
    unit = text.unit
    if not has_text(text.target) or unit.exempt_reason or unit.is_same_on_purpose:
        return []
    found = findings_of(text.text, unit.language, vocabulary)
    return [finding for finding in found if finding.digest not in unit.dismissed]


def _warned(text: TextNow, finding: Finding) -> Warned:
    if finding.target:
        return Warned(finding, text.target[finding.target.start : finding.target.end], text.unit.language)
    passage = text.source[finding.source.start : finding.source.end] if finding.source else ""
    return Warned(finding, passage, text.text.original_language)


def _add_said(fields: Sequence[Field]) -> None:
    """Questions, and texts that were refused or proposed: a query each."""
    units = [one.unit.pk for one in fields]
    questions, suggestions = defaultdict[int, list[Question]](list), defaultdict[int, list[Suggestion]](list)
    for question in Question.objects.filter(unit__in=units).select_related("asked_by", "answered_by"):
        questions[question.unit_id].append(question)
    for suggestion in Suggestion.objects.filter(unit__in=units).select_related("made_by"):
        suggestions[suggestion.unit_id].append(suggestion)
    for one in fields:
        one.questions, one.suggestions = questions[one.unit.pk], suggestions[one.unit.pk]


def _add_typed(one: Field, refused: Refused) -> None:
    one.typed = typed = refused.typed.get(one.unit.pk)
    one.asked = refused.asked.get(one.unit.pk, "")
    for question in one.questions:
        question.__dict__["answer_typed"] = refused.answered.get(question.pk, "")
    if typed and typed.moved and not typed.moved.has_source_moved:
        one.theirs = word_diff(typed.moved.target, typed.text)
