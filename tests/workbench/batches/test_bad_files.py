"""Whatever somebody uploads: a clear sentence, never an error page, and nothing written or kept."""

import csv
import io
import zipfile
from typing import Any

import pytest
from django.test import Client

from tests.builders import a_member, a_strategy
from tests.workbench.batches.files import BASE, kept, messages_of, sent_out, translated, upload

pytestmark = pytest.mark.django_db

BOMB = b"""<?xml version="1.0"?><!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><xliff version="1.2"><file><body>&c;</body></file></xliff>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE xliff SYSTEM "file:///etc/passwd"><xliff version="1.2"/>"""
OTHER_PORTAL = b"""<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="x" source-language="fi" target-language="sv" datatype="plaintext"><body>
<trans-unit id="node-17"><source>Etusivu</source><target>Startsida</target></trans-unit></body></file></xliff>"""


def packed(*names: str) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return archive.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \r\n\t ", "The file is empty."),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)), "neither XLIFF nor PO|letters of the file"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "This is a workbook or an archive. Save the table as"),
        (packed("portal-fi-sv.xlf", "portal-en-sv.xlf"), "This is an archive. Unpack it and send the files in it one"),
        (b"PK\x03\x04 broken", "This is a workbook or an archive."),
        (BOMB, "document type"),
        (OUTSIDE, "document type"),
        (OTHER_PORTAL, "The portal knows none of the texts in this file."),
        (b'<?xml version="1.0"?><html/>', "This is XML, but not XLIFF."),
        (b"Hej, here is the translation.", "This is no translation file"),
        (b"id;fi;sv\r\n", "The portal knows none of the texts in this file."),
        (b'msgid ""\nmsgstr "Language: sv\\n"\n', "The portal knows none of the texts in this file."),
    ],
)
def test_a_file_that_is_none_is_refused_with_a_sentence(her_client: Client, data: bytes, sentence: str) -> None:
    answer = her_client.post(f"{BASE}/sv/import/", upload(data, "whatever.xlf"))

    (said,) = messages_of(answer.content.decode())
    assert answer.status_code == 200
    assert any(part in said for part in sentence.split("|")), said
    assert kept() == 0


@pytest.mark.parametrize("form", ["xliff-1.2", "xliff-2.0", "csv"])
def test_a_file_that_breaks_off_is_refused_with_a_sentence(her_client: Client, translator: Any, form: str) -> None:
    data = sent_out(translator, a_strategy(title_fi="Avaus"), form=form)

    answer = her_client.post(f"{BASE}/sv/import/", upload(data[: len(data) * 2 // 3]))

    (said,) = messages_of(answer.content.decode())
    assert "damaged" in said or "breaks off" in said
    assert kept() == 0


def test_a_file_of_eleven_megabytes_is_not_even_read(her_client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr("portal.workbench.batches.uploads.read", lambda data: pytest.fail("It was read."))

    answer = her_client.post(f"{BASE}/sv/import/", upload(b"<xliff>" + b" " * 11_000_000))

    assert messages_of(answer.content.decode()) == ["The file is larger than 10 megabytes."]
    assert kept() == 0


def test_no_file_at_all_is_said(her_client: Client) -> None:
    answer = her_client.post(f"{BASE}/sv/import/", {})

    assert messages_of(answer.content.decode()) == ["This field is required."]


def as_excel_saves(data: bytes, encoding: str, delimiter: str) -> bytes:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    rows[1][2] = "Öppning"
    table = io.StringIO(newline="")
    csv.writer(table, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return table.getvalue().encode(encoding)


@pytest.mark.parametrize(
    ("encoding", "delimiter", "warns"),
    [("utf-8-sig", ";", False), ("utf-16", "\t", False), ("windows-1252", ";", True)],
)
def test_a_table_that_excel_has_saved_is_read(
    her_client: Client, translator: Any, encoding: str, delimiter: str, warns: Any
) -> None:
    data = sent_out(translator, a_strategy(title_fi="Avaus"), form="csv")

    saved = as_excel_saves(data, encoding, delimiter)
    answer = her_client.post(f"{BASE}/sv/import/", upload(saved, "texts.csv"), follow=True)

    assert [(row.outcome, row.change.new) for row in answer.context["rows"]] == [("applied", "Öppning")]
    assert bool(answer.context["file"].warnings) is warns


def test_a_file_in_another_language_is_looked_at_there(signed_in: Any) -> None:
    both = a_member("translator", languages=["sv", "en"])
    strategy = a_strategy(title_fi="Avaus")
    data = translated(sent_out(both, strategy, language="en"), {"title": "Opening"})
    client = signed_in(both)

    answer = client.post(f"{BASE}/sv/import/", upload(data))

    address = answer.context["elsewhere"]
    assert address.language == "en"
    assert f'href="{BASE}/en/import/{address.pk}/"' in answer.content.decode()
    assert client.get(f"{BASE}/sv/import/{address.pk}/").status_code == 404
    assert [row.outcome for row in client.get(f"{BASE}/en/import/{address.pk}/").context["rows"]] == ["applied"]


def test_a_file_in_a_language_that_is_not_hers_is_refused(her_client: Client) -> None:
    data = sent_out(an_administrator(), a_strategy(title_fi="Avaus"), language="en")

    answer = her_client.post(f"{BASE}/sv/import/", upload(data))

    assert messages_of(answer.content.decode()) == [
        "The translations in this file are in another language (English), which is not yours to write."
    ]
    assert kept() == 0


def an_administrator() -> Any:
    return a_member("administrator")


def test_a_file_in_a_language_that_the_portal_does_not_have_is_refused(her_client: Client, translator: Any) -> None:
    data = sent_out(translator, a_strategy(title_fi="Avaus")).replace(b"|fi.sv.", b"|fi.de.")

    answer = her_client.post(f"{BASE}/sv/import/", upload(data))

    assert messages_of(answer.content.decode()) == ["The portal has no pages in the language of this file (de)."]
