"""What people say of a translation: still right, the same on purpose, need not be, leave the warning."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from portal.publishing.revision import Revision
from portal.workbench.asking import answer, ask
from portal.workbench.failing import Vocabulary, findings_of
from portal.workbench.judging import digest
from portal.workbench.models import Memory, Question, Unit
from portal.workbench.standing import dismiss, exempt, say_right
from portal.workbench.writing import Change, text_at, write_translations
from strategy.models import Strategy
from tests.builders import a_member, a_strategy, an_organisation
from tests.workbench.units import a_unit, confirmed, edited, seen, states, the_unit

pytestmark = pytest.mark.django_db

Digests = dict[str, tuple[str, str]]


@pytest.fixture
def translator(db: None) -> Any:
    return a_member("translator", languages=["sv"])


def of_title(source: str, target: str) -> Digests:
    return {"title": (digest(source), digest(target))}


def test_a_translation_that_is_still_right_is_current(translator: Any) -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning"))
    edited(strategy, title_fi="Avaus 2")

    say_right(translator, strategy, "sv", of_title("Avaus 2", "Öppning"))

    unit = the_unit(strategy)
    assert (unit.state, unit.made_from, unit.confirmed_by) == ("current", "Avaus 2", translator)


@pytest.mark.parametrize(("source", "target"), [("Avaus", "Öppning"), ("Avaus 2", "Början")])
def test_what_is_another_by_now_is_not_confirmed(translator: Any, source: str, target: str) -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning"))
    edited(strategy, title_fi="Avaus 2")

    assert say_right(translator, strategy, "sv", of_title(source, target)) == []
    assert states(strategy)["title"] == "behind"


def test_nobody_confirms_a_language_that_is_not_hers(translator: Any) -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_en="Opening"))

    with pytest.raises(PermissionDenied):
        say_right(translator, strategy, "en", of_title("Avaus", "Opening"))


def test_the_same_on_purpose_is_written_and_done(translator: Any) -> None:
    strategy = a_strategy(title_fi="Smart & Clean")
    unit = a_unit(strategy)

    (written,) = write_translations(
        translator, strategy, "sv", [Change(unit, "Smart & Clean", seen("Smart & Clean", ""), is_same=True)]
    )

    assert written.saved is not None
    assert (the_unit(strategy).state, Strategy.objects.get().title_sv) == ("same", "Smart & Clean")
    assert Memory.objects.count() == 0


def test_an_import_may_leave_a_translation_to_be_checked(translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus")

    write_translations(
        translator, strategy, "sv", [Change(a_unit(strategy), "Öppning", seen("Avaus", ""), is_confirmed=False)]
    )

    assert (the_unit(strategy).state, Strategy.objects.get().title_sv) == ("review", "Öppning")


def test_one_text_that_has_moved_holds_back_no_other(translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", summary_fi="Lyhyesti", title_sv="", summary_sv="")
    title, summary = a_unit(strategy), a_unit(strategy, "summary")

    results = write_translations(
        translator,
        strategy,
        "sv",
        [Change(title, "Öppning", seen("Vanha", "")), Change(summary, "I korthet", seen("Lyhyesti", ""))],
    )

    assert [result.saved is not None for result in results] == [False, True]
    assert (Strategy.objects.get().title_sv or "", Strategy.objects.get().summary_sv) == ("", "I korthet")


def test_many_texts_go_out_in_one_revision(translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", summary_fi="Lyhyesti", title_sv="", summary_sv="")
    title, summary = a_unit(strategy), a_unit(strategy, "summary")

    results = write_translations(
        translator,
        strategy,
        "sv",
        [Change(title, "Öppning", seen("Avaus", "")), Change(summary, "I korthet", seen("Lyhyesti", ""))],
    )

    assert [bool(result.saved and result.saved.is_live) for result in results] == [True, True]
    assert revisions_of(strategy) == 2


def revisions_of(record: Any) -> int:
    return Revision.objects.of(record).count()


def test_who_keeps_a_record_says_what_need_not_be_translated() -> None:
    espoo = an_organisation()
    strategy = a_strategy(title_fi="Avaus", owner=espoo)
    editor = a_member("editor", organisation=espoo)

    exempt(editor, strategy, a_unit(strategy), "Only in Finnish by law")

    assert (the_unit(strategy).state, the_unit(strategy).exempt_reason) == ("exempt", "Only in Finnish by law")


def test_without_a_reason_it_is_to_be_translated_again() -> None:
    publisher, strategy = a_member("publisher"), a_strategy(title_fi="Avaus")
    exempt(publisher, strategy, a_unit(strategy), "Only in Finnish")

    exempt(publisher, strategy, the_unit(strategy), " ")

    assert the_unit(strategy).state == "missing"


def test_a_translator_does_not_excuse_herself(translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus")

    with pytest.raises(PermissionDenied):
        exempt(translator, strategy, a_unit(strategy), "Too long")


def test_a_reason_that_does_not_fit_is_refused_with_a_sentence() -> None:
    strategy = a_strategy(title_fi="Avaus")

    with pytest.raises(ValidationError, match="At most 200 characters"):
        exempt(a_member("publisher"), strategy, a_unit(strategy), "x" * 201)


def test_a_warning_that_is_left_returns_when_the_text_changes(translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus 2024", title_sv="Öppning 2023")
    unit = a_unit(strategy)
    finding = found_in(strategy)

    dismiss(translator, strategy, unit, finding)
    left = the_unit(strategy).failing
    Strategy.objects.update(title_sv="Öppning 2022")

    assert (unit.failing, left) == (["year"], [])
    assert a_unit(strategy).failing == ["year"]


def found_in(record: Any) -> str:
    text = text_at(record, "title")
    assert text is not None
    return findings_of(text, "sv", Vocabulary())[0].digest


def test_a_question_reaches_the_editor_and_the_answer_the_translator(translator: Any) -> None:
    espoo = an_organisation()
    strategy = a_strategy(title_fi="Avaus", owner=espoo)
    editor = a_member("editor", organisation=espoo)

    question = ask(translator, strategy, a_unit(strategy), "Vad menas?")
    answer(editor, strategy, question.pk, "En början.")

    assert Question.objects.get().answer == "En början."
    assert Question.objects.get().answered_by == editor


def test_an_answer_is_not_written_over() -> None:
    strategy, publisher = a_strategy(), a_member("publisher")
    question = Question.objects.create(unit=a_unit(strategy), text="?", answer="!")

    with pytest.raises(ValidationError):
        answer(publisher, strategy, question.pk, "Other")


def test_only_who_writes_the_language_asks_and_only_who_keeps_the_record_answers(translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus")
    english: Unit = a_unit(strategy, language="en")
    question = ask(translator, strategy, the_unit(strategy), "Vad menas?")

    with pytest.raises(PermissionDenied):
        ask(translator, strategy, english, "What is meant?")
    with pytest.raises(PermissionDenied):
        answer(translator, strategy, question.pk, "Jag vet inte")
