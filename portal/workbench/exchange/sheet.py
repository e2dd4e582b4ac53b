"""CSV that opens in Excel and comes back from it: one row for every segment; codes are tags."""

import csv
import io
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.delivery.sheets import guarded, unguarded
from portal.workbench.exchange.batch import Batch
from portal.workbench.exchange.notes import notes
from portal.workbench.exchange.problems import UnreadableError
from portal.workbench.exchange.returned import ReturnedFile, ReturnedSegment
from portal.workbench.exchange.segments import Progress, segments
from portal.workbench.exchange.tags import tagged, untagged

# The names of columns are part of the format, like those of an XML element; the languages name the others.
ID, STATE, PREVIOUS, NOTE = "id", "state", "previous", "note"
_DELIMITERS = ";,\t"


def write(batch: Batch) -> bytes:
    """Semicolons, because a Finnish Excel wants them, and a byte order mark, because every Excel does."""
    file = io.StringIO(newline="")
    sheet = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    source, target = batch.source_language, batch.target_language
    sheet.writerow([ID, source, target, STATE, f"{PREVIOUS} {source}", f"{PREVIOUS} {target}", NOTE])
    for text, found in segments(batch):
        for segment, told in zip(found, notes(text, found), strict=True):
            before, then = segment.previous or ((), ())
            note = "\n".join(note for _kind, note in told)
            texts = (segment.source, segment.target or ())
            row = [segment.id, *map(tagged, texts), str(segment.progress), tagged(before), tagged(then), note]
            sheet.writerow([guarded(cell) for cell in row])
    return file.getvalue().encode("utf-8-sig", "replace")


def is_sheet(text: str) -> bool:
    return _header(text) is not None


def _header(text: str) -> tuple[str, list[str]] | None:
    """The delimiter and the names of the columns, if the first row has the names that we give."""
    first = re.split(r"[\r\n]", _without_hint(text), maxsplit=1)[0]
    for delimiter in _DELIMITERS:
        names = [name.strip(' "').lower() for name in first.split(delimiter)]
        if ID in names[:-2]:
            return delimiter, names
    return None


def _without_hint(text: str) -> str:
    """Without the line by which some tell Excel what parts the cells."""
    return re.sub(r"\Asep=.[\r\n]+", "", text.lstrip("\r\n"), flags=re.IGNORECASE)


def read(text: str, warnings: tuple[str, ...] = ()) -> ReturnedFile:
    header = _header(text)
    if header is None:
        raise UnreadableError(_("The first row of the table does not name the columns as they were sent out."))
    delimiter, names = header
    try:
        rows = list(csv.reader(io.StringIO(_without_hint(text), newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise UnreadableError(_("The table is damaged or breaks off.")) from error
    return ReturnedFile("csv", tuple(_segments(names, rows[1:])), warnings)


def _segments(names: list[str], rows: list[list[str]]) -> Iterator[ReturnedSegment]:
    place = names.index(ID)
    source, target = names[place + 1 : place + 3]
    for row in rows:
        cells = dict(zip(names, map(unguarded, row), strict=False))
        if cells.get(ID, "").strip():
            yield ReturnedSegment(
                cells[ID].strip(),
                untagged(cells.get(source, "")),
                untagged(cells.get(target, "")),
                _PROGRESS.get(cells.get(STATE, "").strip().lower()),
                False,
                source,
                target,
            )


_PROGRESS = {str(progress): progress for progress in Progress}
