"""What is finished, what is confirmed as it stands, and what waits."""

from dataclasses import replace

import pytest

from portal.workbench.exchange.batch import State
from portal.workbench.exchange.outcomes import Outcome
from portal.workbench.exchange.segments import Progress
from tests.workbench.exchange.batches import (
    a_batch,
    a_markdown_text,
    a_text,
    answered,
    edited,
    now,
    only_row,
    sent,
)

THREE = "Yksi\n\nKaksi\n\nKolme"
THREE_SV = "Ett\n\nTvå\n\nTre"


@pytest.mark.parametrize("progress", [Progress.MISSING, Progress.ADAPT])
def test_a_text_that_somebody_marked_as_unfinished_waits(progress: Progress) -> None:
    batch = a_batch(a_text("Yksi", "Ett", state=State.CURRENT))

    row = only_row(batch, answered(batch, "En", progress=progress))

    assert (row.outcome, row.text) == (Outcome.UNFINISHED, "En")


def test_a_tool_that_leaves_states_alone_can_still_translate() -> None:
    text = a_text("Yksi", "Ett", state=State.BEHIND, previous=("Eka", "Ett"))
    batch = a_batch(text)

    assert only_row(batch, answered(batch, "En", progress=Progress.ADAPT)).outcome == Outcome.APPLIED
    assert only_row(batch, answered(batch, "En", progress=None)).outcome == Outcome.APPLIED
    assert only_row(batch, answered(batch, "En", is_unfinished=True)).outcome == Outcome.UNFINISHED


def test_one_paragraph_still_to_be_adapted_makes_the_text_unfinished() -> None:
    text = a_markdown_text("Yksi a\n\nKaksi a", "Ett\n\nTvå", state=State.BEHIND)
    batch = now(text, previous=("Yksi b\n\nKaksi b", "Ett\n\nTvå"))

    row = only_row(batch, answered(batch, "Ett a"))

    assert (row.outcome, row.text) == (Outcome.UNFINISHED, "Ett a\n\nTvå")


@pytest.mark.parametrize("state", [State.BEHIND, State.REVIEW])
def test_saying_that_a_translation_holds_applies_it_as_it_stands(state: State) -> None:
    batch = a_batch(a_text("Yksi", "Ett", state=state, previous=("Eka", "Ett")))

    row = only_row(batch, answered(batch, "Ett", progress=Progress.TRANSLATED))

    assert (row.outcome, row.text) == (Outcome.APPLIED, "Ett")


def test_nothing_can_be_confirmed_against_a_source_that_moved() -> None:
    text = a_text("Yksi", "Ett", state=State.BEHIND, previous=("Eka", "Ett"))
    file = answered(a_batch(text), "Ett", progress=Progress.TRANSLATED)

    assert only_row(now(text, source="Muuta"), file).outcome == Outcome.UNCHANGED


def test_a_paragraph_that_went_goes_from_the_translation_when_somebody_confirms_it() -> None:
    text = a_markdown_text("Yksi\n\nKolme", THREE_SV, state=State.BEHIND, previous=(THREE, THREE_SV))
    batch = a_batch(text)

    untouched = only_row(batch, sent(batch))
    confirmed = only_row(batch, edited(sent(batch), lambda it: replace(it, progress=Progress.TRANSLATED)))

    assert (untouched.outcome, untouched.text) == (Outcome.UNCHANGED, THREE_SV)
    assert (confirmed.outcome, confirmed.text) == (Outcome.APPLIED, "Ett\n\nTre")


def test_a_file_can_ask_for_a_review() -> None:
    batch = a_batch(a_text())

    assert only_row(batch, answered(batch, "Ett", progress=Progress.REVIEW)).needs_review
    assert not only_row(batch, answered(batch, "Ett", progress=Progress.TRANSLATED)).needs_review
