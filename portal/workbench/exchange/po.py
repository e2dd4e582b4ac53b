"""gettext PO: one entry for every segment, whose context is the segment's name; codes are tags."""

import re
from collections.abc import Iterator

import polib
from django.utils.translation import gettext as _

from portal.workbench.exchange.batch import Batch
from portal.workbench.exchange.notes import notes
from portal.workbench.exchange.problems import UnreadableError
from portal.workbench.exchange.returned import ReturnedFile, ReturnedSegment
from portal.workbench.exchange.segments import Progress, Segment, segments
from portal.workbench.exchange.tags import tagged, untagged

_UNFINISHED = frozenset({Progress.ADAPT, Progress.REVIEW})


def write(batch: Batch) -> bytes:
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Language": batch.target_language,
        "X-Source-Language": batch.source_language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for text, found in segments(batch):
        for segment, told in zip(found, notes(text, found), strict=True):
            file.append(_entry(segment, "\n".join(note for _kind, note in told)))
    return f"{file}\n".encode()


def _entry(segment: Segment, comment: str) -> polib.POEntry:
    before, then = segment.previous or ((), ())
    is_fuzzy = segment.progress in _UNFINISHED
    if then and then != segment.target:
        comment = f"{comment}\n{_('Earlier translation:')} {tagged(then)}"
    return polib.POEntry(
        msgctxt=segment.id,
        msgid=tagged(segment.source),
        msgstr=tagged(segment.target or ()),
        flags=["fuzzy"] if is_fuzzy and segment.target else [],
        comment=comment.strip(),
        previous_msgid=tagged(before) if is_fuzzy and before else None,
    )


def read(text: str, warnings: tuple[str, ...] = ()) -> ReturnedFile:
    try:
        file = polib.pofile(text, wrapwidth=0)
    except (OSError, ValueError, IndexError) as error:
        raise UnreadableError(_damaged(error)) from error
    languages = file.metadata.get("X-Source-Language", ""), file.metadata.get("Language", "")
    return ReturnedFile("po", tuple(_segments(file, languages)), warnings)


def _damaged(error: Exception) -> str:
    line = re.search(r"line (\d+)", str(error))
    if not line:
        return _("The file is damaged or breaks off.")
    return _("The file is damaged or breaks off: it cannot be read from line %(line)d on.") % {"line": int(line[1])}


def _segments(file: polib.POFile, languages: tuple[str, str]) -> Iterator[ReturnedSegment]:
    for entry in file:
        if not entry.obsolete:
            source, target = untagged(entry.msgid), untagged(entry.msgstr) if entry.msgstr else None
            progress = Progress.TRANSLATED if target else Progress.MISSING
            is_fuzzy = entry.fuzzy and bool(target)
            yield ReturnedSegment(
                entry.msgctxt or entry.msgid, source, target, None if is_fuzzy else progress, is_fuzzy, *languages
            )
