"""A file that somebody uploads, whatever it is: what it says, or a sentence why it cannot be read."""

import codecs
import re

from django.utils.translation import gettext as _

from portal.workbench.exchange import po, sheet, xliff_1, xliff_2, xml
from portal.workbench.exchange.problems import UnreadableError
from portal.workbench.exchange.returned import ReturnedFile

MAX_BYTES = 10_000_000

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_WORKBOOK = b"PK\x03\x04"


def read(data: bytes) -> ReturnedFile:
    """Raises UnreadableError."""
    if len(data) > MAX_BYTES:
        megabytes = MAX_BYTES // 1_000_000
        raise UnreadableError(_("The file is larger than %(megabytes)d megabytes.") % {"megabytes": megabytes})
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError(_("The file is empty."))
    if data.startswith(_WORKBOOK):
        raise UnreadableError(_("This is a workbook or an archive. Save the table as “CSV UTF-8” and send that."))
    if data[:1000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        return _xliff(data)
    text, warnings = _decoded(data)
    if re.search(r'^\s*msgid\s+"', text, re.MULTILINE):
        return po.read(*_as_its_header_says(data, text, warnings))
    if sheet.is_sheet(text):
        return sheet.read(text, warnings)
    raise UnreadableError(_("This is no translation file: it is neither XLIFF nor PO nor a table that was sent out."))


def _xliff(data: bytes) -> ReturnedFile:
    root = xml.read(data)
    if xml.local_name(root) != "xliff":
        raise UnreadableError(_("This is XML, but not XLIFF."))
    version = root.get("version", "")
    if version.startswith("1."):
        return xliff_1.read_tree(root)
    if version.startswith("2."):
        return xliff_2.read_tree(root)
    raise UnreadableError(_("This is XLIFF of a version that is not known; 1.2 and 2.0 are."))


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """With a warning where the encoding is a guess that may have lost letters."""
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None) or _without_mark(data)
    try:
        return data.decode(encoding).replace("\0", "\ufffd"), ()
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError as error:
        raise UnreadableError(_("The letters of the file cannot be read. Save it as UTF-8.")) from error
    return text, (_("The file was saved in an old encoding (Windows-1252). Check letters such as “ŋ” and “–”."),)


def _without_mark(data: bytes) -> str:
    """Every second byte of plain words in UTF-16 is nothing."""
    start = data[:200]
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    return "utf-16-be" if start[0::2].count(0) > len(start) // 4 else "utf-8"


def _as_its_header_says(data: bytes, text: str, warnings: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """A PO file that is not in UTF-8 names its encoding."""
    named = re.search(r"charset=(iso-8859-\d+|(?:windows-|cp)125\d)\b", text[:4000], re.IGNORECASE)
    if not warnings or not named:
        return text, warnings
    try:
        return data.decode(named[1]), ()
    except (LookupError, UnicodeDecodeError):
        return text, warnings
