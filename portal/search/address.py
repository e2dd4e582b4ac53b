"""What the address of a search asks, as far as it can be read, and the address of one that is asked."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from ecosystems.models import Theme, UrbanArea
from portal.languages.addresses import fixed_address
from portal.search.results import Asked, Results
from portal.search.slugs import slug_here

_LONGEST_NUMBER = 6  # digits: more pages than there can be, and still a number for any database
_UNSEEN = {"Cf", "Cs", "Co", "Cn"}  # zero-width and direction marks, halves of letters, what is no letter


def readable(text: str) -> str:
    """What can be seen of a text, in one line."""
    letters = []
    for letter in text:
        category = unicodedata.category(letter)
        if category not in _UNSEEN:
            letters.append(" " if category == "Cc" else letter)
    return " ".join("".join(letters).split())


def has_word(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def page_number(text: str) -> int:
    """1 where none is named, 0 where what is named is no number of a page."""
    if not text:
        return 1
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER else 0


def asked_in(query: Mapping[str, str], language: str, page: int = 1) -> Asked:
    return Asked(
        text=readable(query.get("q", "")),
        language=language,
        kind=readable(query.get("kind", "")),
        theme=slug_here(Theme, readable(query.get("theme", "")), language),
        area=slug_here(UrbanArea, readable(query.get("area", "")), language),
        page=page,
    )


@dataclass(frozen=True)
class Address:
    """Where a search stands: its text as far as it was read, and what narrows it, by the name in the address."""

    text: str
    limits: Mapping[str, str] = field(default_factory=dict)

    def without(self, limit: str) -> "Address":
        return Address(self.text, {name: value for name, value in self.limits.items() if name != limit})

    def url(self, language: str, page: int = 1) -> str:
        pairs = {name: value for name, value in {"q": self.text, **self.limits}.items() if value}
        query = urlencode(pairs | ({"page": str(page)} if page > 1 else {}))
        path = fixed_address("search", language)
        return f"{path}?{query}" if query else path


def address_of(results: Results) -> Address:
    asked = results.asked
    limits = {"kind": asked.kind, "theme": asked.theme, "area": asked.area}
    return Address(results.read, {name: value for name, value in limits.items() if value})
