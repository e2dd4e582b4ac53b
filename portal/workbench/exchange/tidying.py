"""Content that tools have touched, brought back to what is meant, and compared by it."""

import html
import re
from collections.abc import Callable

from portal.workbench.exchange.content import Code, Content, Kind, Part, Place, joined, stripped, words

_INDENT = re.compile(r"( ?)\n[ \t]+\Z")
_ENTITY = re.compile(r"&#?\w+;")


def resolved(content: Content, sent: Content) -> Content:
    """Some tools write "&amp;nbsp;", which is resolved; where what was `sent` has such words, they are meant."""
    return content if _ENTITY.search(words(sent)) else _changed(html.unescape, content)


def run_on(content: Content, *, has_lines: bool) -> Content:
    """Without white space around it, or before the codes that some tools put on lines of their own, or in lines where
    the text has none."""
    parts = _changed(_without_indent, content)
    return stripped(parts if has_lines else _changed(_in_one_line, parts))


def _without_indent(text: str) -> str:
    return _INDENT.sub(r"\1" if text.strip() else " ", text)


def _in_one_line(text: str) -> str:
    return re.sub(r"[ \t\r]*\n\s*", " ", text)


def _changed(change: Callable[[str], str], content: Content) -> Content:
    return joined(part if isinstance(part, Code) else change(part) for part in content)


def shape(content: Content) -> tuple[object, ...]:
    """For comparisons: which codes stand where, whatever they are, and the words with even spaces."""
    return tuple(
        re.sub(r"[ \t\r\n]+", " ", part) if isinstance(part, str) else (part.id, part.place)
        for part in stripped(content)
    )


def unspaced(content: Content) -> tuple[object, ...]:
    return tuple(
        sign
        for part in content
        for sign in ("".join(part.split()) if isinstance(part, str) else ((part.id, part.place),))
    )


def letters(content: Content) -> str:
    return re.sub(r"[\W_]+", "", html.unescape(words(content)))


def with_spaces_outside(content: Content) -> Content:
    """Markdown takes `** words**` for two asterisks: a space at the edge of bold words goes outside."""
    parts: list[Part] = []
    for part in content:
        if isinstance(part, str):
            _add_words(parts, part)
        elif _is_stressed(part, Place.CLOSE) and parts and isinstance(last := parts[-1], str):
            bare = last.rstrip()
            parts[-1:] = [bare, part, last[len(bare) :]]
        else:
            parts.append(part)
    return joined(parts)


def _add_words(parts: list[Part], text: str) -> None:
    place = len(parts)
    while place and _is_stressed(parts[place - 1], Place.OPEN):
        place -= 1
    bare = text.lstrip() if place < len(parts) else text
    parts.insert(place, text[: len(text) - len(bare)])
    parts.append(bare)


def _is_stressed(part: Part, place: Place) -> bool:
    return (
        isinstance(part, Code)
        and part.place is place
        and part.markup is not None
        and part.markup.kind in {Kind.BOLD, Kind.ITALIC}
    )
