"""What a finding tells: where, how grave, in which words, and whether it was looked at before."""

from django.utils import translation

from portal.workbench.checks.finding import Code, Severity, Span
from tests.workbench.checks.reading import TERMS, codes, found


def test_a_finding_says_where_in_both_texts():
    (finding,) = found("Hanke alkoi vuonna 2020.", "Projektet började 2021.")

    assert finding.code is Code.YEAR
    assert finding.source == Span(19, 23)
    assert finding.target == Span(18, 22)
    assert finding.message == "“2020” in the original is “2021” in the translation."


def test_what_is_missing_stands_in_the_original_only_and_what_was_added_in_the_translation_only():
    (missing,) = found("Mukana on 14 kuntaa.", "Med är kommunerna.")
    (added,) = found("Mukana ovat kunnat.", "Med är 14 kommuner.")

    assert (missing.source, missing.target) == (Span(10, 12), None)
    assert (added.source, added.target) == (None, Span(7, 9))


def test_only_what_cannot_stay_so_is_an_error():
    (missing,) = found("Teksti on tässä.", "")
    (double,) = found("Hanke alkaa.", "Projektet  börjar.")

    assert missing.severity is Severity.ERROR
    assert double.severity is Severity.WARNING


def test_errors_come_first():
    severities = [finding.severity for finding in found("Hanke alkaa.", "Det  här projektet börjar.", max_length=10)]

    assert severities == [Severity.ERROR, Severity.WARNING]


def test_a_dismissed_warning_stays_away_while_another_sentence_changes():
    (first,) = found("Nimi on Helsinki. Se alkaa.", "Namnet är  Helsingfors. Det börjar.")
    (after,) = found("Nimi on Helsinki. Se alkaa.", "Namnet är  Helsingfors. Det börjar nu.")

    assert after.digest == first.digest
    assert len(first.digest) == 16


def test_a_dismissed_warning_returns_when_its_own_sentence_changes():
    (first,) = found("Nimi on Helsinki. Se alkaa.", "Namnet är  Helsingfors. Det börjar.")
    (after,) = found("Nimi on Helsinki. Se alkaa.", "Namnet är  Esbo. Det börjar.")

    assert after.digest != first.digest


def test_a_dismissed_warning_returns_when_another_figure_is_wrong():
    (first,) = found("Mukana on 14 kuntaa.", "Med är 15 kommuner.")
    (after,) = found("Mukana on 14 kuntaa.", "Med är 16 kommuner.")

    assert after.digest != first.digest


def test_a_digest_does_not_depend_on_the_language_of_the_desk():
    with translation.override("fi"):
        (finnish,) = found("Mukana on 14 kuntaa.", "Med är 15 kommuner.")
    with translation.override("en"):
        (english,) = found("Mukana on 14 kuntaa.", "Med är 15 kommuner.")

    assert finnish.digest == english.digest


def test_a_text_without_an_original_is_checked_for_what_needs_none():
    assert codes("", "Projektet  börjar (nu.") == ["double-space", "brackets"]


def test_nothing_is_found_where_there_is_nothing():
    assert codes("", "") == []


def test_a_name_of_one_word_is_the_same_where_the_vocabulary_says_so():
    assert codes("Seinäjoki", "Seinäjoki") == ["same"]
    assert codes("Seinäjoki", "Seinäjoki", terms=TERMS) == []


def test_a_fourth_language_is_checked_for_what_needs_no_words():
    assert codes("Hankkeita on 14.", "Prošeavttat leat 15.", ("fi", "se")) == ["number"]
    assert codes("Hankkeita on 14.", "Prošeavttat leat 14.", ("fi", "se")) == []
