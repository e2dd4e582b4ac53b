"""XLIFF 2.0, valid against the core schema of OASIS."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from xml.etree import ElementTree as ET

from portal.workbench.exchange.batch import Batch
from portal.workbench.exchange.content import Content, Kind, codes, joined, words
from portal.workbench.exchange.identity import as_token, from_token
from portal.workbench.exchange.notes import notes
from portal.workbench.exchange.returned import ReturnedFile, ReturnedSegment
from portal.workbench.exchange.segments import Progress, Segment, segments
from portal.workbench.exchange.spelling import code_spelt
from portal.workbench.exchange.tags import tagged
from portal.workbench.exchange.xliff_inline import data_id, fill_2, read
from portal.workbench.exchange.xml import child, local_name, namespace, sound, written

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"

_STATES = {
    Progress.MISSING: {"state": "initial"},
    Progress.ADAPT: {"state": "initial", "subState": "portal:adapt"},
    Progress.REVIEW: {"state": "translated", "subState": "portal:review"},
    Progress.TRANSLATED: {"state": "reviewed"},
    Progress.FINAL: {"state": "final"},
}
_PROGRESS = {
    "initial": Progress.MISSING,
    "translated": Progress.TRANSLATED,
    "reviewed": Progress.TRANSLATED,
    "final": Progress.FINAL,
}


def write(batch: Batch) -> bytes:
    languages = {"srcLang": batch.source_language, "trgLang": batch.target_language}
    root = ET.Element("xliff", {"xmlns": NAMESPACE, "version": "2.0", **languages})
    file = child(root, "file", {"id": "portal"})
    for number, (text, found) in enumerate(segments(batch), 1):
        group = child(file, "group", {"id": f"g{number}", "name": text.key})
        for segment, known in zip(found, notes(text, found), strict=True):
            unit = child(group, "unit", {"id": as_token(segment.id), "xml:space": "preserve"})
            told = child(unit, "notes")
            for category, note in (*known, *_previous(segment)):
                child(told, "note", {"category": category}, note)
            if not len(told):
                unit.remove(told)
            _original_data(unit, segment)
            _segment(unit, segment)
    return written(root)


def _previous(segment: Segment) -> Iterator[tuple[str, str]]:
    for category, content in zip(("previous-source", "previous-target"), segment.previous or (), strict=False):
        yield category, tagged(content)


def _segment(unit: ET.Element, segment: Segment) -> None:
    element = child(unit, "segment", _STATES[segment.progress])
    fill_2(child(element, "source"), segment.source)
    if segment.target is not None:
        fill_2(child(element, "target"), segment.target)


def _original_data(unit: ET.Element, segment: Segment) -> None:
    """The Markdown of every code, for who wants to see it."""
    known = {
        data_id(code, code.place): code for content in (segment.target or (), segment.source) for code in codes(content)
    }
    data = child(unit, "originalData") if known else unit
    for name, code in known.items():
        element = child(data, "data", {"id": name})
        if code.markup and code.markup.kind is Kind.CONTROL:
            child(element, "cp", {"hex": f"{ord(code.markup.text):06X}"})
        else:
            element.text = sound(code_spelt(code))


def read_tree(root: ET.Element) -> ReturnedFile:
    prefix = f"{{{namespace(root)}}}" if namespace(root) else ""
    languages = root.get("srcLang", ""), root.get("trgLang", "")
    return ReturnedFile("xliff-2.0", tuple(_unit(unit, prefix, languages) for unit in root.iter(f"{prefix}unit")))


def _unit(unit: ET.Element, prefix: str, languages: tuple[str, str]) -> ReturnedSegment:
    """A tool may have cut the unit into several segments, and have put their translations in another order."""
    elements = [element for element in unit if element.tag in {f"{prefix}segment", f"{prefix}ignorable"}]
    pieces = [_Piece.read(element, prefix, place) for place, element in enumerate(elements, 1)]
    targets = [piece.target for piece in sorted(pieces, key=attrgetter("place"))]
    has_words = any(words(target or ()).strip() for target in targets)
    return ReturnedSegment(
        from_token(unit.get("id", "")),
        _together([piece.source for piece in pieces]),
        _together(targets) if has_words else None,
        min((piece.progress for piece in pieces if piece.progress), key=list(Progress).index, default=None),
        has_words and None in targets,
        *languages,
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two segments is the same in the translation, unless the file says otherwise."""

    source: Content
    target: Content | None
    place: int
    progress: Progress | None

    @classmethod
    def read(cls, element: ET.Element, prefix: str, place: int) -> "_Piece":
        source, target = element.find(f"{prefix}source"), element.find(f"{prefix}target")
        said = () if source is None else read(source)
        if local_name(element) == "ignorable":
            return cls(said, said if target is None else read(target), place, None)
        if target is None:
            return cls(said, None, place, _progress(element))
        order = target.get("order", "")
        return cls(said, read(target), int(order) if order.isdecimal() else place, _progress(element))


def _progress(segment: ET.Element) -> Progress | None:
    state = segment.get("state", "")
    if state == "translated" and segment.get("subState") == _STATES[Progress.REVIEW]["subState"]:
        return Progress.REVIEW
    return _PROGRESS.get(state)


def _together(contents: Sequence[Content | None]) -> Content:
    return joined(part for content in contents for part in content or ())
