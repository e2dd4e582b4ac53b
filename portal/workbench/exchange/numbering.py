"""Numbers for the codes of a segment: those of a translation take the numbers of what they stand for in the source."""

from collections.abc import Iterator
from dataclasses import replace

from portal.workbench.exchange.content import Code, Content, Markup, Part, Place, codes


def numbered(content: Content) -> Content:
    opening = list(_opening(content))
    return _with_ids(content, [str(number) for number in range(1, len(opening) + 1)])


def numbered_like(content: Content, source: Content) -> Content:
    """A code that the source does not have gets a number of its own: "t1"."""
    free = [(code.id, code.markup) for code in _opening(source)]
    opening = list(_opening(content))
    ids: list[str] = [""] * len(opening)
    for exactly in (True, False):
        for index, code in enumerate(opening):
            twin = None if ids[index] else next((it for it in free if _stands_for(code, it[1], exactly=exactly)), None)
            if twin:
                free.remove(twin)
                ids[index] = twin[0]
    return _with_ids(content, [found or f"t{number}" for number, found in enumerate(ids, 1)])


def named(content: Content, known: dict[str, Markup]) -> Content:
    """The codes of a file, which only have ids, with what they stand for; those that nobody knows are dropped."""
    parts: list[Part] = []
    for part in content:
        if isinstance(part, str):
            parts.append(part)
        elif part.id in known:
            parts.append(replace(part, markup=known[part.id]))
    return tuple(parts)


def markup_by_id(*contents: Content) -> dict[str, Markup]:
    """Of the later content where both have it."""
    return {code.id: code.markup for content in contents for code in codes(content) if code.markup}


def _opening(content: Content) -> Iterator[Code]:
    return (code for code in codes(content) if code.place is not Place.CLOSE)


def _stands_for(code: Code, markup: Markup | None, *, exactly: bool) -> bool:
    if not code.markup or not markup:
        return False
    return code.markup == markup if exactly else code.markup.kind is markup.kind


def _with_ids(content: Content, ids: list[str]) -> Content:
    waiting, open_ids = iter(ids), list[str]()
    parts: list[Part] = []
    for part in content:
        if isinstance(part, str):
            parts.append(part)
            continue
        found = open_ids.pop() if part.place is Place.CLOSE else next(waiting)
        if part.place is Place.OPEN:
            open_ids.append(found)
        parts.append(replace(part, id=found))
    return tuple(parts)
