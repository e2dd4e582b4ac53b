"""Markup that comes back broken is refused; what was meant is written so that it reads back."""

import pytest

from portal.workbench.exchange.batch import State
from portal.workbench.exchange.content import Code, Content, Place
from portal.workbench.exchange.judging import judge
from portal.workbench.exchange.outcomes import Outcome
from tests.workbench.exchange.batches import a_batch, a_markdown_text, a_text, answered, bold, now, only_row


@pytest.mark.parametrize(
    ("answer", "detail"),
    [
        (("Ett",), "missing: <b1> </b1>"),
        ((*bold("Ett"), Code(Place.ALONE, None, "7")), "too many: <code7/>"),
        ((Code(Place.CLOSE, None, "1"), "Ett", Code(Place.OPEN, None, "1")), "the codes cross each other"),
        ((*bold("Ett"), *bold("Två")), "too many: <b1> </b1>"),
    ],
)
def test_a_translation_without_its_codes_is_broken(answer: Content, detail: str) -> None:
    batch = a_batch(a_markdown_text("**Yksi**"))

    row = only_row(batch, answered(batch, answer))

    assert (row.outcome, row.detail) == (Outcome.MARKUP_BROKEN, detail)
    assert "Ett" in row.text


def test_codes_without_words_are_no_translation() -> None:
    batch = a_batch(a_markdown_text("**Yksi**"))

    assert only_row(batch, answered(batch, bold())).outcome == Outcome.UNCHANGED


def test_a_broken_paragraph_is_named_and_the_others_keep_their_markup() -> None:
    batch = a_batch(a_markdown_text("- **Yksi**\n- **Kaksi**"))

    row = only_row(batch, answered(batch, bold("Ett"), "Två"))

    assert (row.outcome, row.detail) == (Outcome.MARKUP_BROKEN, "Paragraph 2: missing: <b1> </b1>")
    assert row.text == "- **Ett**\n- Två"


def test_markup_in_a_place_where_it_cannot_be_written_is_broken() -> None:
    batch = a_batch(a_markdown_text("a **b** c"))

    row = only_row(batch, answered(batch, ("a", *bold("b,"), "c")))

    assert (row.outcome, row.text) == (Outcome.MARKUP_BROKEN, "ab,c")


def test_spaces_at_the_edge_of_bold_words_go_outside() -> None:
    batch = a_batch(a_markdown_text("a **b** c"))

    assert only_row(batch, answered(batch, ("a", *bold(" b "), "c"))).text == "a **b** c"


def test_codes_may_change_their_order() -> None:
    batch = a_batch(a_markdown_text("**a** ja *b*"))

    row = only_row(batch, answered(batch, (*bold("b", id_="2"), " och ", *bold("a"))))

    assert (row.outcome, row.text) == (Outcome.APPLIED, "*b* och **a**")


def test_codes_that_the_translation_has_already_may_stay() -> None:
    batch = a_batch(a_markdown_text("Yksi", "**Ett**", state=State.CURRENT))

    assert only_row(batch, answered(batch, bold("En", id_="t1"))).text == "**En**"


def test_links_of_a_translation_stay_and_new_ones_lead_where_the_portal_says() -> None:
    source = "[a](/fi/a) [b](/fi/b)"
    old, new = a_markdown_text(source, "[a](/sv/x) [b](/sv/y)", state=State.CURRENT), a_markdown_text(source)
    answer: Content = (*bold("A"), " ", *bold("B", id_="2"))

    kept = only_row(a_batch(old), answered(a_batch(old), answer), link=str.upper)
    made = only_row(a_batch(new), answered(a_batch(new), answer), link=lambda target: target.replace("/fi/", "/sv/"))

    assert (kept.text, made.text) == ("[A](/sv/x) [B](/sv/y)", "[A](/sv/a) [B](/sv/b)")


def test_what_a_translator_types_is_words_and_no_markup() -> None:
    batch = a_batch(a_markdown_text("- Yksi\n- Kaksi"))

    row = only_row(batch, answered(batch, "# *Ett*", "1. [Två](x)"))

    assert row.text == "- \\# \\*Ett\\*\n- 1\\. \\[Två\\](x)"


def test_markup_between_paragraphs_follows_the_source_where_the_translation_had_followed_it() -> None:
    text = a_markdown_text("1. Yksi\n2. Kaksi b", "- Ett\n- Två", state=State.BEHIND)
    followed = now(text, previous=("- Yksi\n- Kaksi", "- Ett\n- Två"))
    own = now(text, target="* Ett\n* Två", previous=("- Yksi\n- Kaksi", "* Ett\n* Två"))

    assert only_row(followed, answered(followed, None, "Tu")).text == "1. Ett\n2. Tu"
    assert only_row(own, answered(own, None, "Tu")).text == "* Ett\n* Tu"


def test_a_paragraph_that_is_kept_means_the_same_in_its_new_place() -> None:
    """A wide space kept its dash from beginning a list."""
    target = "\u00a0- Ett\n\nTvå"
    details = {"state": State.BEHIND, "previous": ("\\- Yksi\n\nKaksi", target)}
    batch = a_batch(a_markdown_text("\\- Yksi\n\nUusi\n\nKaksi", target, **details))

    assert only_row(batch, answered(batch, None, "Ny")).text == "\\- Ett\n\nNy\n\nTvå"


def test_entities_that_a_tool_wrote_as_words_are_resolved() -> None:
    batch = a_batch(a_text("R&D"), a_text("&nbsp; on merkki", key="b"))

    rows = judge(batch, answered(batch, "F&amp;U&#160;1", "&nbsp; är ett tecken"))

    assert [row.text for row in rows] == ["F&U\u00a01", "&nbsp; är ett tecken"]
