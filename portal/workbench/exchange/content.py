"""What stands in one segment: words, and the protected codes that a translator may move but not break."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """What a code stands for; the values name it in files that people read (tags.py)."""

    BOLD = "b"
    ITALIC = "i"
    LINK = "a"
    IMAGE = "img"
    CODE = "code"
    ADDRESS = "url"
    BREAK = "br"
    CONTROL = "char"


PAIRED = frozenset({Kind.BOLD, Kind.ITALIC, Kind.LINK, Kind.IMAGE})


class Place(StrEnum):
    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Markup:
    kind: Kind
    mark: str = ""  # the delimiter as written: "*" or "__"
    target: str = ""  # of a link or picture
    title: str = ""
    text: str = ""  # of what is not translated: a code span, an address, a control character


@dataclass(frozen=True, slots=True)
class Code:
    """`markup` is None where a file only names the code."""

    place: Place
    markup: Markup | None
    id: str = ""


Part = str | Code
Content = tuple[Part, ...]

# What XML cannot hold, not even as a reference, and what some readers take for the end of a line.
FRAGILE = re.compile("[^\t\n\r\x20-\x84\x86-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def joined(parts: Iterable[Part]) -> Content:
    """`parts` with neighbouring words in one and nothing empty."""
    result: list[Part] = []
    for part in parts:
        if isinstance(part, str) and result and isinstance(last := result[-1], str):
            result[-1] = last + part
        elif part != "":
            result.append(part)
    return tuple(result)


def of_text(text: str) -> Content:
    """Words without markup; what a file might not hold becomes a code."""
    parts: list[Part] = []
    end = 0
    for found in FRAGILE.finditer(text):
        parts += [text[end : found.start()], Code(Place.ALONE, Markup(Kind.CONTROL, text=found.group()))]
        end = found.end()
    return joined([*parts, text[end:]])


def words(content: Content) -> str:
    """What is to be read, without the codes."""
    return "".join(part for part in content if isinstance(part, str))


def has_words(content: Content | None) -> bool:
    return bool(content and words(content).strip())


def codes(content: Content) -> Iterator[Code]:
    return (part for part in content if isinstance(part, Code))


def anonymous(content: Content) -> Content:
    return tuple(replace(part, id="") if isinstance(part, Code) else part for part in content)


def stripped(content: Content) -> Content:
    """Without white space at either end."""
    parts = list(content)
    if parts and isinstance(first := parts[0], str):
        parts[0] = first.lstrip()
    if parts and isinstance(last := parts[-1], str):
        parts[-1] = last.rstrip()
    return joined(parts)


def spaced_evenly(content: Content) -> Content:
    """With one space for any run of white space, as some tools hand it back; only for comparisons."""
    return stripped(
        tuple(re.sub(r"[ \t\r\n]+", " ", part) if isinstance(part, str) else part for part in anonymous(content))
    )


def is_nested(content: Content) -> bool:
    """Whether every code that opens is closed, the last one first."""
    open_ids: list[str] = []
    for code in codes(content):
        if code.place is Place.OPEN:
            open_ids.append(code.id)
        elif code.place is Place.CLOSE and (not open_ids or open_ids.pop() != code.id):
            return False
    return not open_ids


def carries(content: Content, wanted: Content) -> bool:
    """Whether it has the codes of `wanted`, each as often, and well nested."""
    return tally(content) == tally(wanted) and is_nested(content)


def tally(content: Content) -> Counter[tuple[str, Place]]:
    return Counter((code.id, code.place) for code in codes(content))
