"""Lists as CSV: whole, the same in every program, and nothing in them reckons."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.delivery.sheets import guarded, unguarded
from portal.opendata import lists, tables
from tests.builders import a_glossary_term, a_spearhead, an_indicator, an_organisation
from tests.opendata.answers import body, table

pytestmark = pytest.mark.django_db


def test_no_cell_reckons(client):
    a_glossary_term(term_fi='=HYPERLINK("http://x")', term_sv="+1", term_en="@a")

    row = table(client, "/data/glossary.csv")[0]

    assert [row[f"term_{code}"] for code in ("fi", "sv", "en")] == ['\'=HYPERLINK("http://x")', "'+1", "'@a"]


def test_text_of_many_lines_and_signs_comes_through(client):
    text = 'Rivi yksi\nrivi "kaksi"; kolme, ”neljä” åäö 🌊'
    a_glossary_term(definition_fi=text)

    assert table(client, "/data/glossary.csv")[0]["definition_fi"] == text


def test_excel_finds_a_mark_and_semicolons(client):
    a_glossary_term(term_fi="Kärki")

    plain, marked = body(client.get("/data/glossary.csv")), body(client.get("/data/glossary.csv?bom=1"))

    assert plain.startswith(b"id,original_language")
    assert marked.startswith(b"\xef\xbb\xbfid;original_language")
    assert table(client, "/data/glossary.csv") == table(client, "/data/glossary.csv?bom=1", delimiter=";")


@pytest.mark.parametrize("query", ["bom=2", "bom=", "limit=1"])
def test_a_table_knows_no_other_parameter(client, query):
    assert client.get(f"/data/glossary.csv?{query}").status_code == 400


def test_a_table_holds_every_record_however_it_is_read(client, monkeypatch):
    terms = [a_glossary_term() for _ in range(5)]
    at_once = body(client.get("/data/glossary.csv"))
    monkeypatch.setattr(lists, "AT_ONCE", 2)
    monkeypatch.setattr(tables, "IN_MEMORY", 10)

    answer = client.get("/data/glossary.csv")

    assert body(answer) == at_once
    assert int(answer["Content-Length"]) == len(at_once)
    assert at_once.count(b"\r\n") == 1 + len(terms)


def test_relations_are_ids(client):
    spearhead = a_spearhead()

    row = table(client, "/data/spearheads.csv")[0]

    assert row["strategy_id"].endswith(f"/id/strategy/{spearhead.strategy_id}")


def test_a_kind_without_records_has_its_columns_all_the_same(client):
    rows = body(client.get("/data/organisations.csv")).decode().splitlines()

    an_organisation()

    assert len(rows) == 1
    assert rows[0].split(",")[:4] == ["id", "original_language", "name_fi", "name_sv"]


def test_numbers_are_numbers_be_they_negative(client):
    an_indicator().values.create(year=2024, number="-12.5", words_fi="-12,5 prosenttia")

    row = table(client, "/data/indicator-values.csv")[0]

    assert (float(row["number"]), int(row["year"]), row["words_fi"]) == (-12.5, 2024, "'-12,5 prosenttia")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hei;=HYPERLINK(A1)", "Hei;'=HYPERLINK(A1)"),
        ("Hei\t=1+1", "Hei\t'=1+1"),
        ("Hei; kaksi = 2", "Hei; kaksi = 2"),
        ("- yksi\n- kaksi", "'- yksi\n- kaksi"),
    ],
)
def test_no_part_of_a_cell_reckons_in_a_program_that_parts_it_elsewhere(client, text, shown):
    a_glossary_term(definition_fi=text)

    assert table(client, "/data/glossary.csv")[0]["definition_fi"] == shown


@given(st.text(alphabet="=+-@\t\r';, a\n"))
def test_what_is_guarded_can_be_had_back(text):
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("query", ["", "?bom=1"])
def test_the_headers_alone_tell_how_long_a_table_is(client, query):
    a_glossary_term()

    whole, head = client.get(f"/data/glossary.csv{query}"), client.head(f"/data/glossary.csv{query}")

    assert head["Content-Length"] == whole["Content-Length"] == str(len(body(whole)))


@pytest.mark.parametrize("ask", [
    lambda client: client.get("/data/glossary.csv").close(),
    lambda client: client.head("/data/glossary.csv"),
    lambda client: client.get("/data/glossary.csv", headers={"if-none-match": "*"}),
])  # fmt: skip
def test_a_table_that_nobody_reads_to_its_end_is_closed(client, monkeypatch, ask):
    files = []
    monkeypatch.setattr(tables, "SpooledTemporaryFile", lambda **size: files.append(BytesIO()) or files[-1])
    a_glossary_term()

    ask(client)

    assert {file.closed for file in files} == {True}
