"""A contact as a vCard 4.0 (RFC 6350), which every address book reads."""

from collections.abc import Iterator

from django.utils import timezone

from contacts.models import Contact
from portal.languages.localized import current

_OCTETS_A_LINE = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})


def vcard(contact: Contact) -> str:
    """The card in the page's language; LANG names it, since that is how its reader wishes to be met."""
    return "".join(f"{line}\r\n" for line in map(_folded, _lines(contact)))


def _lines(contact: Contact) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"FN:{_escaped(contact.name)}"
    yield f"N:{_name_parts(contact.name)}"
    if title := contact.tr.title:
        yield f"TITLE;LANGUAGE={title.lang}:{_escaped(title)}"
    if contact.organisation:
        name = contact.organisation.tr.name
        yield f"ORG;LANGUAGE={name.lang}:{_escaped(name)}"
    if contact.phone:
        yield f"TEL;VALUE=uri;TYPE=work:tel:{contact.phone}"
    if contact.email:
        yield f"EMAIL;TYPE=work:{_escaped(contact.email)}"
    yield f"LANG:{current()}"
    yield f"REV:{_revised(contact)}"
    yield "END:VCARD"


def _escaped(text: str) -> str:
    return str.__str__(text).translate(_ESCAPES)


def _name_parts(name: str) -> str:
    """Family name and given names, the last word being the family name; the other three parts are not known."""
    given, _space, family = name.strip().rpartition(" ")
    return f"{_escaped(family)};{_escaped(given)};;;"


def _revised(contact: Contact) -> str:
    moment = contact.changed_in(current()) or contact.published_at or timezone.now()
    return f"{moment.astimezone(timezone.get_fixed_timezone(0)):%Y%m%dT%H%M%SZ}"


def _folded(line: str) -> str:
    """The line in pieces of 75 octets, each after the first begun with a space; no letter is cut in two."""
    pieces, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _OCTETS_A_LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += octets
    return "\r\n".join(pieces)
