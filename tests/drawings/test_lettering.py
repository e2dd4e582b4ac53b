"""Reckoning the width of words."""

import pytest

from portal.drawings.lettering import text_width, wrapped


@pytest.mark.parametrize(
    ("text", "measured"),  # at weight 680 of the site's own face, letter size 100
    [("Helsinki", 357), ("Karkkila", 369), ("Jyväskylä", 435), ("1\u00a0234,5", 312), ("", 0)],
)
def test_the_estimate_is_never_under_the_measured_width_and_little_over(text: str, measured: float) -> None:
    assert measured <= text_width(text, 100) <= measured * 1.05


@pytest.mark.parametrize("text", ["漢字", "Жуков", "🙂"])
def test_letters_of_other_scripts_are_taken_for_the_widest(text: str) -> None:
    assert text_width(text, 10) == 10 * len(text)


def test_accents_add_no_width() -> None:
    assert text_width("åäöé", 10) == text_width("aaoe", 10) == text_width("a\u030aa\u0308o\u0308e\u0301", 10)


def test_words_are_wrapped_where_the_room_ends() -> None:
    assert wrapped("Terveys ja hyvinvointi", 15, 80) == ["Terveys ja", "hyvinvointi"]


def test_a_word_wider_than_the_room_is_cut_with_hyphens() -> None:
    lines = wrapped("Innovaatioekosysteemisopimus", 15, 80, most=9)

    assert "".join(line.rstrip("-") for line in lines) == "Innovaatioekosysteemisopimus"
    assert all(text_width(line, 15) <= 80 for line in lines)


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert wrapped("one two three four five six", 15, 60, most=2) == ["one two", "three…"]


def test_a_name_of_its_own_hyphen_goes_on_in_the_same_line() -> None:
    assert wrapped("Sosiaali- ja terveys", 15, 200) == ["Sosiaali- ja terveys"]


@pytest.mark.parametrize("text", ["", "   "])
def test_no_text_is_no_line(text: str) -> None:
    assert wrapped(text, 15, 80) == []
