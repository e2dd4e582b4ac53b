"""Reads a page as a browser does, as far as tests ask: texts with their language, links, ids, names of the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

Attributes = dict[str, str]


class Attribute(NamedTuple):
    tag: str
    name: str
    value: str
    language: str  # that its element is said to be in


@dataclass
class Reading(HTMLParser):
    """What stands on a page. `texts` holds each text of the body with the language that it is said to be in,
    `main_texts` those that are not of the site's frame; `json_ld` is what the page carries as data."""

    html: str
    language: str = ""
    title: str = ""
    canonical: str = ""
    heading_count: int = 0
    alternates: dict[str, str] = field(default_factory=dict)
    texts: list[tuple[str, str]] = field(default_factory=list)
    main_texts: list[tuple[str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    languages_offered: dict[str, str] = field(default_factory=dict)
    attributes: list[Attribute] = field(default_factory=list)
    json_ld: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, str]] = []
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self._note(tag, {name: value or "" for name, value in attrs})
        if tag not in VOID:
            self._open.append((tag, self._language_of(dict(attrs))))

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self._note(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            if self._open.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        inside = {tag for tag, _language in self._open}
        if "title" in inside and "svg" not in inside:
            self.title += data
        if self._open and self._open[-1][0] == "script":
            self.json_ld += data
        if data.strip() and "body" in inside and "script" not in inside:
            self.texts.append((" ".join(data.split()), self._open[-1][1]))
            self.main_texts += self.texts[-1:] if "main" in inside else []

    def _language_of(self, attributes: Mapping[str, str | None]) -> str:
        return attributes.get("lang") or (self._open[-1][1] if self._open else "")

    def _note(self, tag: str, attributes: Attributes) -> None:
        language = self._language_of(attributes)
        self.attributes += [Attribute(tag, name, value, language) for name, value in attributes.items()]
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if "src" in attributes:
            self.parts.append(attributes["src"])
        if tag == "html":
            self.language = attributes.get("lang", "")
        elif tag == "h1":
            self.heading_count += 1
        elif tag == "use":
            self.parts.append(attributes["href"].split("#")[0])
        elif tag == "a" and "href" in attributes:
            self._note_link(attributes)
        elif tag == "link":
            self._note_relation(attributes)

    def _note_link(self, attributes: Attributes) -> None:
        self.links.append(attributes["href"])
        if "hreflang" in attributes:
            self.languages_offered.setdefault(attributes["hreflang"], attributes["href"])

    def _note_relation(self, attributes: Attributes) -> None:
        relation, address = attributes.get("rel", ""), attributes["href"]
        if relation == "canonical":
            self.canonical = address
        elif relation == "alternate" and "hreflang" in attributes:
            self.alternates[attributes["hreflang"]] = address
        elif relation in {"alternate", "search"}:
            self.links.append(address)
        else:
            self.parts.append(address)
