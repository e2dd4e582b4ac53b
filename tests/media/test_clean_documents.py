"""A document is of an allowed type, in name and in content."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from portal.media import documents
from portal.media.documents import MEDIA_TYPES, clean_document
from tests.media.files import OFFICE_PARTS, PDF, a_photo, an_archive, uploaded

CONTENTS = {
    "pdf": PDF,
    "txt": "Hyvää päivää\n".encode(),
    "csv": b"\xef\xbb\xbfvuosi;euroa\r\n2023;4,1\r\n",
    **{extension: an_archive(parts) for extension, parts in OFFICE_PARTS.items()},
}
MACROS = "The document holds macros, which are programs. Save it without them and try again."


def refusal_of(name, content):
    with override("en"), pytest.raises(ValidationError) as refused:
        clean_document(uploaded(content, name))
    return refused.value.messages


@pytest.mark.parametrize("extension", MEDIA_TYPES)
def test_a_document_of_an_allowed_type_is_known_by_that_type(extension):
    clean = clean_document(uploaded(CONTENTS[extension], f"Strategia.{extension.upper()}"))

    assert clean.media_type == MEDIA_TYPES[extension]
    assert clean.name == f"Strategia.{extension}"
    assert clean.file.read() == CONTENTS[extension]


@pytest.mark.parametrize("extension", MEDIA_TYPES)
@pytest.mark.parametrize("content", ["pdf", "txt", "docx", "odt", "photo", "empty archive"])
def test_a_document_with_the_name_of_another_type_is_refused(extension, content):
    if content == extension or {content, extension} == {"txt", "csv"}:
        return
    other = {**CONTENTS, "photo": a_photo(), "empty archive": an_archive({})}[content]
    if {extension, content} <= {"txt", "csv", "pdf"} and extension != "pdf":
        other += b"\0"  # a short PDF is text indeed

    refused = refusal_of(f"Strategia.{extension}", other)

    assert len(refused) == 1
    assert extension.upper() in refused[0] or "UTF-8" in refused[0]


def test_a_pdf_with_the_name_of_a_word_document_is_told_apart():
    assert refusal_of("Strategia.docx", PDF) == [
        "The content of the file is not DOCX, as its name says. Save it anew as DOCX and try again."
    ]


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "setup.exe", "old.doc", "macro.docm", "a.zip", "noname"])
def test_other_types_are_refused_with_the_list_of_those_that_can_be_used(name):
    assert refusal_of(name, CONTENTS["docx"]) == [
        "This type of file cannot be published. Use one of these: PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, TXT, CSV."
    ]


@pytest.mark.parametrize("markup", [b"<!doctype html><script>", b"\xef\xbb\xbf <svg onload=x>", b"\n\n<?xml?>"])
def test_markup_is_no_text(markup):
    assert refusal_of("notes.txt", markup) == [
        "The content of the file is not TXT, as its name says. Save it anew as TXT and try again."
    ]


def test_text_in_an_old_encoding_is_sent_back_with_the_remedy():
    assert refusal_of("taulukko.csv", "Espoo;päivä".encode("latin-1")) == [
        "The text is not in UTF-8. Choose UTF-8 when you save it, and try again."
    ]


@pytest.mark.parametrize(
    ("extension", "macro"),
    [("docx", "word/vbaProject.bin"), ("xlsx", "xl/vbaProject.bin"), ("odt", "Basic/Standard/Module1.xml")],
)
def test_a_document_with_macros_is_refused(extension, macro):
    content = an_archive({**OFFICE_PARTS[extension], macro: b"Sub AutoOpen()"})

    assert refusal_of(f"Strategia.{extension}", content) == [MACROS]


@pytest.mark.parametrize("extension", OFFICE_PARTS)
def test_an_archive_that_breaks_off_or_hides_behind_a_program_is_refused(extension):
    whole = CONTENTS[extension]

    for content in (whole[: len(whole) // 2], b"MZ" + whole, b"PK\x03\x04" + b"\xff" * 200):
        assert f"not {extension.upper()}" in refusal_of(f"Strategia.{extension}", content)[0]


def test_a_document_that_is_too_heavy_is_refused(monkeypatch):
    monkeypatch.setattr(documents, "MAX_BYTES", 1024 * 1024)

    refused = refusal_of("Strategia.pdf", PDF + b"\0" * 1024 * 1024)

    assert refused == ["The file is over 1 MB. Make it smaller and try again."]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Älykäs erikoistuminen (2025).pdf", "Älykäs-erikoistuminen-2025.pdf"),
        ("A\u0308lyka\u0308s.pdf", "Älykäs.pdf"),
        ("report.html.pdf", "report-html.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("..\\windows\\x.pdf", "windows-x.pdf"),
        ("gpj\u202efdp.pdf", "gpj-fdp.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "a-b-Set-Cookie-x.pdf"),
        ("....pdf", "document.pdf"),
        ("x" * 200 + ".pdf", "x" * 80 + ".pdf"),
    ],
)
def test_a_file_keeps_a_name_that_people_can_read_and_systems_can_bear(name, expected):
    upload = uploaded(PDF, name)

    assert clean_document(upload).name == expected
