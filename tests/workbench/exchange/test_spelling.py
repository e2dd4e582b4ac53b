"""Words and codes are written as Markdown that reads back as what was meant, or not at all."""

from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.workbench.exchange.assembling import Filling, assembled
from portal.workbench.exchange.content import Code, Content, Kind, Markup, Place, anonymous, joined, spaced_evenly
from portal.workbench.exchange.dividing import divided
from portal.workbench.exchange.inline import content_of
from portal.workbench.exchange.markdown import parsed
from portal.workbench.exchange.spelling import CELL, HEADING, TEXT, UnwritableError, spelt
from tests.workbench.exchange.batches import scrambled, without_database

BOLD = Markup(Kind.BOLD, "**")


def bold(*inside: str) -> Content:
    return (Code(Place.OPEN, BOLD), *inside, Code(Place.CLOSE, BOLD))


def linked(target: str, title: str = "") -> Content:
    markup = Markup(Kind.LINK, "", target, title)
    return (Code(Place.OPEN, markup), "a", Code(Place.CLOSE, markup))


@pytest.mark.parametrize(
    "words", ["Kaupunki", "5 * 3", "a_b_c", "[1] ja (2)", "R&D", "2.1.2024", "1 < 2", "#1", "a – b"]
)
def test_ordinary_words_need_no_backslashes(words: str) -> None:
    assert spelt((words,), TEXT, {}) == words


@pytest.mark.parametrize(
    ("words", "kind", "written"),
    [
        ("*a*", TEXT, "\\*a\\*"),
        ("1. luku", TEXT, "1\\. luku"),
        ("- 5 astetta", TEXT, "\\- 5 astetta"),
        ("# merkki", TEXT, "\\# merkki"),
        ("> a", TEXT, "\\> a"),
        ("a\n---", TEXT, "a\n\\---"),
        ("&nbsp;", TEXT, "\\&nbsp;"),
        ("a | b", CELL, "a \\| b"),
        ("loppu #", HEADING, "loppu \\#"),
        ("kaksi\nriviä", HEADING, "kaksi riviä"),
        ("\u00a0a", TEXT, "&#160;a"),
    ],
)
def test_what_would_mean_something_is_guarded(words: str, kind: str, written: str) -> None:
    assert spelt((words,), kind, {}) == written


@pytest.mark.parametrize(
    ("content", "written"),
    [
        (bold("a"), "**a**"),
        (linked("/fi/x"), "[a](/fi/x)"),
        (linked("/fi/x y", 'Sano "hei"'), '[a](</fi/x y> "Sano \\"hei\\"")'),
        (linked("/a_(b)"), "[a](</a_(b)>)"),
        (linked(""), "[a]()"),
        ((Code(Place.ALONE, Markup(Kind.CODE, text="a`b")),), "``a`b``"),
        ((Code(Place.ALONE, Markup(Kind.CODE, text="`")),), "`` ` ``"),
        (("a", Code(Place.ALONE, Markup(Kind.BREAK)), "b"), "a\\\nb"),
    ],
)
def test_codes_are_written_so_that_they_read_back(content: Content, written: str) -> None:
    assert spelt(content, TEXT, {}) == written


@pytest.mark.parametrize("content", [bold(), ("a", *bold("b,"), "c"), (*linked("/x"), Code(Place.ALONE, None))])
def test_what_markdown_cannot_say_is_refused(content: Content) -> None:
    with pytest.raises(UnwritableError):
        spelt(content, TEXT, {})


@given(scrambled, st.sampled_from([TEXT, HEADING, CELL]))
@without_database
def test_any_words_can_be_written_and_read_back(words: str, kind: str) -> None:
    words = " ".join(words.replace("\0", "").split()).strip("\x1f\x85") or "a"
    meant = joined([words])

    document = {TEXT: "{}", HEADING: "## {}", CELL: "| {} |\n|---|"}[kind].format(spelt(meant, kind, {}))
    (token,) = [token for token in parsed(document)[0] if token.type == "inline"]

    assert "".join(part if isinstance(part, str) else part.markup.text for part in content_of(token)) == words


@given(scrambled, scrambled)
@without_database
def test_a_text_put_together_says_what_was_translated_or_is_refused(text: str, other: str) -> None:
    frame, blocks = divided(text, is_markdown=True), divided(f"a\n\n{other}", is_markdown=True).blocks
    contents = [anonymous(block.content) for block, _place in zip(cycle(blocks), frame.blocks, strict=False)]

    try:
        written = assembled(frame, [Filling(content) for content in contents])
    except UnwritableError:
        return

    again = divided(written, is_markdown=True).blocks
    assert [spaced_evenly(block.content) for block in again] == [spaced_evenly(content) for content in contents]
