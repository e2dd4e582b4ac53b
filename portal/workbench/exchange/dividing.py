"""A text in the blocks that are translated one by one, and what stands between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from portal.workbench.exchange.content import Content, has_words, of_text
from portal.workbench.exchange.inline import content_of
from portal.workbench.exchange.markdown import References, parsed
from portal.workbench.exchange.places import origins, spans, texts

LINE, WHOLE = "line", "whole"  # kinds of blocks that are not Markdown
LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Block:
    kind: str  # with what it stands in: "quote item text"
    content: Content
    raw: str  # as written, its lines parted by "\n"
    breaks: tuple[str, ...] = ()  # what really parts them: the end of the line and the markup of the next


@dataclass(frozen=True, slots=True)
class Divided:
    """`between` has one string more than there are blocks."""

    blocks: tuple[Block, ...]
    between: tuple[str, ...]
    references: References = field(default_factory=dict)

    def with_raw(self, raws: Sequence[str]) -> str:
        """The text with `raws` in place of its blocks; lines that a block did not have run on."""
        filled = [_laid(raw, block) for raw, block in zip(raws, self.blocks, strict=True)]
        return "".join(part for pair in zip_longest(self.between, filled, fillvalue="") for part in pair)

    def kinds(self) -> tuple[str, ...]:
        return tuple(block.kind for block in self.blocks)


def divided(text: str, *, is_markdown: bool) -> Divided:
    return _markdown(text) if is_markdown else _lines(text)


def whole(text: str) -> Divided:
    """All of the text, markup and all, as one block."""
    plain, ends = LINE_END.sub("\n", text), tuple(LINE_END.findall(text))
    core = plain.strip()
    if not core:
        return Divided((), (text,))
    start = plain.index(core)
    before, after = plain[:start].count("\n"), plain[start + len(core) :].count("\n")
    breaks = ends[before : len(ends) - after]
    origin = origins(text)
    lead, tail = text[: origin[start]], text[origin[start + len(core)] :]
    return Divided((Block(WHOLE, of_text(core), core, breaks),), (lead, tail))


def _lines(text: str) -> Divided:
    """One block for every line that says something."""
    blocks, between, end = [], [], 0
    for found in re.finditer(r"[^\r\n]+", text):
        line = found.group().strip()
        if has_words(of_text(line)):
            start = found.start() + found.group().index(line)
            blocks.append(Block(LINE, of_text(line), line))
            between.append(text[end:start])
            end = start + len(line)
    return Divided(tuple(blocks), (*between, text[end:]))


def _markdown(text: str) -> Divided:
    plain = LINE_END.sub("\n", text)
    tokens, references = parsed(plain)
    origin = origins(text)
    blocks, between, end = [], [], 0
    for kind, token, column in texts(tokens):
        content = content_of(token)
        if has_words(content):
            lines = spans(plain.replace("\0", "\ufffd"), token, kind, column)
            raw = "\n".join(plain[start:stop] for start, stop in lines)
            gaps = [text[origin[left] : origin[right]] for (_, left), (right, _) in pairwise(lines)]
            blocks.append(Block(kind, content, raw, tuple(gaps)))
            between.append(text[end : origin[lines[0][0]]])
            end = origin[lines[-1][1]]
    return Divided(tuple(blocks), (*between, text[end:]), references)


def _laid(raw: str, block: Block) -> str:
    """`raw` with the markup that its lines need where the block stands."""
    lines = raw.split("\n")
    lacking = len(lines) - 1 - len(block.breaks)
    if lacking <= 0:
        ends = list(block.breaks[: len(lines) - 1])
    elif block.kind == WHOLE:
        ends = [*block.breaks, *[(*block.breaks, "\n")[0]] * lacking]
    else:
        ends = _enough(lines, block.breaks)
    return "".join(part for pair in zip_longest(lines, ends, fillvalue="") for part in pair)


def _enough(lines: list[str], breaks: tuple[str, ...]) -> list[str]:
    """Ends of more lines than there were: those that mean a line break first, the rest run on."""
    ends, left = [], len(breaks) - sum(line.endswith("\\") for line in lines[:-1])
    for line in lines[:-1]:
        is_break = line.endswith("\\")
        ends.append((*breaks, "\n")[0] if is_break or left > 0 else " ")
        left -= not is_break
    return ends
