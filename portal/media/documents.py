"""Which types of documents may be downloaded, and how an uploaded file has to prove that it is of its type."""

import re
import unicodedata
from pathlib import PurePath
from typing import NamedTuple
from zipfile import ZipFile

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _

MAX_BYTES = 50 * 1024 * 1024

_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": f"{_OOXML}.wordprocessingml.document",
    "xlsx": f"{_OOXML}.spreadsheetml.sheet",
    "pptx": f"{_OOXML}.presentationml.presentation",
    "odt": f"{_ODF}.text",
    "ods": f"{_ODF}.spreadsheet",
    "odp": f"{_ODF}.presentation",
    "txt": "text/plain",
    "csv": "text/csv",
}
_OOXML_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
_LONGEST_STEM = 80
_CHUNK = 1024 * 1024


class CleanDocument(NamedTuple):
    file: "File[bytes]"
    name: str
    media_type: str


def clean_document(upload: "File[bytes]") -> CleanDocument:
    """The document in `upload`: its extension names an allowed type, and its content is of that very type.

    Raises ValidationError with a sentence for the editor.
    """
    if upload.size > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise ValidationError(_("The file is over %(limit)s MB. Make it smaller and try again.") % {"limit": limit})
    extension = PurePath(upload.name or "").suffix.lower().removeprefix(".")
    if extension not in MEDIA_TYPES:
        allowed = ", ".join(known.upper() for known in MEDIA_TYPES)
        raise ValidationError(
            _("This type of file cannot be published. Use one of these: %(types)s.") % {"types": allowed}
        )
    if not _is_what_it_says(upload, extension):
        raise ValidationError(
            _("The content of the file is not %(type)s, as its name says. Save it anew as %(type)s and try again.")
            % {"type": extension.upper()}
        )
    upload.seek(0)
    return CleanDocument(upload, safe_name(upload.name or "", extension), MEDIA_TYPES[extension])


def safe_name(name: str, extension: str) -> str:
    """The editor's own file name as it reads well in an address: letters of any language, figures, hyphens."""
    stem = unicodedata.normalize("NFC", PurePath(name).stem)
    words = re.sub(r"\W+", "-", stem).strip("-_")[:_LONGEST_STEM].rstrip("-_")
    return f"{words or 'document'}.{extension}"


def _is_what_it_says(upload: "File[bytes]", extension: str) -> bool:
    upload.seek(0)
    if extension == "pdf":
        return bool(upload.read(5) == b"%PDF-")
    if extension in {"txt", "csv"}:
        return _is_text(upload)
    return bool(upload.read(4) == b"PK\x03\x04") and _is_office(upload, extension)


def _is_text(upload: "File[bytes]") -> bool:
    """UTF-8 without control characters, and no markup that a browser might take for a page."""
    upload.seek(0)
    text = b"".join(upload.chunks(_CHUNK)).removeprefix(b"\xef\xbb\xbf")
    try:
        text.decode()
    except UnicodeDecodeError:
        raise ValidationError(_("The text is not in UTF-8. Choose UTF-8 when you save it, and try again.")) from None
    has_controls = re.search(rb"[\x00-\x08\x0b\x0e-\x1f]", text)
    return not has_controls and not text.lstrip().startswith(b"<")


def _is_office(upload: "File[bytes]", extension: str) -> bool:
    """Its parts are those of the type; only the few bytes that name it are unpacked."""
    try:
        with ZipFile(upload) as archive:
            names = set(archive.namelist())
            named = b"" if extension in _OOXML_PARTS else archive.open("mimetype").read(100)
    except Exception:  # whatever a hostile archive makes the reader raise, it is no document
        return False
    if any(_is_macro(name) for name in names):
        raise ValidationError(_("The document holds macros, which are programs. Save it without them and try again."))
    if extension in _OOXML_PARTS:
        return {"[Content_Types].xml", _OOXML_PARTS[extension]} <= names
    return named == MEDIA_TYPES[extension].encode()


def _is_macro(name: str) -> bool:
    return name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/"))
