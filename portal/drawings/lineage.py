"""What became of what: boxes of one strategy joined by lines to those of the next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from portal.drawings.coordinates import short
from portal.drawings.foreign import marked
from portal.drawings.lettering import wrapped

BOX_WIDTH, BETWEEN_COLUMNS, BETWEEN_BOXES = 168.0, 84.0, 14.0
LETTER_SIZE, LINE_HEIGHT, PADDING = 15.0, 19.0, 11.0
NOTE_SIZE = 13.0
_MARGIN = 2.0  # room for the strokes at the edge
_END = 36.0  # how far a line reaches that leads nowhere


class Node(NamedTuple):
    """One box: a key of its own that links refer to, its words, a small line under them, its colour's class.

    `language` is that of the words, where the page is in another one.
    """

    key: str
    name: str
    note: str = ""
    hue: str = "hue-neutral"
    language: str = ""


class Link(NamedTuple):
    """From the key of a predecessor to that of a successor; what ended has no successor, and `target` is "".

    The kind (continues, renamed, merged, split, ended) is the class of the line.
    """

    source: str
    target: str
    kind: str


def lineage_picture(left: Sequence[Node], right: Sequence[Node], links: Sequence[Link]) -> SafeString:
    """Predecessors at the left, successors at the right, 424 units wide and as high as the longer column."""
    return generations_picture([left, right], links)


def generations_picture(generations: Sequence[Sequence[Node]], links: Sequence[Link]) -> SafeString:
    """A column of boxes for each generation, oldest first, each column in the order given.

    Links to boxes that are not there are left out. The drawing carries its size in pixels: it stands in a scroll
    region at a width where its letters can be read. It is hidden from assistive technology, for which a table says
    the same.
    """
    columns = [[_box(node, number) for node in nodes] for number, nodes in enumerate(generations)]
    height = max((_column_height(column) for column in columns), default=0.0)
    boxes = {box.node.key: box for column in columns for box in _stacked(column, height)}
    width = len(columns) * (BOX_WIDTH + BETWEEN_COLUMNS) - BETWEEN_COLUMNS + 2 * _MARGIN
    if not boxes:
        return SafeString()
    size = short(width), short(height + 2 * _MARGIN)
    return format_html(
        '<svg class="lineage" width="{}" height="{}" viewBox="0 0 {} {}" aria-hidden="true" focusable="false"'
        ' font-size="{}">{}{}</svg>',
        *size,
        *size,
        short(LETTER_SIZE),
        format_html_join("", "{}", ([line] for line in _lines(links, boxes))),
        format_html_join("", "{}", ([_drawn_box(box)] for box in boxes.values())),
    )


@dataclass(frozen=True)
class Box:
    """A node with its place: left and upper edge and height, in units of the drawing."""

    node: Node
    lines: list[str]
    x: float
    y: float
    height: float

    @property
    def right(self) -> float:
        return self.x + BOX_WIDTH

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def _box(node: Node, column: int) -> Box:
    lines = wrapped(node.name, LETTER_SIZE, BOX_WIDTH - 2 * PADDING)
    height = (len(lines) + bool(node.note)) * LINE_HEIGHT + 2 * PADDING
    return Box(node, lines, _MARGIN + column * (BOX_WIDTH + BETWEEN_COLUMNS), 0.0, height)


def _column_height(column: Sequence[Box]) -> float:
    return sum(box.height + BETWEEN_BOXES for box in column) - BETWEEN_BOXES


def _stacked(column: Sequence[Box], height: float) -> Iterable[Box]:
    """The column's boxes one under another, in the middle of the drawing's height."""
    y = _MARGIN + (height - _column_height(column)) / 2
    for box in column:
        yield replace(box, y=y)
        y += box.height + BETWEEN_BOXES


def _lines(links: Sequence[Link], boxes: Mapping[str, Box]) -> Iterable[SafeString]:
    joining = [link for link in links if link.source in boxes and link.target in boxes]
    for link in joining:
        source, target = boxes[link.source], boxes[link.target]
        leaving = sorted(
            (one for one in joining if one.source == link.source), key=lambda one: boxes[one.target].middle
        )
        coming = sorted((one for one in joining if one.target == link.target), key=lambda one: boxes[one.source].middle)
        yield _joining_line(link.kind, source, _port(source, leaving, link), target, _port(target, coming, link))
    for link in links:
        if link.kind == "ended" and link.source in boxes:
            yield _ending_line(boxes[link.source])


def _port(box: Box, links: Sequence[Link], link: Link) -> float:
    """The height at which a link meets the box, whose edge `links` share in the order given."""
    return box.y + box.height * (links.index(link) + 1) / (len(links) + 1)


def _joining_line(kind: str, source: Box, start: float, target: Box, end: float) -> SafeString:
    x1, x2, tip = short(source.right), short(target.x - 7), short(target.x)
    middle = short((source.right + target.x) / 2)
    y1, y2 = short(start), short(end)
    return format_html(
        '<g class="link {} {}"><path d="M{} {}C{} {} {} {} {} {}"/><path class="tip" d="M{} {}l-8-4.5v9z"/></g>',
        *(escape(kind), escape(source.node.hue)),
        *(x1, y1, middle, y1, middle, y2, x2, y2),
        *(tip, y2),
    )


def _ending_line(source: Box) -> SafeString:
    return format_html(
        '<g class="link ended {}"><path d="M{} {}h{}"/><path class="stop" d="M{} {}v18"/></g>',
        escape(source.node.hue),
        short(source.right),
        short(source.middle),
        short(_END),
        short(source.right + _END),
        short(source.middle - 9),
    )


def _drawn_box(box: Box) -> SafeString:
    baseline = box.y + PADDING + LETTER_SIZE * 0.95
    x = short(box.x + PADDING)
    spans = [(x, short(baseline + number * LINE_HEIGHT), escape(line)) for number, line in enumerate(box.lines)]
    note = format_html(
        '<text class="lbl" font-size="{}" x="{}" y="{}">{}</text>',
        *(short(NOTE_SIZE), x, short(baseline + len(box.lines) * LINE_HEIGHT), escape(box.node.note)),
    )
    return format_html(
        '<g class="{}"><rect class="box" x="{}" y="{}" width="{}" height="{}" rx="4"/><text{}>{}</text>{}</g>',
        escape(box.node.hue),
        *map(short, (box.x, box.y, BOX_WIDTH, box.height)),
        marked(box.node.language),
        format_html_join("", '<tspan x="{}" y="{}">{}</tspan>', spans),
        note if box.node.note else "",
    )
