"""What a result shows of its text: where it is cut, and which words in it are marked."""

import pytest

from portal.search import snippets
from portal.search.analysis.terms import terms_of_word
from portal.search.snippets import SIZE, in_one_line, marked, snippet

pytestmark = pytest.mark.usefixtures("word_lists")


@pytest.mark.parametrize(
    ("query", "language", "text", "found"),
    [
        ("työ", "fi", "Ihmiset ovat töissä.", "töissä"),
        ("työ", "fi", "Kaupunkitöissä on kiire.", "Kaupunkitöissä"),
        ("bra", "sv", "Det blev bättre.", "bättre"),
        ("gammal", "sv", "En äldre stad.", "äldre"),
        ("go", "en", "The cities went on.", "went"),
    ],
)
def test_a_form_that_is_spelt_unlike_its_word_is_marked(query, language, text, found):
    wanted = dict.fromkeys(terms_of_word(query, language), 0)

    assert f"<mark>{found}</mark>" in snippet(text, wanted, language)


def test_each_word_is_analysed_once_however_often_it_is_written(monkeypatch):
    analysed = []
    monkeypatch.setattr(snippets, "_terms", lambda word, _language: analysed.append(word) or frozenset())

    snippet("vesi on vesi ja vesi on märkää", {"vesi": 0}, "fi")

    assert analysed == ["vesi", "on", "ja", "märkää"]


@pytest.mark.parametrize("text", ["Tämä on (metanoli).", "Hän sanoi: ”Metanoli!”", "Metanoli maksaa 5 €", "metanoli"])
def test_a_short_text_is_shown_to_its_last_mark(text):
    html = snippet(text, {"metanol": 0}, "fi")

    assert html.replace("<mark>", "").replace("</mark>", "") == text


def test_a_text_whose_beginning_says_most_is_not_cut_before_it():
    text = "Ensin toinen lause. Sitten metanoli. " + "sana " * 100

    html = snippet(text.strip(), {"metanol": 0}, "fi")

    assert html.startswith("Ensin toinen lause. Sitten <mark>metanoli</mark>. sana")
    assert html.endswith("sana …")


def test_a_long_text_is_cut_between_words_and_keeps_its_brackets():
    text = f"{'sana ' * 60}lause. Täällä on (metanoli, vety) ja {'muuta, ' * 40}loppu"

    html = snippet(text, {"metanol": 0, "vety": 1}, "fi")

    assert html.startswith("… Täällä on (<mark>metanoli</mark>, <mark>vety</mark>) ja muuta,")
    assert html.endswith("muuta …")
    assert len(html) < SIZE + 60


def test_the_stretch_with_most_of_the_words_is_shown():
    text = f"vety vety vety {'sana ' * 80}metanoli vety {'sana ' * 80}"

    html = snippet(text.strip(), {"metanol": 0, "vety": 1}, "fi")

    assert "<mark>metanoli</mark> <mark>vety</mark>" in html


@pytest.mark.parametrize("text", ["a" * 10_000, "sana " * 60 + "a" * 10_000, "", "…", "(" * 1_000])
def test_a_text_without_an_end_of_a_word_is_cut_all_the_same(text):
    assert len(snippet(text, {"a" * 80: 0}, "fi")) <= 2 * SIZE


def test_no_text_gives_no_snippet():
    assert snippet(in_one_line(["", " \n"]), {"vesi": 0}, "fi") == ""


def test_a_title_is_marked_whole_and_escaped():
    html = marked("<b>Kaupungin</b> & vesi", {"kaupung": 0}, "fi")

    assert html == "&lt;b&gt;<mark>Kaupungin</mark>&lt;/b&gt; &amp; vesi"


def test_nothing_is_marked_where_no_term_is_looked_for():
    assert marked("040 123 4567", {}, "fi") == "040 123 4567"
