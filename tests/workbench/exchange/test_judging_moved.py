"""Newer work is never overwritten, and what the file says is kept for a suggestion."""

from typing import Any

import pytest

from portal.workbench.exchange.batch import State
from portal.workbench.exchange.outcomes import Outcome
from tests.workbench.exchange.batches import a_batch, a_markdown_text, a_text, answered, bold, now, only_row, sent


def test_a_source_that_moved_keeps_the_translation_for_a_suggestion() -> None:
    text = a_markdown_text("- **Yksi**\n- Kaksi")
    file = answered(a_batch(text), bold("Ett"), "Två")

    row = only_row(now(text, source="- **Yksi**\n- Kolme"), file)

    assert (row.outcome, row.text) == (Outcome.SOURCE_MOVED, "Ett\n\nTvå")


def test_a_source_that_is_known_still_gives_the_suggestion_its_markup() -> None:
    text = a_markdown_text("- **Yksi**\n- Kaksi")
    file = answered(a_batch(text), bold("Ett"), "Två")
    moved = now(text, source="- **Yksi**\n- Kolme")

    row = only_row(moved, file, earlier=lambda key, digest: text.source)

    assert (row.outcome, row.text) == (Outcome.SOURCE_MOVED, "- **Ett**\n- Två")


def test_the_source_that_the_translation_was_made_from_is_known() -> None:
    text = a_markdown_text("- **Yksi**\n- Kaksi", "- **En**\n- Två", state=State.CURRENT)
    file = answered(a_batch(text), bold("Ett"), "Två")
    moved = now(text, source="- Muuta", state=State.BEHIND, previous=(text.source, text.target))

    assert only_row(moved, file).text == "- **Ett**\n- Två"


def test_a_translation_that_moved_keeps_its_newer_text() -> None:
    text = a_text("Yksi", "Ett", state=State.REVIEW)
    file = answered(a_batch(text), "En")

    row = only_row(now(text, target="Etta"), file)

    assert (row.outcome, row.text) == (Outcome.TARGET_MOVED, "En")


@pytest.mark.parametrize("changes", [{"source": "Muuta"}, {"target": "Annat"}])
def test_a_text_that_nobody_touched_is_unchanged_though_the_portal_moved_on(changes: dict[str, str]) -> None:
    text = a_text("Yksi", "Ett", state=State.CURRENT)

    row = only_row(now(text, **changes), sent(a_batch(text)))

    assert row.outcome == Outcome.UNCHANGED


@pytest.mark.parametrize("changes", [{"source": "Muuta"}, {"target": "Annat", "state": State.REVIEW}])
def test_a_file_that_says_nothing_of_a_text_is_no_loss_though_the_portal_moved_on(changes: dict[str, Any]) -> None:
    text = a_text("Yksi", "Ett", state=State.CURRENT)

    row = only_row(now(text, **changes), answered(a_batch(text), ""))

    assert (row.outcome, row.text) == (Outcome.UNCHANGED, changes.get("target", "Ett"))


def test_a_text_that_the_portal_has_by_now_is_unchanged() -> None:
    text = a_text("Yksi", "Ett", state=State.REVIEW)

    assert only_row(now(text, target="En"), answered(a_batch(text), "En")).outcome == Outcome.UNCHANGED


def test_white_space_is_no_change_of_a_text() -> None:
    text = a_text("Yksi", "", state=State.MISSING)

    assert only_row(now(text, target=" \n"), answered(a_batch(text), "Ett")).outcome == Outcome.APPLIED
