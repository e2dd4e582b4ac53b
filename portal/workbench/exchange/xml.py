"""XML written and read; what is read comes from strangers."""

import re
from collections.abc import Mapping
from html.entities import html5
from xml.etree import ElementTree as ET

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser
from django.utils.translation import gettext as _

from portal.workbench.exchange.content import FRAGILE
from portal.workbench.exchange.problems import UnreadableError

MAX_DEPTH = 100
_UNDEFINED_ENTITY = 11  # expat's number for it
_ENTITY = re.compile(rb"&(?!(?:lt|gt|amp|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30};)")


def written(root: ET.Element) -> bytes:
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def child(parent: ET.Element, name: str, attributes: Mapping[str, str] | None = None, text: str = "") -> ET.Element:
    """A new element at the end of `parent`."""
    element = ET.SubElement(parent, name, {key: sound(value) for key, value in (attributes or {}).items()})
    element.text, element.tail = sound(text) or None, "\n"
    return element


def sound(text: str) -> str:
    """Without the signs that XML cannot hold."""
    return FRAGILE.sub(" ", text)


class _Shallow(ET.TreeBuilder):
    """Refuses to build what would be too deep to walk."""

    depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> ET.Element:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise UnreadableError(_("The elements of the file are nested too deep."))
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ET.Element:
        self.depth -= 1
        return super().end(tag)


def read(data: bytes) -> ET.Element:
    """Without comments; raises UnreadableError."""
    try:
        return _parsed(data)
    except ET.ParseError as error:
        if error.code == _UNDEFINED_ENTITY:
            return _read_with_entities(data)
        raise _damaged(error) from error


def _read_with_entities(data: bytes) -> ET.Element:
    """Some tools write the names that HTML has for signs, such as &nbsp;."""
    try:
        return _parsed(_ENTITY.sub(_as_number, data))
    except ET.ParseError as error:
        raise _damaged(error) from error


def _as_number(found: re.Match[bytes]) -> bytes:
    signs = html5.get(found[1].decode())
    return "".join(f"&#{ord(sign)};" for sign in signs).encode() if signs else found[0]


def _damaged(error: ET.ParseError) -> UnreadableError:
    sentence = _("The file is damaged or breaks off: it cannot be read from line %(line)d on.")
    return UnreadableError(sentence % {"line": error.position[0]})


def _parsed(data: bytes) -> ET.Element:
    parser = DefusedXMLParser(target=_Shallow(), forbid_dtd=True)
    try:
        parser.feed(data)
        root: ET.Element = parser.close()
    except DefusedXmlException as error:
        sentence = _("The file has a document type or entities of its own, which are not read for safety’s sake.")
        raise UnreadableError(sentence) from error
    except (LookupError, ValueError) as error:
        raise UnreadableError(_("The file names a character encoding that is not known. Save it as UTF-8.")) from error
    return root


def local_name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def namespace(element: ET.Element) -> str:
    return element.tag.rpartition("}")[0].removeprefix("{")
