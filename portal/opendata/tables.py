"""A list as one table: a column for each language of each text and for how far it can be trusted."""

import csv
import io
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import md5
from tempfile import SpooledTemporaryFile
from typing import Any

from portal.delivery.sheets import guarded
from portal.languages.localized import codes
from portal.opendata.answers import LICENCE
from portal.opendata.kinds import Kind
from portal.opendata.lists import every_record
from portal.opendata.naming import addresses_of, id_of
from portal.opendata.records import plain
from portal.opendata.standing import Standing, related

IN_MEMORY = 1024 * 1024  # bytes; a larger table waits on the disk
PIECE = 64 * 1024
MARK = "\ufeff"  # by which Excel knows UTF-8


@dataclass(frozen=True)
class Table:
    """Read once, piece by piece; it is closed at its end, and by whoever sends it where nobody has read so far."""

    file: Any  # at its beginning
    digest: str
    size: int

    def __iter__(self) -> Iterator[bytes]:
        with self.file:
            while piece := self.file.read(PIECE):
                yield piece

    def close(self) -> None:
        self.file.close()


def table_of(kind: Kind, *, is_for_excel: bool = False) -> Table:
    """Written whole before it is sent, as of one moment: nobody's slow connection keeps the database waiting.

    For Excel with a byte order mark and semicolons, as a Finnish or Swedish one wants them.
    """
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - whoever sends it closes it
    digest, size = md5(usedforsecurity=False), 0
    with ExitStack() as in_trouble:
        in_trouble.callback(file.close)
        for line in _lines(kind, is_for_excel=is_for_excel):
            digest.update(line)
            size += file.write(line)
        in_trouble.pop_all()
    file.seek(0)
    return Table(file, digest.hexdigest(), size)


def _lines(kind: Kind, *, is_for_excel: bool) -> Iterator[bytes]:
    yield (MARK if is_for_excel else "").encode()
    delimiter = ";" if is_for_excel else ","
    yield _line(columns_of(kind), delimiter)
    for record, standing in every_record(kind):
        yield _line(_cells(record, kind, standing), delimiter)


def _line(cells: list[str], delimiter: str) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode()


def columns_of(kind: Kind) -> list[str]:
    """Names of columns are part of the format, and English like those of JSON."""
    texts = [f"{name}_{code}{end}" for name in kind.texts for end in ("", "_status") for code in codes()]
    own = ["published_at", *(f"changed_{code}" for code in codes())] if kind.is_published else []
    addresses = [f"address_{code}" for code in codes()] if _has_pages(kind) else []
    facts = [fact.name for fact in kind.facts]
    links = [f"{name}_ids" if kind.is_list(name) else f"{name}_id" for name in kind.links]
    return ["id", *addresses, "original_language", *own, *texts, *facts, *links, "licence"]


def _has_pages(kind: Kind) -> bool:
    return bool(kind.address) or kind.name == "page"


def _cells(record: Any, kind: Kind, standing: Standing) -> list[str]:
    addresses = (addresses_of(record) or {}).values()
    moments = [record.published_at, *(record.changed_in(code) for code in codes())] if kind.is_published else []
    texts = [cell for name in kind.texts for cell in _text_cells(record, name, standing)]
    facts = [getattr(record, fact.column) for fact in kind.facts]
    links = [" ".join(id_of(one) for one in related(record, kind, name)) for name in kind.links]
    values = [id_of(record), *addresses, record.original_language, *moments, *texts, *facts, *links, LICENCE]
    return [_cell(value) for value in values]


def _text_cells(record: Any, name: str, standing: Standing) -> list[str]:
    """The texts, then their states; a text that stands in no language has none."""
    told = standing.language_map(record, name) or {}
    in_order = [told.get(code, {}) for code in codes()]
    return [*(one.get("text", "") for one in in_order), *(one.get("status", "") for one in in_order)]


def _cell(value: Any) -> str:
    """Texts are guarded; numbers are numbers, be they negative."""
    found = plain(value)
    if found is None:
        return ""
    if isinstance(found, str):
        return guarded(found)
    return str(found).lower() if isinstance(found, bool) else str(found)
