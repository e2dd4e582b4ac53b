"""Codes as tags that people read, and words that only look like tags."""

import pytest
from hypothesis import given

from portal.workbench.exchange.content import Code, Content, Kind, Markup, Place, joined, of_text
from portal.workbench.exchange.dividing import divided
from portal.workbench.exchange.numbering import numbered
from portal.workbench.exchange.tags import legend, tagged, untagged
from portal.workbench.exchange.tidying import shape
from tests.workbench.exchange.batches import scrambled, without_database


@pytest.mark.parametrize(
    "words", ["a <b1>b</b1>", "\\<b1>", "\\", "a\\\\<br2/>", "1 < 2 > 1", "<b>", "<a1 x>", "<kbd1>"]
)
def test_words_that_look_like_tags_stay_words(words: str) -> None:
    assert untagged(tagged((words,))) == (words,)


def test_a_backslash_before_a_code_stays_one() -> None:
    content: Content = ("a\\", Code(Place.ALONE, Markup(Kind.BREAK), "1"), "b")

    assert tagged(content) == "a\\\\<br1/>b"
    assert shape(untagged(tagged(content))) == shape(content)


@given(scrambled)
@without_database
def test_any_content_comes_back(text: str) -> None:
    contents = [numbered(block.content) for block in divided(text, is_markdown=True).blocks]
    contents.append(numbered(joined(of_text(text))))

    assert [shape(untagged(tagged(content))) for content in contents] == [shape(content) for content in contents]


def test_the_legend_says_where_links_lead() -> None:
    (block,) = divided("[a](/x) ja [b](</y z>)", is_markdown=True).blocks

    assert legend(numbered(block.content)) == "<a1> = /x, <a2> = /y z"
