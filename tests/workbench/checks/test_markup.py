"""Markdown: the same build, links that lead to the same places, and prose that is read without its markup."""

import pytest

from portal.workbench.checks.finding import Span
from portal.workbench.checks.prose import prose_of
from tests.workbench.checks.reading import codes, found

BODY = "# Otsikko\n\nTeksti *tässä*.\n\n- yksi\n- kaksi\n\n[Linkki](https://hel.fi/a)"


def marked(*texts):
    return codes(*texts, is_markdown=True)


def test_signs_keep_their_places_when_the_markup_is_taken_out():
    text = "## Teema\n\n- **Haku** on [auki](https://hel.fi/x) ja `koodi`\n"

    prose = prose_of(text)

    assert len(prose) == len(text)
    assert [prose[text.index(word) :].startswith(word) for word in ("Teema", "Haku", "auki", "ja")] == [True] * 4
    assert [part in prose for part in ("#", "*", "https", "koodi")] == [False] * 4


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("# Rubrik\n\nText *här*.\n\n- ett\n- två\n\n[Länk](https://hel.fi/a)", []),
        ("## Rubrik\n\nText *här*.\n\n* ett\n* två\n\n[Länk](https://hel.fi/sv/a)", []),
        ("Rubrik\n\nText *här*.\n\n- ett\n- två\n\n[Länk](https://hel.fi/a)", ["heading", "paragraphs"]),
        ("# Rubrik\n\nText här.\n\n- ett\n- två\n\n[Länk](https://hel.fi/a)", ["emphasis"]),
        ("# Rubrik\n\nText **här**.\n\n- ett\n- två\n\n[Länk](https://hel.fi/a)", ["emphasis"]),
        ("# Rubrik\n\nText *här*.\n\n1. ett\n2. två\n\n[Länk](https://hel.fi/a)", ["list"]),
        ("# Rubrik\n\nText *här*.\n\n- ett\n  - två\n\n[Länk](https://hel.fi/a)", ["list"]),
        ("# Rubrik\n\nText *här*.\n\n- ett\n- två\n\n[Länk](https://hel.fi/b)", ["link", "link"]),
        ("# Rubrik\n\nText *här*.\n\n- ett\n- två\n\nLänk", ["link"]),
    ],
)
def test_the_parts_of_the_text_are_compared(target, expected):
    assert sorted(marked(BODY, target)) == sorted(expected)


def test_levels_of_headings_count_from_the_highest():
    assert marked("# Yksi\n\n## Kaksi", "## Ett\n\n### Två") == []
    assert marked("# Yksi\n\n## Kaksi", "# Ett\n\n### Två") == ["heading"]


def test_a_finding_in_a_list_says_where_the_list_is():
    (finding,) = found("Teemat:\n\n- terveys\n- liikenne", "Teman:\n\n- hälsa", is_markdown=True)

    assert finding.source == Span(9, 29)
    assert finding.target == Span(8, 15)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("[Sivu](/fi/sivu/)", "[Sida](/sv/annan-sida/)"),
        ("[Posti](mailto:info@hel.fi)", "[E-post](mailto:INFO@hel.fi?subject=x)"),
        ("[Soita](tel:0401234567)", "[Ring](tel:+358401234567)"),
        ("[Alas](#teemat)", "[Ner](#teman)"),
        ("[Liite](/media/liite_fi.pdf)", "[Bilaga](/media/liite_fi.pdf)"),
        ("[Laki](https://finlex.fi/fi/laki/306)", "[Lag](https://finlex.fi/sv/lag/306)"),
        ("[Laki](https://finlex.fi/laki)", "[Lag](https://finlex.fi/sv/lag)"),
        ("[EU](https://ec.europa.eu/index_fi)", "[EU](https://ec.europa.eu/index_sv)"),
    ],
)
def test_links_that_lead_to_the_same_place_agree(source, target):
    assert marked(source, target) == []


def test_a_link_to_the_pages_of_a_third_language_may_be_meant_so():
    assert marked("Katso [englanniksi](/en/about/).", "Se [på engelska](/en/about/).") == []
    assert marked("Katso [sivu](/fi/tietoa/).", "Se [sidan](/en/about/).") == ["link-language"]


@pytest.mark.parametrize("target", ["Text **här.", "Text <b>här</b>.", "Text [här] (https://hel.fi).", "Text `här."])
def test_markup_that_a_reader_would_see_is_an_error(target):
    assert "markup" in marked("Teksti tässä.", target)


def test_markup_in_plain_text_is_an_error_unless_the_original_has_it():
    assert codes("Teksti tässä.", "Text **här**.") == ["markup"]
    assert codes("Tähdet **näkyvät**.", "Stjärnorna **syns**.") == []


def test_figures_of_lists_and_addresses_are_no_figures_of_the_text():
    assert (
        marked("1. Avaus\n2. Loppu\n\n[Ohje](https://hel.fi/2024)", "1. Start\n1. Slut\n\n[Guide](https://hel.fi/2024)")
        == []
    )
