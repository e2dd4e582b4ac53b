"""Codes as tags that people can read, for files that only hold text: `<b1>words</b1>`, `<br2/>`, `<code3 make run/>`.

What looks like such a tag but is words has a backslash before it, and so has a backslash before a tag.
"""

import re

from portal.workbench.exchange.content import Code, Content, Kind, Markup, Part, Place, joined

_NAMES = "|".join(sorted(Kind, key=len, reverse=True))
_TAG = re.compile(
    rf"(?P<guards>\\*)<(?P<closes>/?)(?P<name>{_NAMES})(?P<id>t?[1-9]\d{{0,4}})(?: [^<>]*?)?(?P<alone>/?)>"
)
_GUARDS_AT_END = re.compile(r"\\+\Z")
_SHOWN = {Kind.CODE, Kind.ADDRESS}


def tagged(content: Content) -> str:
    parts = [_guarded(part) if isinstance(part, str) else _tag(part) for part in content]
    for index, part in enumerate(parts[:-1]):
        if isinstance(content[index], str) and not isinstance(content[index + 1], str):
            parts[index] = _GUARDS_AT_END.sub(lambda found: found.group() * 2, part)
    return "".join(parts)


def untagged(text: str) -> Content:
    """The words and codes of a text with tags; the codes are named only."""
    parts: list[Part] = []
    end = 0
    for found in _TAG.finditer(text):
        guards = len(found["guards"])
        parts += [text[end : found.start()], "\\" * (guards // 2)]
        parts.append(found.group()[guards:] if guards % 2 else _code(found))
        end = found.end()
    return joined([*parts, text[end:]])


def legend(content: Content) -> str:
    """What the tags of links and pictures lead to: "<a1> = https://innovaatiot.example.fi"."""
    shown = (
        f"<{code.markup.kind}{code.id}> = {code.markup.target}"
        for code in content
        if isinstance(code, Code) and code.place is Place.OPEN and code.markup and code.markup.target
    )
    return ", ".join(shown)


def shown(markup: Markup) -> str:
    """What of a code that stands alone a reader sees, fit to stand in a tag."""
    return re.sub(r"[<>\s\x00-\x1f]+", " ", markup.text).strip(" /") if markup.kind in _SHOWN else ""


def _tag(code: Code) -> str:
    if code.markup is None:
        return ""
    name = f"{code.markup.kind}{code.id}"
    if code.place is Place.OPEN:
        return f"<{name}>"
    return f"</{name}>" if code.place is Place.CLOSE else f"<{f'{name} {shown(code.markup)}'.strip()}/>"


def _guarded(words: str) -> str:
    return _TAG.sub(lambda found: found["guards"] * 2 + "\\" + found.group()[len(found["guards"]) :], words)


def _code(found: re.Match[str]) -> Code:
    place = Place.CLOSE if found["closes"] else Place.ALONE if found["alone"] else Place.OPEN
    return Code(place, None, found["id"])
