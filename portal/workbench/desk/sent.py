"""What a translator has sent: every text that she typed is kept or comes back to her, whichever button she pressed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.languages.numbers import whole_number
from portal.publishing.policy import languages_to_write
from portal.workbench.asking import answer, ask
from portal.workbench.desk.fields import Typed
from portal.workbench.desk.late import keep_late, late_of
from portal.workbench.judging import digest
from portal.workbench.models import Suggestion, Unit
from portal.workbench.standing import dismiss, exempt, say_right
from portal.workbench.writing import Change, MovedError, Seen, Written, text_at, write_what_fits


class Button(NamedTuple):
    """`value` is what the button's own value says after the colon: keys of a unit, a finding, a suggestion."""

    name: str
    value: str

    @classmethod
    def pressed(cls, posted: QueryDict) -> "Button":
        name, _colon, value = posted.get("do", "save").partition(":")
        return cls(name, value)


@dataclass
class Outcome:
    kept: list[Written] = field(default_factory=list)
    typed: dict[int, Typed] = field(default_factory=dict)  # by unit: what could not be kept
    asked: dict[int, str] = field(default_factory=dict)  # by unit: questions that could not be kept
    answered: dict[int, str] = field(default_factory=dict)  # by question: answers that could not be
    sentences: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def is_fine(self) -> bool:
        return not self.typed and not self.problems


def take(user: Any, record: Any, language: str, posted: QueryDict) -> Outcome:
    """Texts first, then what the button says; raises PermissionDenied for what is not hers."""
    units = {unit.pk: unit for unit in Unit.objects.of(record).filter(language=language)}
    outcome, button = Outcome(), Button.pressed(posted)
    typed = [unit for unit in units.values() if not (button.name == "same" and button.value == str(unit.pk))]
    _take_texts(user, record, language, [_change(unit, posted) for unit in typed], outcome)
    _take_questions(user, record, units, posted, outcome)
    _do(user, record, language, units, button, posted, outcome)
    return outcome


def _change(unit: Unit, posted: QueryDict) -> Change | None:
    """None where nothing was typed."""
    if (typed := posted.get(f"text-{unit.pk}")) is None:
        return None
    seen = Seen(posted.get(f"source-{unit.pk}", ""), posted.get(f"target-{unit.pk}", ""))
    text = typed.replace("\r\n", "\n").strip()
    return Change(unit, text, seen) if digest(text) != seen.target else None


def _take_texts(user: Any, record: Any, language: str, changes: Sequence[Change | None], outcome: Outcome) -> None:
    typed = [change for change in changes if change is not None]
    if not typed:
        return
    for written in write_what_fits(user, record, language, typed):
        if written.saved:
            outcome.kept.append(written)
            late_of(user, written.change.unit).delete()
        else:
            outcome.typed[written.change.unit.pk] = _typed(written)
            keep_late(user, written)
    outcome.sentences += _said(outcome.kept)


def _typed(written: Written) -> Typed:
    error = written.error
    if isinstance(error, MovedError):
        return Typed(written.change.text, moved=error, problems=[str(error)])
    return Typed(written.change.text, problems=list(getattr(error, "messages", None) or [str(error)]))


def _said(kept: Sequence[Written]) -> list[str]:
    live = sum(bool(written.saved and written.saved.is_live) for written in kept)
    waiting = len(kept) - live
    sentences = []
    if live:
        sentence = ngettext(
            "%(count)d translation is saved: visitors read it now.",
            "%(count)d translations are saved: visitors read them now.",
            live,
        )
        sentences.append(sentence % {"count": live})
    if waiting:
        sentence = ngettext(
            "%(count)d translation is saved and goes out with the draft.",
            "%(count)d translations are saved and go out with the draft.",
            waiting,
        )
        sentences.append(sentence % {"count": waiting})
    return sentences


