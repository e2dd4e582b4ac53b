"""Suggestions from what has been translated before."""

import sys
import time

import pytest

from portal.workbench.similar import Candidate, Languages, Likeness, similar

TO_ENGLISH = Languages("fi", "en")


def suggested(text, *pairs, languages=TO_ENGLISH):
    candidates = [Candidate(key, source, target) for key, (source, target) in enumerate(pairs)]
    return [(found.key, found.target, found.likeness) for found in similar(text, candidates, languages)]


def test_the_same_text_comes_before_one_that_is_nearly_the_same():
    found = suggested(
        "Haku avautuu keväällä.",
        ("Haku avautuu syksyllä.", "The call opens in autumn."),
        ("Haku  avautuu keväällä.", "The call opens in spring."),
    )

    assert found == [
        (1, "The call opens in spring.", Likeness.EXACT),
        (0, "The call opens in autumn.", Likeness.NEAR),
    ]


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("Haku päättyy 2025.", "Haku päättyy 2024.", "The call closes in 2024.", "The call closes in 2025."),
        ("Jaossa on 1 500 euroa.", "Jaossa on 900 euroa.", "EUR 900 to share.", "EUR 1,500 to share."),
        ("Osuus on 2,5 %.", "Osuus on 1,5 %.", "The share is 1.5%.", "The share is 2.5%."),
        ("Vuodet 2025–2026.", "Vuodet 2024–2025.", "Years 2024–2025.", "Years 2025–2026."),
    ],
)
def test_where_only_figures_differ_they_are_put_right(text, source, target, expected):
    assert suggested(text, (source, target)) == [(0, expected, Likeness.FIGURES)]


def test_figures_are_written_as_the_language_writes_them():
    found = suggested("EUR 12,500.5 in all", ("EUR 1,000.5 in all", "1 000,5 euroa"), languages=Languages("en", "fi"))

    assert found == [(0, "12\u00a0500,5 euroa", Likeness.FIGURES)]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Haku päättyy 13.5.2025.", "Haku päättyy 12.5.2024.", "The call closes on 12 May 2024."),
        ("Mukana on 4 kaupunkia.", "Mukana on 3 kaupunkia.", "Three cities take part."),
        ("Yhteensä 3 ja 4.", "Yhteensä 2 ja 2.", "2 and 2 in all."),
    ],
)
def test_a_figure_that_the_translation_writes_otherwise_is_left_to_the_translator(text, source, target):
    assert suggested(text, (source, target)) == [(0, target, Likeness.NEAR)]


def test_at_most_five_are_suggested_and_no_translation_twice():
    pairs = [(f"Hanke {name} alkaa keväällä.", f"Project {name} begins.") for name in "ABCDEFG"]

    found = suggested("Hanke X alkaa keväällä.", *pairs, pairs[0])

    assert [key for key, _target, _likeness in found] == [0, 1, 2, 3, 4]


def test_what_is_not_like_the_text_is_not_suggested():
    assert suggested("Haku avautuu keväällä.", ("Evästeitä ei aseteta.", "No cookies are set.")) == []
    assert suggested("", ("Haku.", "Call.")) == []
    assert suggested("Haku.", ("Haku.", "")) == []


def test_twenty_thousand_paragraphs_are_quickly_looked_through():
    words = (
        "kaupunki",
        "alue",
        "kehitys",
        "hanke",
        "innovaatio",
        "yritys",
        "tutkimus",
        "rahoitus",
        "tavoite",
        "siirtymä",
    )
    paragraphs = [" ".join(words[(place * step) % 10] for step in range(1, 8 + place % 30)) for place in range(20_000)]
    candidates = [Candidate(place, f"{text} {place}", f"text {place}") for place, text in enumerate(paragraphs)]

    begun = time.perf_counter()
    found = similar(f"{paragraphs[77]} kestävä", candidates, TO_ENGLISH)
    taken = (time.perf_counter() - begun) * 1000

    sys.stdout.write(f"{len(candidates)} paragraphs looked through in {taken:.1f} ms\n")
    assert len(found) == 5
