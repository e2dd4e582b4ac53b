"""What cannot be read is refused with a sentence, and nothing of it is believed."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.workbench.exchange.formats import FORMATS
from portal.workbench.exchange.problems import UnreadableError
from portal.workbench.exchange.reading import MAX_BYTES, read
from tests.workbench.exchange.batches import a_batch, a_day_s_work, a_text, without_database

BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;">]><xliff version="1.2">&c;</xliff>'
)
OUTSIDE = b'<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd"><xliff version="1.2"/>'
XLIFF = FORMATS["xliff-1.2"].write(a_day_s_work())
PO = FORMATS["po"].write(a_day_s_work())


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf \r\n", "The file is empty."),
        (b"x" * (MAX_BYTES + 1), "The file is larger than 10 megabytes."),
        (BOMB, "The file has a document type or entities of its own, which are not read for safety’s sake."),
        (OUTSIDE, "The file has a document type or entities of its own, which are not read for safety’s sake."),
        (b"<a>" * 200, "The elements of the file are nested too deep."),
        (XLIFF[:-30], "The file is damaged or breaks off: it cannot be read from line"),
        (XLIFF[:300], "The file is damaged or breaks off: it cannot be read from line"),
        (b'<?xml version="1.0" encoding="x-unknown"?><xliff version="1.2"/>', "The file names a character encoding"),
        (b"<html><body/></html>", "This is XML, but not XLIFF."),
        (b'<xliff version="3.0"/>', "This is XLIFF of a version that is not known; 1.2 and 2.0 are."),
        (b"<xliff/>", "This is XLIFF of a version that is not known; 1.2 and 2.0 are."),
        (b'msgid "a"\nmsgstr "b\nroska', "The file is damaged or breaks off: it cannot be read from line"),
        (b"PK\x03\x04\x14\x00", "This is a workbook or an archive."),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "This is no translation file"),
        (b"\x81\x8d\x8f\x90", "The letters of the file cannot be read. Save it as UTF-8."),
        (b"Hei maailma", "This is no translation file"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read(data)

    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-15"])
def test_xliff_is_read_in_the_encoding_that_it_names(encoding: str) -> None:
    text = FORMATS["xliff-1.2"].write(a_batch(a_text("Älykäs kaupunki"))).decode()
    named = text.replace("UTF-8", encoding.removesuffix("-sig"))

    (segment,) = read(named.encode(encoding)).segments

    assert segment.source == ("Älykäs kaupunki",)


def test_entities_of_html_are_read_where_a_tool_forgot_what_xml_is() -> None:
    text = FORMATS["xliff-1.2"].write(a_batch(a_text("Yksi"))).decode()

    (segment,) = read(text.replace("Yksi", "Yksi&nbsp;&auml; &lt;").encode()).segments

    assert segment.source == ("Yksi\u00a0ä <",)


def test_entities_that_nobody_knows_are_refused() -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        read(b'<xliff version="1.2">&outo;</xliff>')


@given(data=st.binary(max_size=400), place=st.integers(0, len(XLIFF)), form=st.sampled_from([XLIFF, PO]))
@without_database
def test_no_damage_makes_more_than_a_sentence(data: bytes, place: int, form: bytes) -> None:
    for damaged in (data, form[:place] + data + form[place:], form[:place] + data):
        try:
            file = read(damaged)
        except UnreadableError as error:
            said = str(error)
        else:
            said = f"{file.format}."
        assert said.endswith(".")


def test_a_large_file_is_read_in_reasonable_time() -> None:
    words = "Kaupunki " * 100
    data = FORMATS["xliff-1.2"].write(a_batch(*[a_text(words, key=f"a/{number}") for number in range(3000)]))
    started = time.perf_counter()

    file = read(data)

    assert len(file.segments) == 3000
    assert time.perf_counter() - started < 10
