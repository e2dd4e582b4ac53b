"""A translation is written by who may write its language, and never over what she has not seen."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from portal.publishing.drafts import newest
from portal.publishing.membership import Membership
from portal.publishing.snapshots import snapshot_of
from portal.workbench.models import Memory
from portal.workbench.writing import MovedError, save_translation
from strategy.models import Strategy
from tests.builders import a_member, a_strategy, an_organisation
from tests.publishing.editors import a_draft
from tests.workbench.units import a_unit, seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def translator(db: None) -> Any:
    return a_member("translator", languages=["sv"])


def test_a_translation_of_live_text_goes_out_when_it_is_saved(translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="")

    saved = save_translation(translator, a_unit(strategy), "Öppning", seen("Avaus", ""))

    assert saved.is_live is True
    assert Strategy.objects.get().title_sv == "Öppning"
    assert (saved.unit.state, saved.unit.confirmed_by) == ("current", translator)


def test_a_translation_of_a_draft_waits_with_the_draft(translator: Any) -> None:
    strategy = a_strategy(title_fi="Vanha", title_sv="Gammal")
    a_draft(strategy, title_fi="Uusi")

    saved = save_translation(translator, a_unit(strategy), "Ny", seen("Uusi", "Gammal"))

    assert saved.is_live is False
    assert Strategy.objects.get().title_sv == "Gammal"
    assert snapshot_of(newest(strategy)).columns["title_sv"] == "Ny"


def test_a_draft_of_something_else_does_not_hold_a_translation_back(translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="", summary_fi="Vanha")
    a_draft(strategy, summary_fi="Uusi")

    saved = save_translation(translator, a_unit(strategy), "Öppning", seen("Avaus", ""))

    strategy.refresh_from_db()
    assert (saved.is_live, strategy.title_sv, strategy.summary_fi) == (True, "Öppning", "Vanha")
    assert snapshot_of(newest(strategy)).columns["summary_fi"] == "Uusi"


@pytest.mark.parametrize(("source", "target"), [("Something else", "Öppning"), ("Avaus", "Something else")])
def test_what_the_translator_has_not_seen_is_not_overwritten(translator: Any, source: str, target: str) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="Öppning")

    with pytest.raises(MovedError) as refusal:
        save_translation(translator, a_unit(strategy), "Början", seen(source, target))

    assert (refusal.value.source, refusal.value.target) == ("Avaus", "Öppning")
    assert refusal.value.has_source_moved is (source != "Avaus")
    assert Strategy.objects.get().title_sv == "Öppning"


@pytest.mark.parametrize("language", ["fi", "en"])
def test_she_writes_her_own_languages_alone(translator: Any, language: str) -> None:
    strategy = a_strategy(original_language="sv", title_sv="Öppning", title_fi="Avaus", title_en="Opening", slug_sv="o")

    with pytest.raises(PermissionDenied):
        save_translation(translator, a_unit(strategy, language=language), "Taken", seen("Öppning", "Avaus"))


def test_an_editors_translation_waits_for_a_publisher() -> None:
    espoo = an_organisation()
    strategy = a_strategy(title_fi="Avaus", title_sv="", owner=espoo)

    saved = save_translation(a_member("editor", organisation=espoo), a_unit(strategy), "Öppning", seen("Avaus", ""))

    assert saved.is_live is False
    assert Strategy.objects.get().title_sv in {None, ""}


def test_a_text_that_does_not_fit_is_refused_with_a_sentence(translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="")

    with pytest.raises(ValidationError) as refusal:
        save_translation(translator, a_unit(strategy), "Ö" * 1000, seen("Avaus", ""))

    assert "Title (Swedish)" in refusal.value.messages[0] or "Otsikko" in refusal.value.messages[0]


def test_a_section_and_an_organisation_are_translated_the_same_way(translator: Any) -> None:
    strategy, organisation = a_strategy(), an_organisation(name_fi="Uudenmaan liitto", name_sv="")
    section = strategy.sections.create(heading_fi="Luku")

    save_translation(translator, a_unit(strategy, f"sections/{section.pk}/heading"), "Kapitel", seen("Luku", ""))
    save_translation(translator, a_unit(organisation, "name"), "Nylands förbund", seen("Uudenmaan liitto", ""))

    section.refresh_from_db()
    organisation.refresh_from_db()
    assert (section.heading_sv, organisation.name_sv) == ("Kapitel", "Nylands förbund")


def test_a_correction_replaces_what_it_corrects_in_the_memory(translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="")
    save_translation(translator, a_unit(strategy), "Öpning", seen("Avaus", ""))

    save_translation(translator, a_unit(strategy), "Öppning", seen("Avaus", "Öpning"))

    assert list(Memory.objects.values_list("source", "target")) == [("Avaus", "Öppning")]


def test_a_translator_from_whom_it_has_been_taken_waits_for_a_publisher(translator: Any) -> None:
    Membership.objects.filter(user=translator).update(publishes_translations=False)
    strategy = a_strategy(title_fi="Avaus", title_sv="")

    saved = save_translation(translator, a_unit(strategy), "Öppning", seen("Avaus", ""))

    assert saved.is_live is False
    assert snapshot_of(newest(strategy)).columns["title_sv"] == "Öppning"
    assert Strategy.objects.get().title_sv in {None, ""}


def test_what_was_found_unchecked_is_remembered_and_gives_way_to_its_correction(translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="Öpning")
    unit = a_unit(strategy)
    found = list(Memory.objects.filter(language="sv").values_list("target", "is_confirmed"))

    save_translation(translator, unit, "Öppning", seen("Avaus", "Öpning"))

    assert found == [("Öpning", False)]
    assert list(Memory.objects.filter(language="sv").values_list("target", "is_confirmed")) == [("Öppning", True)]


def test_a_paragraph_of_any_length_is_remembered(translator: Any) -> None:
    words = " ".join(str(number * 7919 % 10007) for number in range(3000))
    strategy = a_strategy(body_fi=words, body_sv="")

    save_translation(translator, a_unit(strategy, "body"), f"{words} sv", seen(words, ""))

    assert Memory.objects.get(source=words).target == f"{words} sv"
