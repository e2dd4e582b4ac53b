"""XLIFF 1.2, valid against the strict schema of OASIS."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from portal.workbench.exchange.batch import Batch
from portal.workbench.exchange.notes import notes
from portal.workbench.exchange.returned import ReturnedFile, ReturnedSegment
from portal.workbench.exchange.segments import DONE, TO_DO, Progress, Segment, segments
from portal.workbench.exchange.xliff_inline import fill_1, read
from portal.workbench.exchange.xml import child, local_name, namespace, written

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"

_STATES = {
    Progress.MISSING: "needs-translation",
    Progress.ADAPT: "needs-adaptation",
    Progress.REVIEW: "needs-review-translation",
    Progress.TRANSLATED: "translated",
    Progress.FINAL: "final",
}
_PROGRESS = {
    **{state: progress for progress, state in _STATES.items()},
    "new": Progress.MISSING,
    "needs-l10n": Progress.ADAPT,
    "needs-review-adaptation": Progress.REVIEW,
    "needs-review-l10n": Progress.REVIEW,
    "signed-off": Progress.FINAL,
}


def write(batch: Batch) -> bytes:
    root = ET.Element("xliff", {"xmlns": NAMESPACE, "version": "1.2"})
    languages = {"source-language": batch.source_language, "target-language": batch.target_language}
    file = child(root, "file", {"original": "portal", **languages, "datatype": "plaintext"})
    body = child(file, "body")
    for number, (text, found) in enumerate(segments(batch), 1):
        group = child(body, "group", {"id": f"g{number}", "resname": text.key})
        for segment, told in zip(found, notes(text, found), strict=True):
            unit = _unit(group, segment)
            for _category, note in told:
                child(unit, "note", {"from": "portal"}, note)
            _previous(unit, segment)
    return written(root)


def _unit(group: ET.Element, segment: Segment) -> ET.Element:
    limit = {"maxwidth": str(segment.max_length), "size-unit": "char"} if segment.max_length else {}
    approved = {"approved": "yes"} if segment.progress in DONE else {}
    unit = child(group, "trans-unit", {"id": segment.id, "xml:space": "preserve", **approved, **limit})
    fill_1(child(unit, "source"), segment.source)
    fill_1(child(unit, "target", {"state": _STATES[segment.progress]}), segment.target or ())
    return unit


def _previous(unit: ET.Element, segment: Segment) -> None:
    if segment.previous:
        earlier = child(unit, "alt-trans", {"alttranstype": "previous-version"})
        for name, content in zip(("source", "target"), segment.previous, strict=True):
            fill_1(child(earlier, name), content)


def read_tree(root: ET.Element) -> ReturnedFile:
    return ReturnedFile("xliff-1.2", tuple(_segments(root)))


def _segments(root: ET.Element) -> Iterator[ReturnedSegment]:
    prefix = f"{{{namespace(root)}}}" if namespace(root) else ""
    for file in root.iter(f"{prefix}file"):
        languages = file.get("source-language", ""), file.get("target-language", "")
        for unit in file.iter(f"{prefix}trans-unit"):
            source, target = unit.find(f"{prefix}source"), unit.find(f"{prefix}target")
            yield ReturnedSegment(
                unit.get("id", ""),
                None if source is None else read(source),
                None if target is None else read(target),
                _progress(unit, target),
                bool(_pieces(unit.find(f"{prefix}seg-source")) - _pieces(target)),
                *languages,
            )


def _progress(unit: ET.Element, target: ET.Element | None) -> Progress | None:
    """Who approves of a translation has checked it; nobody approves of what is still to be translated."""
    progress = None if target is None else _PROGRESS.get(target.get("state", ""))
    is_approved = unit.get("approved") == "yes" and progress not in TO_DO
    return Progress.TRANSLATED if is_approved else progress


def _pieces(element: ET.Element | None) -> set[str]:
    """The sentences that a tool cut a segment into, of those that say something."""
    found = () if element is None else element.iter()
    return {
        piece.get("mid", "")
        for piece in found
        if local_name(piece) == "mrk" and piece.get("mtype") == "seg" and "".join(piece.itertext()).strip()
    }
