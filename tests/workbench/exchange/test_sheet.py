"""CSV for Excel: nothing in it reckons, and it is read however Excel saves it."""

import csv
import io

import pytest
from hypothesis import given

from portal.delivery.sheets import guarded, unguarded
from portal.workbench.exchange.outcomes import Outcome
from portal.workbench.exchange.problems import UnreadableError
from portal.workbench.exchange.reading import read
from portal.workbench.exchange.sheet import write
from tests.workbench.exchange.batches import a_batch, a_text, only_row, scrambled, without_database

BATCH = a_batch(a_text("Kärki; ”lippu”, –", label="=Otsikko"))


def saved(*, delimiter: str = ";", encoding: str = "utf-8-sig", first: str = "", target: str = "Spets ŋ") -> bytes:
    """The sheet as a spreadsheet saves it, with a translation written in."""
    rows = list(csv.reader(io.StringIO(write(BATCH).decode("utf-8-sig"), newline=""), delimiter=";"))
    rows[1][2] = target
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return (first + file.getvalue()).encode(encoding)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "\ta", "\ra", "'a", "''", "'=1", "a=1", "", "–1"])
def test_no_cell_reckons_and_each_comes_back(cell: str) -> None:
    assert guarded(cell)[:1] not in set("=+-@\t\r")
    assert unguarded(guarded(cell)) == cell


@given(scrambled)
@without_database
def test_any_cell_comes_back(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


def test_what_somebody_writes_in_a_cell_is_taken_as_it_is() -> None:
    assert [unguarded(cell) for cell in ("-5 %", "'n Sami", "'")] == ["-5 %", "'n Sami", "'"]


def test_a_sheet_opens_in_excel_with_one_row_for_every_segment() -> None:
    data = write(BATCH)

    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))

    assert data.startswith(b'\xef\xbb\xbf"id";"fi";"sv";"state";"previous fi";"previous sv";"note"\r\n')
    assert [row[1:] for row in rows[1:]] == [["Kärki; ”lippu”, –", "", "missing", "", "", "'=Otsikko"]]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_sheet_is_read_however_it_was_saved(delimiter: str, encoding: str) -> None:
    file = read(saved(delimiter=delimiter, encoding=encoding))

    assert (only_row(BATCH, file).outcome, only_row(BATCH, file).text) == (Outcome.APPLIED, "Spets ŋ")
    assert file.warnings == ()


def test_a_sheet_from_an_old_mac_is_read() -> None:
    assert only_row(BATCH, read(saved().replace(b"\r\n", b"\r"))).text == "Spets ŋ"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_sheet_in_utf_16_needs_no_mark(encoding: str) -> None:
    assert only_row(BATCH, read(saved(encoding=encoding, delimiter="\t"))).text == "Spets ŋ"


def test_the_line_that_excel_reads_the_delimiter_from_is_no_row() -> None:
    assert only_row(BATCH, read(saved(first="sep=;\r\n"))).outcome == Outcome.APPLIED


def test_an_old_encoding_is_read_with_a_warning() -> None:
    file = read(saved(encoding="windows-1252", target="Spets – å"))

    assert only_row(BATCH, file).text == "Spets – å"
    assert file.warnings == (
        "The file was saved in an old encoding (Windows-1252). Check letters such as “ŋ” and “–”.",
    )


def test_columns_may_be_missing_at_the_end_and_rows_between() -> None:
    batch = a_batch(a_text("Yksi", key="a"), a_text("Kaksi", key="b"))
    rows = [line.split(b";")[:3] for line in write(batch).split(b"\r\n") if line]
    rows[2][2] = b'"Tv\xc3\xa5"'

    file = read(b"\r\n".join(b";".join(row) for row in (rows[0], [b"", b"", b""], rows[2])))

    assert (only_row(batch, file).key, only_row(batch, file).text) == ("b", "Två")


def test_rows_whose_texts_have_slipped_are_refused() -> None:
    batch = a_batch(a_text("Yksi", key="a"), a_text("Kaksi", key="b"))
    rows = list(csv.reader(io.StringIO(write(batch).decode("utf-8-sig"), newline=""), delimiter=";"))
    rows[1][1:3], rows[2][1:3] = ["Kaksi", "Två"], ["Yksi", "Ett"]
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";").writerows(rows[:2])

    row = only_row(batch, read(file.getvalue().encode()))

    assert row.outcome == Outcome.SOURCE_MOVED
    assert row.detail == "The source text in the file is not the one that was sent out."
    assert row.text == "Två"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'id;fi;sv\r\na;b;"c', "The table is damaged or breaks off."),
        (b"nimi;arvo\r\n1;2\r\n", "This is no translation file"),
        (b"id\r\n1\r\n", "This is no translation file"),
        (b"PK\x03\x04\x14", "This is a workbook or an archive. Save the table as “CSV UTF-8” and send that."),
    ],
)
def test_what_is_no_such_sheet_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableError, match=f"^{sentence}"):
        read(data.replace(b"Spets \xc5\x8b", b'"Spets') if sentence.startswith("The table") else data)
