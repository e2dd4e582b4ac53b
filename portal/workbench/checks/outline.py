"""How a Markdown text is built: its headings, lists, tables, links, emphasis, code and paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from portal.bodytext.markdown import dialect
from portal.workbench.checks.finding import Span

_EMPHASIS = {"strong_open": "strong", "em_open": "em"}
_LEFT_OVER = re.compile(
    r"\*\*|\]\(|\[[^\]\n]+\][ \t]\([^)\n]+\)|`|^#{1,6}(?=[^\s#])|</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]*)?/?>",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Element:
    """`what` is equal in both texts where they are built alike."""

    what: str
    span: Span


@dataclass(slots=True)
class Outline:
    headings: list[Element] = field(default_factory=list)
    lists: list[Element] = field(default_factory=list)
    tables: list[Element] = field(default_factory=list)
    paragraphs: list[Element] = field(default_factory=list)
    code: list[Element] = field(default_factory=list)
    emphasis: list[Element] = field(default_factory=list)
    links: list[Element] = field(default_factory=list)  # `what` is the address as written


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return dialect()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
        self.outline = Outline()
        self.lists: list[list[int]] = []  # of the open ones, the innermost last: place among all, items

    def read(self) -> Outline:
        tokens = _parser().parse(self.text)
        levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
        for token in tokens:
            self._block(token, min(levels, default=1))
        for table in _tables(tokens):
            rows = sum(token.type == "tr_open" for token in table)
            cells = sum(token.type in {"td_open", "th_open"} for token in table)
            self.outline.tables.append(Element(f"{rows} × {cells // max(rows, 1)}", self._span(table[0])))
        return self.outline

    def _span(self, token: Token) -> Span:
        first, last = token.map or (0, len(self.lines) - 1)
        start, end = self.lines[first], self.lines[min(last, len(self.lines) - 1)]
        return Span(start, start + len(self.text[start:end].rstrip()))

    def _block(self, token: Token, highest: int) -> None:
        span = self._span(token) if token.map else Span(0, 0)
        if token.type == "heading_open":
            self.outline.headings.append(Element(str(int(token.tag[1]) - highest + 1), span))
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            self.lists.append([len(self.outline.lists), 0])
            self.outline.lists.append(Element(token.tag, span))
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            place, items = self.lists.pop()
            opened = self.outline.lists[place]
            self.outline.lists[place] = Element(f"{opened.what} {len(self.lists)} {items}", opened.span)
        elif token.type == "list_item_open":
            self.lists[-1][1] += 1
        elif token.type == "paragraph_open" and not self.lists:
            self.outline.paragraphs.append(Element("", span))
        elif token.type in {"fence", "code_block"}:
            self.outline.code.append(Element(token.content, span))
        elif token.type == "inline":
            self._inline(token, span)

    def _inline(self, token: Token, span: Span) -> None:
        at = span.start
        for child in token.children or []:
            if child.type in _EMPHASIS:
                self.outline.emphasis.append(Element(_EMPHASIS[child.type], self._found(child.markup, at, span)))
            elif child.type == "code_inline":
                place = self._found(child.content, at, span)
                self.outline.code.append(Element(child.content, place))
                at = place.end
            elif child.type in {"link_open", "image"}:
                address = str(child.attrs.get("href" if child.type == "link_open" else "src") or "")
                self.outline.links.append(Element(address, self._found(address, at, span)))
            elif child.type == "text" and child.content:
                at = max(self._found(child.content, at, span).end, at)

    def _found(self, part: str, start: int, block: Span) -> Span:
        """Where `part` stands in the block; the block where it is written otherwise."""
        place = self.text.find(part, start, block.end) if part else -1
        if place < 0 and part:
            place = self.text.find(part, block.start, block.end)
        return Span(place, place + len(part)) if place >= 0 else block


def _tables(tokens: list[Token]) -> Iterator[list[Token]]:
    opened = 0
    for at, token in enumerate(tokens):
        if token.type == "table_open":
            opened = at
        elif token.type == "table_close":
            yield tokens[opened:at]


def outline_of(text: str) -> Outline:
    return _Reader(text).read()


def left_over(text: str, *, is_markdown: bool) -> list[Span]:
    """Signs of markup that a reader would see."""
    if not is_markdown:
        return [Span(*match.span()) for match in _LEFT_OVER.finditer(text)]
    found: list[Span] = []
    for token in _parser().parse(text):
        for child in token.children or []:
            if child.type == "text":
                found += [_place(text, match[0]) for match in _LEFT_OVER.finditer(child.content)]
    return found


def _place(text: str, signs: str) -> Span:
    place = max(text.find(signs), 0)
    return Span(place, place + len(signs))
