"""Reads a page for its parts: where each stands in the source, and what a reader would miss if it were another."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
INLINE = {  # part of the text that stands around it; every other element is a part of its own
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "svg", "time", "u", "var",
}  # fmt: skip
TELLING = ("href", "src", "alt")
UNSEEN = {"script", "style", "template"}


@dataclass
class Block:
    """A heading, a paragraph, a cell: its own text, without that of the blocks inside it, and what else it shows."""

    place: int  # in the source, just behind the name in its start tag
    pieces: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)  # where its links lead, its pictures, its drawings

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())

    @property
    def content(self) -> tuple[str, tuple[str, ...]]:
        return self.text, tuple(self.details)


class Outline(HTMLParser):
    """The blocks of the page's own part, and the places where something can be put in; nothing is written here."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.ways_out: list[int] = []  # links to other pages, each just behind the name in its start tag
        self.head_end = self.body_start = 0
        self.main_end = len(html)
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self._open: list[tuple[str, Block | None]] = []
        self._is_in_main = False
        self._drawings = 0  # how many of those that are open are drawings
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        place = self._here() + 1 + len(tag)
        attributes = {name: value or "" for name, value in attrs}
        block = None if _is_icon(tag, attributes) else self._block_of(tag, place)
        if tag == "a" and not attributes.get("href", "#").startswith("#"):
            self.ways_out.append(place)
        elif tag == "body":
            self.body_start = self._here() + len(self.get_starttag_text() or "")
        if block:
            block.details += self._details(tag, attributes)
        if tag not in VOID:
            self._open.append((tag, block))
            self._drawings += tag == "svg"
            self._is_in_main = self._is_in_main or tag == "main"

    def handle_endtag(self, tag: str) -> None:
        if tag == "head":
            self.head_end = self._here()
        elif tag == "main":
            self.main_end, self._is_in_main = self._here(), False
        while self._open:
            closed, _block = self._open.pop()
            self._drawings -= closed == "svg"
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        tag, block = self._open[-1] if self._open else ("", None)
        if block is None or tag in UNSEEN:
            return
        (block.details if self._drawings else block.pieces).append(data)

    def _block_of(self, tag: str, place: int) -> Block | None:
        around = self._open[-1][1] if self._open else None
        if not self._is_in_main or self._drawings or tag in INLINE or tag in VOID:
            if around and tag in VOID:
                around.pieces.append(" ")
            return around
        block = Block(place)
        self.blocks.append(block)
        return block

    def _details(self, tag: str, attributes: dict[str, str]) -> list[str]:
        if self._drawings or tag == "svg":
            return [self.get_starttag_text() or ""]
        return [f"{name} {attributes[name]}" for name in TELLING if name in attributes]

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def _is_icon(tag: str, attributes: dict[str, str]) -> bool:
    """Icons stand beside words that say the same."""
    return tag == "svg" and "icon" in attributes.get("class", "").split()
