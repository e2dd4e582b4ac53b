"""A file that nobody touched changes nothing, whatever the texts and whichever the format."""

import io
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.pypo import pofile
from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File

from portal.workbench.exchange.batch import ExchangedText, State
from portal.workbench.exchange.content import Content
from portal.workbench.exchange.formats import FORMATS
from portal.workbench.exchange.judging import judge
from portal.workbench.exchange.outcomes import Outcome
from portal.workbench.exchange.reading import read
from tests.workbench.exchange.batches import (
    BODY,
    a_batch,
    a_day_s_work,
    a_markdown_text,
    a_text,
    edited,
    only_row,
    scrambled,
    sent,
    without_database,
)

SEED = Path(__file__).resolve().parents[3] / "portal" / "seed" / "content"
TOOLKIT = {"xliff-1.2": Xliff1File, "xliff-2.0": Xliff2File, "po": pofile}


def seed_texts() -> list[ExchangedText]:
    """Every text that the portal starts with in both languages, as Markdown and as plain lines."""
    pairs = [pair for file in sorted(SEED.glob("*.yaml")) for pair in _pairs(yaml.safe_load(file.read_text()))]
    assert len(pairs) > 200
    return [
        a_text(finnish, swedish, key=f"seed/{place}#{form}", state=State.CURRENT, is_markdown=form == "body")
        for place, (finnish, swedish) in enumerate(pairs)
        for form in ("title", "body")
    ]


def _pairs(found: object) -> list[tuple[str, str]]:
    if isinstance(found, list):
        return [pair for part in found for pair in _pairs(part)]
    if not isinstance(found, dict):
        return []
    if isinstance(found.get("fi"), str) and isinstance(found.get("sv"), str):
        return [(found["fi"], found["sv"])]
    return [pair for part in found.values() for pair in _pairs(part)]


def outcomes_of(texts: list[ExchangedText], form: str) -> list[Outcome]:
    batch = a_batch(*texts)
    return [row.outcome for row in judge(batch, sent(batch, form))]


@pytest.mark.parametrize("form", FORMATS)
def test_every_text_of_the_seed_comes_back_unchanged(form: str) -> None:
    texts = seed_texts()

    assert outcomes_of(texts, form) == [Outcome.UNCHANGED] * len(texts)


@pytest.mark.parametrize("form", FORMATS)
def test_every_text_of_the_seed_is_applied_to_the_letter(form: str) -> None:
    """The translation fills what is missing; what comes of it is what the source looks like."""
    batch = a_batch(*[a_text(it.source, key=it.key, is_markdown=it.is_markdown) for it in seed_texts()])

    file = edited(sent(batch, form), lambda segment: type(segment)(segment.id, segment.source, segment.source))

    assert [(row.outcome, row.text) for row in judge(batch, file)] == [
        (Outcome.APPLIED, text.source) for text in batch.texts
    ]


@pytest.mark.parametrize("form", FORMATS)
@given(
    source=scrambled,
    target=scrambled,
    old=scrambled,
    state=st.sampled_from(list(State)),
    form_of_text=st.sampled_from(["markdown", "plain"]),
    twins=st.sampled_from(["other", "same source", "same"]),
)
@without_database
def test_the_strangest_texts_come_back_unchanged(
    form: str, source: str, target: str, old: str, state: State, form_of_text: str, twins: str
) -> None:
    target, old = (source if twins == "same" else target), (old if twins == "other" else source + "\n\nlisää")
    text = a_text(source, target, state=state, previous=(old, target), is_markdown=form_of_text == "markdown")

    assert set(outcomes_of([text], form)) <= {Outcome.UNCHANGED}


@pytest.mark.parametrize("form", TOOLKIT)
def test_what_the_translate_toolkit_reads_and_writes_is_unchanged(form: str) -> None:
    texts = [*a_day_s_work().texts, *seed_texts()]
    batch = a_batch(*texts)

    stored = TOOLKIT[form].parsestring(FORMATS[form].write(batch))
    written = io.BytesIO()
    stored.serialize(written)

    assert {row.outcome for row in judge(batch, read(written.getvalue()))} == {Outcome.UNCHANGED}
    assert len([unit for unit in stored.units if not unit.isheader()]) == len(sent(batch, form).segments)


@pytest.mark.parametrize("form", TOOLKIT)
@given(source=scrambled, target=scrambled)
@without_database
def test_the_translate_toolkit_reads_the_strangest_words_as_we_do(form: str, source: str, target: str) -> None:
    batch = a_batch(a_text(), a_text(source, target, key="a/1#x", state=State.CURRENT))

    stored = TOOLKIT[form].parsestring(FORMATS[form].write(batch))
    theirs = [unit.source for unit in stored.units if not unit.isheader()]

    assert len(theirs) == len(sent(batch, form).segments)
    assert {row.outcome for row in judge(batch, read(bytes(stored)))} == {Outcome.UNCHANGED}


def capitals(content: Content | None) -> Content:
    return tuple(part.upper() if isinstance(part, str) else part for part in content or ())


@pytest.mark.parametrize("form", FORMATS)
def test_a_translation_has_the_markup_of_its_source(form: str) -> None:
    batch = a_batch(a_markdown_text(BODY))

    file = edited(sent(batch, form), lambda it: type(it)(it.id, it.source, capitals(it.source)))
    row = only_row(batch, file)

    assert row.outcome == Outcome.APPLIED
    assert row.text == (
        'TÄMÄ ON **TÄRKEÄ** [LINKKI](/fi/x "Vihje").\n\n'
        "## MITÄ *TEEMME*\n\n"
        "- YKSI\n- KAKSI\\\n  RIVI `koodi`\n\n"
        "> SANOI <https://www.example.org> EILEN.\n\n"
        "| VUOSI | OSUUS |\n|---|---:|\n| 2024 | **5** % |\n\n"
        "    koodia\n"
    )


@given(scrambled)
@without_database
def test_whatever_markup_a_source_has_its_translation_has_too_or_is_refused(source: str) -> None:
    batch = a_batch(a_markdown_text(f"a\n\n{source}"))
    file = sent(batch)

    (row,) = judge(batch, edited(file, lambda it: type(it)(it.id, it.source, capitals(it.source))))

    assert row.outcome in {Outcome.APPLIED, Outcome.MARKUP_BROKEN}
    if row.outcome == Outcome.APPLIED:
        again = sent(a_batch(a_markdown_text(row.text)))
        assert len(again.segments) == len(file.segments)
