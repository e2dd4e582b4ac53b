"""What becomes of a text that comes back: what is whole, ours and finished is applied."""

from dataclasses import replace

import pytest

from portal.workbench.exchange.batch import Batch, State
from portal.workbench.exchange.judging import judge
from portal.workbench.exchange.outcomes import Outcome, Row
from portal.workbench.exchange.returned import ReturnedFile
from portal.workbench.exchange.segments import Progress
from tests.workbench.exchange.batches import (
    a_batch,
    a_markdown_text,
    a_text,
    answered,
    now,
    only_row,
    sent,
)

THREE = "Yksi\n\nKaksi\n\nKolme"
THREE_SV = "Ett\n\nTvå\n\nTre"


def test_a_new_translation_is_applied() -> None:
    batch = a_batch(a_text("Älykäs kaupunki"))

    row = only_row(batch, answered(batch, " Smart stad\n"))

    assert row == Row("strategy.strategy/5#title", Outcome.APPLIED, "", "Smart stad")


def test_only_what_was_translated_changes() -> None:
    batch = a_batch(a_markdown_text("*  Yksi\n*  Kaksi", "-  Ett\n-  Två", state=State.CURRENT))

    assert only_row(batch, answered(batch, None, "Tu")).text == "-  Ett\n-  Tu"


def test_a_file_without_a_translation_changes_nothing() -> None:
    batch = a_batch(a_text())

    assert only_row(batch, sent(batch)).outcome == Outcome.UNCHANGED


def test_a_text_longer_than_its_column_is_too_long() -> None:
    batch = a_batch(a_text(max_length=10))

    assert only_row(batch, answered(batch, "Smart stad")).outcome == Outcome.APPLIED
    assert only_row(batch, answered(batch, "Smart stad!")) == Row(
        "strategy.strategy/5#title", Outcome.TOO_LONG, "11 characters, where 10 fit.", "Smart stad!"
    )


def test_a_text_with_a_paragraph_left_empty_is_incomplete() -> None:
    batch = a_batch(a_markdown_text(THREE))

    row = only_row(batch, answered(batch, "Ett", "Två"))

    assert (row.outcome, row.text) == (Outcome.INCOMPLETE, "Ett\n\nTvå\n\n")
    assert row.detail == "1 of 3 paragraphs has no translation."


def test_a_translation_that_was_emptied_is_incomplete() -> None:
    batch = a_batch(a_text("Yksi", "Ett", state=State.CURRENT))

    assert only_row(batch, answered(batch, "")).outcome == Outcome.INCOMPLETE


def test_segments_that_a_file_leaves_out_stay_as_they_were() -> None:
    old = "Yksi\n\nKaksi asiaa\n\nKolme"
    batch = a_batch(a_markdown_text(THREE, THREE_SV, state=State.BEHIND, previous=(old, THREE_SV)))
    file = answered(batch, None, "Tu", progress=Progress.TRANSLATED)

    row = only_row(batch, replace(file, segments=file.segments[1:2]))

    assert (row.outcome, row.text) == (Outcome.APPLIED, "Ett\n\nTu\n\nTre")


def test_segments_that_were_to_be_done_may_not_be_left_out() -> None:
    batch = a_batch(a_markdown_text(THREE))
    file = answered(batch, "Ett")

    assert only_row(batch, replace(file, segments=file.segments[:1])).outcome == Outcome.INCOMPLETE


def doubled(file: ReturnedFile, answer: str) -> ReturnedFile:
    return replace(file, segments=(*file.segments, replace(file.segments[0], target=(answer,))))


def test_a_text_with_two_translations_is_twice() -> None:
    batch = a_batch(a_text())
    file = answered(batch, "Ett")

    row = only_row(batch, doubled(file, "En"))

    assert (row.outcome, row.text) == (Outcome.TWICE, "Ett\nEn")
    assert only_row(batch, doubled(file, "Ett")).outcome == Outcome.APPLIED


def test_a_text_from_two_days_is_twice() -> None:
    text = a_text("Yksi")
    old, new = answered(a_batch(text), "Ett"), answered(now(text, source="Kaksi"), "Ett")

    row = only_row(now(text, source="Kaksi"), replace(old, segments=old.segments + new.segments))

    assert row.outcome == Outcome.TWICE


def test_texts_that_the_portal_does_not_have_are_unknown_and_keep_their_words() -> None:
    batch = a_batch(a_text())
    file = answered(batch, "Ett")
    strange = replace(file, segments=(*file.segments, replace(file.segments[0], id="message.1")))

    assert judge(a_batch(), strange) == [
        Row("strategy.strategy/5#title", Outcome.UNKNOWN, "", "Ett"),
        Row("message.1", Outcome.UNKNOWN, "", "Ett"),
    ]


@pytest.mark.parametrize("details", [{"target_language": "en"}, {"source_language": "en"}])
def test_a_file_in_another_language_is_refused(details: dict[str, str]) -> None:
    batch = a_batch(a_text())

    row = only_row(batch, answered(batch, "One", **details))

    assert (row.outcome, row.detail, row.text) == (Outcome.WRONG_LANGUAGE, "The file says “en”.", "One")


@pytest.mark.parametrize("language", ["sv", "sv-FI", "sv_FI", "SV", ""])
def test_tools_may_name_a_language_their_way(language: str) -> None:
    batch = a_batch(a_text())

    assert only_row(batch, answered(batch, "Ett", target_language=language)).outcome == Outcome.APPLIED


def test_the_language_stands_in_the_names_too() -> None:
    english = Batch("fi", "en", (a_text(),))

    row = only_row(a_batch(a_text()), answered(english, "One", target_language="", source_language=""))

    assert row.outcome == Outcome.WRONG_LANGUAGE


def test_a_text_in_one_piece_is_applied_as_it_was_written() -> None:
    batch = a_batch(a_markdown_text("Yksi\r\n\r\nKaksi", "Allt", state=State.CURRENT))

    assert only_row(batch, answered(batch, "**Ett**\n\nTvå\n\n- Tre")).text == "**Ett**\n\nTvå\n\n- Tre"


def test_a_text_that_goes_out_otherwise_by_now_is_still_taken() -> None:
    """Somebody has confirmed the translation since, whose paragraphs are not those of the source."""
    text = a_markdown_text("Yksi\n\nUusi", "Ett", state=State.BEHIND, previous=("Yksi", "Ett"))
    file = answered(a_batch(text), "Ett", "Ny", progress=Progress.TRANSLATED)

    row = only_row(now(text, state=State.CURRENT, previous=None), file)

    assert (row.outcome, row.text) == (Outcome.APPLIED, "Ett\n\nNy")


def test_a_name_of_a_segment_that_the_text_does_not_have_is_no_longer_its_source() -> None:
    batch = a_batch(a_text())
    file = answered(batch, "Ett")
    wrong = replace(file, segments=(replace(file.segments[0], id=file.segments[0].id.replace(".1.", ".7.")),))

    assert only_row(batch, wrong).outcome == Outcome.SOURCE_MOVED
