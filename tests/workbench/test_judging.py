"""The state of a translation follows from texts alone."""

import pytest

from portal.workbench.judging import confirm, digest, judge
from portal.workbench.models import Unit


def a_unit(source: str = "", target: str = "", *, is_confirmed: bool = True) -> Unit:
    unit = Unit(path="title", language="sv", source_language="fi")
    judge(unit, source, target)
    if is_confirmed and target:
        confirm(unit, source, target)
    return unit


def state(unit: Unit, source: str, target: str) -> str:
    judge(unit, source, target)
    return unit.state


def test_without_a_text_it_is_missing() -> None:
    assert a_unit("Avaus", "").state == "missing"
    assert a_unit("Avaus", " \r\n").state == "missing"


def test_a_translation_that_nobody_has_confirmed_is_to_be_checked() -> None:
    assert a_unit("Avaus", "Öppning", is_confirmed=False).state == "review"


def test_confirmed_it_is_current_and_a_changed_source_leaves_it_behind() -> None:
    unit = a_unit("Avaus", "Öppning")

    assert unit.state == "current"
    assert state(unit, "Uusi avaus", "Öppning") == "behind"
    assert unit.made_from == "Avaus"


def test_a_source_that_is_changed_back_is_followed_again() -> None:
    unit = a_unit("Avaus", "Öppning")
    judge(unit, "Uusi avaus", "Öppning")

    assert state(unit, "Avaus", "Öppning") == "current"


def test_a_save_without_a_change_outdates_nothing() -> None:
    unit = a_unit("Avaus\nkaksi", "Öppning\ntvå")

    assert judge(unit, "Avaus\r\nkaksi\r\n", "Öppning\r\ntvå ") is False
    assert unit.state == "current"


def test_a_translation_written_elsewhere_follows_the_source_as_it_stands_and_waits_to_be_checked() -> None:
    unit = a_unit("Avaus", "Öppning")

    assert state(unit, "Uusi avaus", "Ny öppning") == "review"
    assert unit.made_from == "Uusi avaus"


def test_the_baseline_moves_only_when_somebody_confirms() -> None:
    unit = a_unit("Avaus", "Öppning")
    judge(unit, "Uusi avaus", "Öppning")

    confirm(unit, "Uusi avaus", "Öppning")

    assert (unit.state, unit.made_from) == ("current", "Uusi avaus")


def test_a_translation_that_is_taken_away_is_missing_again() -> None:
    assert state(a_unit("Avaus", "Öppning"), "Avaus", "") == "missing"


def test_the_same_on_purpose_stays_so_until_one_of_them_changes() -> None:
    unit = a_unit("Smart & Clean", "Smart & Clean")
    unit.is_same_on_purpose = True

    assert state(unit, "Smart & Clean", "Smart & Clean") == "same"
    assert state(unit, "Smart and Clean", "Smart & Clean") == "behind"


def test_what_need_not_be_translated_is_exempt_whatever_changes() -> None:
    unit = a_unit("Avaus", "")
    unit.exempt_reason = "Only in Finnish"

    assert state(unit, "Toinen", "") == "exempt"


@pytest.mark.parametrize("nothing", ["", " ", "\n", None])
def test_nothing_has_no_digest(nothing: str | None) -> None:
    assert digest(nothing) == ""
