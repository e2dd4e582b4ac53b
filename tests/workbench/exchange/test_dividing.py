"""Texts are cut where translators want them cut, and come together again to the last sign."""

import pytest
from hypothesis import example, given

from portal.bodytext.markdown import dialect
from portal.workbench.exchange.content import Code, Content, Kind, Place, words
from portal.workbench.exchange.dividing import Divided, divided, whole
from portal.workbench.exchange.markdown import parsed
from portal.workbench.exchange.numbering import numbered
from portal.workbench.exchange.tags import tagged
from tests.workbench.exchange.batches import BODY, scrambled, without_database


def together(text: Divided) -> str:
    return text.with_raw([block.raw for block in text.blocks])


def seen(text: str) -> list[str]:
    return [tagged(numbered(block.content)) for block in divided(text, is_markdown=True).blocks]


@given(scrambled)
@example("> - yksi\r\n>   kaksi\r\n")
@example("| a \\| b | c\n|---|---|\n|x|\n")
@example("a | b\n--|--\nc | d |")
@example("\x85|a|\n|---|\n")
@without_database
def test_any_text_comes_together_to_the_last_sign(text: str) -> None:
    assert together(divided(text, is_markdown=True)) == text
    assert together(divided(text, is_markdown=False)) == text
    assert together(whole(text)) == text


@given(scrambled)
@without_database
def test_the_parser_reads_what_the_pages_show(text: str) -> None:
    tokens, _references = parsed(text)
    shown = dialect()
    shown.__dict__.update(normalizeLink=str, normalizeLinkText=str)

    assert shown.renderer.render(tokens, shown.options, {}) == shown.render(text)


def test_every_block_with_words_is_a_segment_and_code_is_not() -> None:
    assert seen(BODY) == [
        "Tämä on <b1>tärkeä</b1> <a2>linkki</a2>.",
        "Mitä <i1>teemme</i1>",
        "yksi",
        "kaksi<br1/>rivi <code2 koodi/>",
        "Sanoi <url1 https://www.example.org/> eilen.",
        "Vuosi",
        "Osuus",
        "2024",
        "<b1>5</b1> %",
    ]


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("", []),
        (" \n\n", []),
        ("```\nkoodi\n```", []),
        ("***", []),
        ("<https://www.example.org>", []),
        ("Otsikko\n=======\n\nTeksti", ["Otsikko", "Teksti"]),
        ("# Otsikko ##", ["Otsikko"]),
        ("> - a\n>   b\n> - c", ["a\nb", "c"]),
        ("1. a\n\n   b", ["a", "b"]),
        ("5 \\* 3 &amp; 4", ["5 * 3 & 4"]),
        ("**_a_ b**", ["<b1><i2>a</i2> b</b1>"]),
        ("[a **b**](/x)", ["<a1>a <b2>b</b2></a1>"]),
        ("![Kuva *a*](/k.png)", ["<img1>Kuva <i2>a</i2></img1>"]),
        ("[koti][k]\n\n[k]: /fi/", ["<a1>koti</a1>"]),
        ("a\x0bb", ["a<char1/>b"]),
        ("| a |\n|---|\n| |\n| b \\| c |", ["a", "b | c"]),
        ("> a | b\n> --|--\n> c | d |", ["a", "b", "c", "d"]),
    ],
)
def test_blocks_of_every_kind(text: str, segments: list[str]) -> None:
    assert seen(text) == segments


def test_a_plain_text_is_a_segment_for_every_line_that_says_something() -> None:
    text = divided(" yksi\r\n\r\nkaksi \n* kolme *", is_markdown=False)

    assert [words(block.content) for block in text.blocks] == ["yksi", "kaksi", "* kolme *"]
    assert text.with_raw(["a", "b", "c"]) == " a\r\n\r\nb \nc"


def test_a_translation_of_more_lines_keeps_the_markup_of_the_lines_it_had() -> None:
    text = divided("> yksi\n> kaksi", is_markdown=True)

    assert text.with_raw(["a\nb\nc"]) == "> a\n> b c"


def test_a_code_knows_what_it_stands_for() -> None:
    content: Content = divided('[a](/x "T")', is_markdown=True).blocks[0].content

    assert isinstance(content[0], Code)
    assert (content[0].place, content[0].markup.kind) == (Place.OPEN, Kind.LINK)
    assert (content[0].markup.target, content[0].markup.title) == ("/x", "T")
