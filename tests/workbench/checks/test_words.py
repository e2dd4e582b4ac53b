"""What was left in another language, and signs that each language writes its own way."""

import pytest

from tests.workbench.checks.reading import codes, found


@pytest.mark.parametrize(
    ("target", "language", "left"),
    [
        ("Helsingfors ja Esbo samarbetar.", "sv", "ja"),
        ("Helsinki och Espoo work together.", "en", "och"),
        ("Helsinki and Espoo tekevät työtä.", "fi", "and"),
        ("Contact: puh. 040", "en", "puh."),
        ("Kontakta oss, esim. per telefon.", "sv", "esim."),
        ("Yhteys: tel. tai posti", "fi", "tel."),
        ("Tietoa saa t.ex. verkosta.", "fi", "t.ex."),
        ("Det finns projekt, e.g. försök.", "sv", "e.g."),
    ],
)
def test_a_little_word_of_another_language_is_left_over(target, language, left):
    findings = found("", target, ("fi" if language != "fi" else "sv", language))

    assert [target[finding.target.start : finding.target.end] for finding in findings] == [left]


@pytest.mark.parametrize(
    ("target", "language"),
    [
        ("The ministry (Työ- ja elinkeinoministeriö) pays.", "en"),
        ("Teemana on ”Research and Innovation”.", "fi"),
        ("Ministeriet kallas *työ- ja elinkeinoministeriö*.", "sv"),
        ("Tel. +358 40 123 4567, approx. 3 km", "en"),
        ("Läs mer på innovation-and-research.eu", "sv"),
    ],
)
def test_what_is_only_mentioned_is_not_left_over(target, language):
    assert "residue" not in codes("", target, ("fi" if language != "fi" else "sv", language), is_markdown="*" in target)


def test_a_sentence_that_was_not_translated_is_told_as_one():
    target = (
        "Projektet avslutades. Sen tulokset ovat kaikkien käytössä. Niitä voi hyödyntää, kun ne ovat valmiit. Bra så."
    )

    (finding,) = found("", target)

    assert target[finding.target.start : finding.target.end].startswith("Sen tulokset")
    assert target[finding.target.start : finding.target.end].endswith("valmiit.")


def test_a_sentence_of_the_original_is_known_without_little_words():
    source = "Hanke päättyi.\n\nTulokset julkaistaan keväällä."

    assert codes(source, "Projektet avslutades.\n\nTulokset julkaistaan keväällä.") == ["residue"]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("a) först, b) sedan", []),
        ("(ett) [två]", []),
        ("(ett [två)", ["brackets"]),
        ("ett) två", ["brackets"]),
        ("bra :)", []),
    ],
)
def test_brackets_have_two_halves(target, expected):
    assert [code for code in codes("", target) if code == "brackets"] == expected


@pytest.mark.parametrize(
    ("target", "language", "expected"),
    [
        ("”Kestävä kasvu”", "fi", []),
        ("»Kestävä kasvu»", "fi", []),
        ("“Kestävä kasvu”", "fi", ["quotes"]),
        ("”Hållbar tillväxt", "sv", ["quotes"]),
        ("“Sustainable growth”", "en", []),
        ("”Sustainable growth”", "en", ["quotes"]),
        ("“Sustainable growth", "en", ["quotes"]),
        ('"Sustainable growth"', "en", []),
        ("the region’s growth", "en", []),
    ],
)
def test_quotation_marks_are_those_of_the_language(target, language, expected):
    assert codes("", target, ("fi" if language != "fi" else "sv", language)) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Miksi?", "Varför.", ["end-punctuation"]),
        ("Otsikko", "Rubrik.", ["end-punctuation"]),
        ("Hän sanoi: ”Hei.”", "Hon sade: ”Hej”.", []),
        ("Yritykset ym.", "Företag", []),
        ("Se on näin (ks. alla).", "Så är det (se nedan).", []),
        ("Se päättyi 2020.", "Det slutade 2020", ["end-punctuation"]),
    ],
)
def test_the_translation_ends_as_its_original_does(source, target, expected):
    assert codes(source, target) == expected


def test_a_translation_that_is_far_too_short_or_too_long_is_told():
    source = "Kaupungit, yritykset ja tutkimuslaitokset kehittävät yhdessä kestäviä ratkaisuja asukkaille."

    assert codes(source, "Städerna utvecklar.") == ["length"]
    assert codes(source, "Städerna, företagen och instituten utvecklar tillsammans hållbara lösningar." * 4) == [
        "length"
    ]
    assert codes(source, "Städerna, företagen och forskningsinstituten utvecklar hållbara lösningar.") == []
