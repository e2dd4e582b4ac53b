"""Words and codes as the inline elements of XLIFF 1.2 and 2.0."""

from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

from portal.workbench.exchange.content import Code, Content, Kind, Markup, Part, Place, joined
from portal.workbench.exchange.tags import shown
from portal.workbench.exchange.xml import local_name, sound

Attributes = Callable[[Code, Markup], dict[str, str]]

# How XLIFF 1.2 calls a code, in the values that its strict schema has for pairs and for what stands alone.
_CTYPES = {Kind.BOLD: "bold", Kind.ITALIC: "italic", Kind.LINK: "link", Kind.BREAK: "lb"}
_TYPES = {
    Kind.BOLD: {"type": "fmt", "subType": "xlf:b"},
    Kind.ITALIC: {"type": "fmt", "subType": "xlf:i"},
    Kind.BREAK: {"type": "fmt", "subType": "xlf:lb"},
    Kind.LINK: {"type": "link"},
    Kind.IMAGE: {"type": "image"},
}


def fill_1(element: ET.Element, content: Content) -> None:
    _fill(element, content, ("g", "x"), _attributes_1)


def fill_2(element: ET.Element, content: Content) -> None:
    _fill(element, content, ("pc", "ph"), _attributes_2)


def _fill(element: ET.Element, content: Content, names: tuple[str, str], attributes: Attributes) -> None:
    open_elements = [element]
    for part in content:
        inside = open_elements[-1]
        if isinstance(part, str):
            _add(inside, part)
        elif part.place is Place.CLOSE:
            open_elements.pop()
        elif part.markup:
            made = ET.SubElement(inside, names[part.place is Place.ALONE], attributes(part, part.markup))
            if part.place is Place.OPEN:
                open_elements.append(made)


def _add(element: ET.Element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _attributes_1(code: Code, markup: Markup) -> dict[str, str]:
    named = {"id": code.id, "ctype": _CTYPES.get(markup.kind, f"x-{markup.kind}")}
    return named | ({"equiv-text": sound(shown(markup))} if shown(markup) else {})


def _attributes_2(code: Code, markup: Markup) -> dict[str, str]:
    protected = {"id": code.id, "canDelete": "no"}
    protected |= _TYPES.get(markup.kind, {"type": "other", "subType": f"portal:{markup.kind}"})
    name = f"{markup.kind}{code.id}"
    if code.place is Place.OPEN:
        return protected | {
            "dataRefStart": data_id(code, Place.OPEN),
            "dataRefEnd": data_id(code, Place.CLOSE),
            "dispStart": name,
            "dispEnd": f"/{name}",
        }
    text = sound(shown(markup))
    return protected | {"dataRef": data_id(code, Place.ALONE), "equiv": text, "disp": text or name}


def data_id(code: Code, place: Place) -> str:
    return f"{place}-{code.id}"


def read(element: ET.Element) -> Content:
    """The words and codes in `element`, whichever tool wrote them: codes are named only."""
    return joined(_parts(element))


def _parts(element: ET.Element) -> Iterator[Part]:
    yield element.text or ""
    for inner in element:
        yield from _READERS.get(local_name(inner), _parts)(inner)
        yield inner.tail or ""


def _pair(element: ET.Element) -> Iterator[Part]:
    yield Code(Place.OPEN, None, element.get("id", ""))
    yield from _parts(element)
    yield Code(Place.CLOSE, None, element.get("id", ""))


def _single(place: Place, *id_attributes: str) -> Callable[[ET.Element], Iterator[Part]]:
    def code(element: ET.Element) -> Iterator[Part]:
        found = (element.get(name, "") for name in (*id_attributes, "id"))
        yield Code(place, None, next((name for name in found if name), ""))

    return code


def _isolated(element: ET.Element) -> Iterator[Part]:
    place = {"open": Place.OPEN, "close": Place.CLOSE}.get(element.get("pos", ""), Place.ALONE)
    yield Code(place, None, element.get("rid", "") or element.get("id", ""))


def _code_point(element: ET.Element) -> Iterator[Part]:
    try:
        yield chr(int(element.get("hex", ""), 16))
    except (ValueError, OverflowError):
        yield ""


_READERS: dict[str, Callable[[ET.Element], Iterator[Part]]] = {
    "g": _pair,
    "pc": _pair,
    "x": _single(Place.ALONE),
    "ph": _single(Place.ALONE),
    "bx": _single(Place.OPEN, "rid"),
    "bpt": _single(Place.OPEN, "rid"),
    "ex": _single(Place.CLOSE, "rid"),
    "ept": _single(Place.CLOSE, "rid"),
    "sc": _single(Place.OPEN),
    "ec": _single(Place.CLOSE, "startRef"),
    "it": _isolated,
    "cp": _code_point,
    "sm": lambda element: iter(()),
    "em": lambda element: iter(()),
}
