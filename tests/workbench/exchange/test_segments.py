"""What a translator gets of a text: what is done stays done, and what changed is shown with what it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.workbench.exchange.batch import ExchangedText, State
from portal.workbench.exchange.identity import SegmentId, as_token, digest, from_token
from portal.workbench.exchange.segments import Progress, Segment, prepared, segments_of
from portal.workbench.exchange.tags import tagged
from tests.workbench.exchange.batches import (
    BODY,
    BODY_SV,
    a_batch,
    a_markdown_text,
    a_text,
    scrambled,
    without_database,
)


def segments(text: ExchangedText) -> list[Segment]:
    return segments_of(prepared(text), a_batch(text))


def shown(text: ExchangedText) -> list[tuple[str, str | None, Progress]]:
    return [(tagged(it.source), None if it.target is None else tagged(it.target), it.progress) for it in segments(text)]


def behind(source: str, target: str, old: str, **details: object) -> ExchangedText:
    return a_markdown_text(source, target, state=State.BEHIND, previous=(old, target), **details)


def test_a_text_without_translation_waits_paragraph_by_paragraph() -> None:
    assert shown(a_markdown_text("Yksi\n\nKaksi")) == [
        ("Yksi", None, Progress.MISSING),
        ("Kaksi", None, Progress.MISSING),
    ]


@pytest.mark.parametrize(
    ("state", "progress"),
    [(State.REVIEW, Progress.REVIEW), (State.CURRENT, Progress.TRANSLATED), (State.SAME, Progress.FINAL)],
)
def test_a_translation_goes_out_beside_its_source(state: State, progress: Progress) -> None:
    assert shown(a_markdown_text("Yksi\n\nKaksi", "Ett\n\nTvå", state=state)) == [
        ("Yksi", "Ett", progress),
        ("Kaksi", "Två", progress),
    ]


def test_a_text_that_is_the_same_on_purpose_goes_out_with_its_source() -> None:
    assert shown(a_text("Business Finland", state=State.SAME)) == [
        ("Business Finland", "Business Finland", Progress.FINAL)
    ]


def test_only_the_paragraph_that_changed_needs_work() -> None:
    text = behind("Yksi\n\nKaksi uutta asiaa\n\nKolme", "Ett\n\nTvå saker\n\nTre", "Yksi\n\nKaksi asiaa\n\nKolme")

    assert shown(text) == [
        ("Yksi", "Ett", Progress.TRANSLATED),
        ("Kaksi uutta asiaa", "Två saker", Progress.ADAPT),
        ("Kolme", "Tre", Progress.TRANSLATED),
    ]
    assert [segment.previous for segment in segments(text)] == [None, (("Kaksi asiaa",), ("Två saker",)), None]


def test_a_new_paragraph_has_no_translation_and_the_others_keep_theirs() -> None:
    text = behind("Yksi\n\nAivan uutta\n\nKaksi", "Ett\n\nTvå", "Yksi\n\nKaksi")

    assert [(source, target) for source, target, _progress in shown(text)] == [
        ("Yksi", "Ett"),
        ("Aivan uutta", None),
        ("Kaksi", "Två"),
    ]


def test_a_paragraph_that_moved_takes_its_translation_along() -> None:
    text = behind("Kaksi\n\nKolme muuta\n\nYksi", "Ett\n\nTvå\n\nTre", "Yksi\n\nKaksi\n\nKolme")

    assert shown(text) == [
        ("Kaksi", "Två", Progress.TRANSLATED),
        ("Kolme muuta", "Tre", Progress.ADAPT),
        ("Yksi", "Ett", Progress.TRANSLATED),
    ]


def test_a_paragraph_that_went_leaves_all_to_be_looked_at() -> None:
    text = behind("Yksi\n\nKolme", "Ett\n\nTvå\n\nTre", "Yksi\n\nKaksi\n\nKolme")

    assert shown(text) == [("Yksi", "Ett", Progress.REVIEW), ("Kolme", "Tre", Progress.REVIEW)]
    assert segments(text)[0].note == "Only the order or the number of the paragraphs is another now."


def test_lines_of_a_plain_text_keep_their_translation_too() -> None:
    text = a_text("yksi\nkaksi b\n", "ett\ntvå\n", state=State.BEHIND, previous=("yksi\nkaksi\n", "ett\ntvå\n"))

    assert shown(text) == [("yksi", "ett", Progress.TRANSLATED), ("kaksi b", "två", Progress.ADAPT)]


def test_a_translation_with_other_paragraphs_goes_out_in_one_piece() -> None:
    (segment,) = segments(a_markdown_text("**Yksi**\n\nKaksi", "Allt i ett", state=State.CURRENT))

    assert (segment.source, segment.target) == (("**Yksi**\n\nKaksi",), ("Allt i ett",))
    assert SegmentId.read(segment.id).place == "w"
    assert segment.note.startswith("This text goes out in one piece with its Markdown")


def test_codes_of_a_translation_have_the_numbers_of_what_they_stand_for() -> None:
    source, target = "**a** ja [b](/x) ja **c**", "[b](/y) och **c** och *d* och **a**"

    (segment,) = segments(a_markdown_text(source, target, state=State.CURRENT))

    assert tagged(segment.source) == "<b1>a</b1> ja <a2>b</a2> ja <b3>c</b3>"
    assert tagged(segment.target or ()) == "<a2>b</a2> och <b1>c</b1> och <it3>d</it3> och <b3>a</b3>"


def test_links_are_known_by_where_they_lead() -> None:
    (segment,) = segments(a_markdown_text("[a](/x) [b](/y)", "[B](/y) [A](/x)", state=State.CURRENT))

    assert tagged(segment.target or ()) == "<a2>B</a2> <a1>A</a1>"


def test_a_limit_goes_out_where_the_text_is_one_segment() -> None:
    assert [segment.max_length for segment in segments(a_text("Yksi", max_length=60))] == [60]
    assert [segment.max_length for segment in segments(a_text("Yksi\nKaksi", max_length=60))] == [None, None]


def test_a_text_without_words_has_nothing_that_goes_out() -> None:
    assert segments(a_markdown_text("```\nkoodi\n```", "x")) == []


def test_the_name_of_a_segment_says_what_its_exporter_saw() -> None:
    names = [SegmentId.read(segment.id) for segment in segments(a_markdown_text(BODY, BODY_SV, state=State.CURRENT))]

    assert {(name.key, name.source_language, name.target_language) for name in names} == {
        ("strategy.strategy/5#body", "fi", "sv")
    }
    assert {(name.source, name.target) for name in names} == {(digest(BODY), digest(BODY_SV))}
    assert [name.place for name in names] == [str(number) for number in range(1, 10)]


@pytest.mark.parametrize("nothing", [None, "", " \r\n\t "])
def test_no_text_has_no_digest(nothing: str | None) -> None:
    assert digest(nothing) == "0"


def test_line_ends_are_no_change() -> None:
    assert digest("a\r\nb\r\n") == digest("a\nb")


@given(scrambled)
@without_database
def test_any_name_is_a_token_and_back(name: str) -> None:
    assert from_token(as_token(name)) == name
    assert set(as_token(name)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-:")


@pytest.mark.parametrize("name", ["", "a", "a|fi.sv.1.0", "a|fi.sv.0.0.0", "a|fi.sv.1.xyz.0", "|fi.sv.1.0.0"])
def test_names_of_others_are_not_ours(name: str) -> None:
    assert SegmentId.read(name) is None


@given(scrambled, scrambled, scrambled, st.sampled_from(list(State)), st.booleans())
@without_database
def test_any_text_can_go_out(source: str, target: str, old: str, state: State, is_markdown: bool) -> None:
    text = a_text(source, target, state=state, previous=(old, target), is_markdown=is_markdown)

    places = [SegmentId.read(segment.id).place for segment in segments(text)]

    assert places in (["w"], [str(number) for number in range(1, len(places) + 1)])
