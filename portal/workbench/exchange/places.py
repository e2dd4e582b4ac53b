"""Where the lines of a block of Markdown begin and end in the text."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from portal.workbench.exchange.spelling import CELL, HEADING, TEXT

Span = tuple[int, int]
_BAR = re.compile(r"(?<!\\)\|")
_BLANK = re.compile(r"[^\S\x1c-\x1f\x85]*")  # white space as Markdown has it
_CONTAINERS = {"blockquote_open": "quote", "list_item_open": "item"}


def texts(tokens: list[Token]) -> Iterator[tuple[str, Token, int]]:
    """Every text with the kind of its block, such as "quote item text", and which cell of its row it is."""
    around: list[str] = []
    column = 0
    for token in tokens:
        if token.nesting == 1:
            column = 0 if token.type == "tr_open" else column
            around.append(_CONTAINERS.get(token.type) or _kind(token))
        elif token.nesting == -1:
            around.pop()
        elif token.type == "inline":
            yield " ".join(filter(None, around)), token, column
            column += 1


def _kind(token: Token) -> str:
    if token.type == "heading_open":
        return HEADING if token.markup.startswith("#") else f"under {TEXT}"
    return {"paragraph_open": TEXT, "th_open": CELL, "td_open": CELL}.get(token.type, "")


def spans(source: str, token: Token, kind: str, column: int) -> list[Span]:
    """Of each line; its text without white space around it, but for spaces before a line break, which mean one."""
    lines: list[Span] = token.meta["lines"]
    if kind.endswith(CELL):
        return [_cell(source, lines[0], token.content, column)]
    written = token.content.split("\n")
    if len(written) == 1:
        start = source.index(token.content, _after_hashes(source, lines[0], kind))
        return [(start, start + len(token.content))]
    first = next(row for row, (start, end) in enumerate(lines) if source[start:end].endswith(written[0]))
    rows = lines[first : first + len(written)]
    last = rows[-1][0]
    return [(rows[0][1] - len(written[0]), rows[0][1]), *rows[1:-1], (last, last + len(written[-1].lstrip(" \t")))]


def _after_hashes(source: str, line: Span, kind: str) -> int:
    start, end = line
    return start + len(source[start:end]) - len(source[start:end].lstrip("#")) if kind.endswith(HEADING) else start


def _cell(source: str, line: Span, content: str, column: int) -> Span:
    """A row may begin with a bar or not; the cell is in the next column if it does."""
    start, end = line
    bars = [start - 1, *(found.start() for found in _BAR.finditer(source, start, end)), end]
    columns = [(left + 1, right) for left, right in pairwise(bars)]
    before = 1 if _BLANK.fullmatch(source, *columns[0]) else 0
    left, right = columns[column + before]
    bare = source[left:right].replace("\\|", "|")
    at = bare.index(content)
    return left + at, right - (len(bare) - at - len(content))


def origins(text: str) -> Sequence[int]:
    """For each place in the text with plain line ends, where it is in the text as it stands."""
    if "\r" not in text:
        return range(len(text) + 1)
    places = [place for place, sign in enumerate(text) if sign != "\n" or text[place - 1 : place] != "\r"]
    return [*places, len(text)]