def _take_questions(user: Any, record: Any, units: dict[int, Unit], posted: QueryDict, outcome: Outcome) -> None:
    for unit in units.values():
        if text := posted.get(f"question-{unit.pk}", "").strip():
            sentence = _("The question is with the editors.")
            if not _try(outcome, lambda unit=unit, text=text: ask(user, record, unit, text), sentence):
                outcome.asked[unit.pk] = text
    for name in posted:
        kind, _dash, pk = name.partition("-")
        if kind == "answer" and whole_number(pk) and (text := posted.get(name, "").strip()):
            sentence = _("The answer is with the translator.")
            number = whole_number(pk) or 0
            if not _try(outcome, lambda number=number, text=text: answer(user, record, number, text), sentence):
                outcome.answered[number] = text


def _try(outcome: Outcome, deed: Any, sentence: str) -> bool:
    try:
        deed()
    except ValidationError as error:
        outcome.problems += error.messages
        return False
    outcome.sentences.append(sentence)
    return True


def _do(
    user: Any,
    record: Any,
    language: str,
    units: dict[int, Unit],
    button: Button,
    posted: QueryDict,
    outcome: Outcome,
) -> None:
    key, _colon, further = button.value.partition(":")
    unit = units.get(whole_number(key) or 0)
    if button.name == "right":
        chosen = [unit] if unit else list(units.values()) if key == "all" else []
        _confirm(user, record, language, [one for one in chosen if one.pk not in outcome.typed], posted, outcome)
    elif unit is None or unit.pk in outcome.typed:
        return
    elif button.name == "same":
        _same(user, record, unit, posted, outcome)
    elif button.name == "dismiss":
        dismiss(user, record, unit, further[:16])
        outcome.sentences.append(_("The warning is left until the text changes."))
    elif button.name == "exempt":
        reason = posted.get(f"exempt-{unit.pk}", "")
        done = _("This text need not be translated.") if reason.strip() else _("This text is to be translated again.")
        _try(outcome, lambda: exempt(user, record, unit, reason), done)
    elif button.name == "drop":
        _drop(user, record, unit, further, outcome)


def _confirm(user: Any, record: Any, language: str, units: Sequence[Unit], posted: QueryDict, outcome: Outcome) -> None:
    kept = {written.change.unit.pk for written in outcome.kept}
    seen = {
        unit.path: (posted.get(f"source-{unit.pk}", ""), posted.get(f"target-{unit.pk}", ""))
        for unit in units
        if unit.pk not in kept
    }
    confirmed = say_right(user, record, language, seen) if seen else []
    if confirmed:
        sentence = ngettext(
            "%(count)d translation is right as it stands.",
            "%(count)d translations are right as they stand.",
            len(confirmed),
        )
        outcome.sentences.append(sentence % {"count": len(confirmed)})
    elif not kept:
        outcome.problems.append(_("The text has changed since you opened it. Look at it again."))


def _same(user: Any, record: Any, unit: Unit, posted: QueryDict, outcome: Outcome) -> None:
    """The original stands as the translation, on purpose."""
    text = text_at(record, unit.path)
    if text is None:
        outcome.problems.append(_("This text is not there any more."))
        return
    source = text.written[text.original_language]
    seen = Seen(posted.get(f"source-{unit.pk}", ""), posted.get(f"target-{unit.pk}", ""))
    (written,) = write_what_fits(user, record, unit.language, [Change(unit, source, seen, is_same=True)])
    if written.saved:
        outcome.kept.append(written)
        outcome.sentences.append(_("It is the same in this language, on purpose."))
    else:
        outcome.problems.append(" ".join(_typed(written).problems))


def _drop(user: Any, record: Any, unit: Unit, suggestion: str, outcome: Outcome) -> None:
    if unit.language not in languages_to_write(user, record):
        raise PermissionDenied
    if number := whole_number(suggestion):
        Suggestion.objects.filter(unit=unit, pk=number).delete()
        outcome.sentences.append(_("The suggestion is dropped."))
