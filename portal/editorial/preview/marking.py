"""Marks on a page what is not on another, and tells what of the other is gone; the source stays as it is otherwise."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.html import format_html

from portal.editorial.preview.outline import Outline

Insertion = tuple[int, str]  # where in the source, and what


class Comparison(NamedTuple):
    changed: list[int]  # places just behind the names of start tags
    gone: list[str]  # texts
    is_new: bool = False  # visitors find no page there

    @property
    def is_same(self) -> bool:
        return not (self.changed or self.gone or self.is_new)


NEW_PAGE = Comparison([], [], is_new=True)


def compared(new: Outline, old: Outline) -> Comparison:
    """A block that only stands elsewhere is no change; one whose link or picture is another is."""
    there = Counter(block.content for block in old.blocks)
    changed = []
    for block in new.blocks:
        if there[block.content]:
            there[block.content] -= 1
        elif block.text or block.details:
            changed.append(block.place)
    texts = {block.text for block in new.blocks}
    gone = dict.fromkeys(block.text for block in old.blocks if block.text not in texts)
    return Comparison(changed, list(gone))


def marks(places: Iterable[int], label: str) -> list[Insertion]:
    """The label is read aloud and seen, since the style sheet writes it before the block."""
    return [(place, format_html(' data-changed="{}"', label)) for place in places]


def woven(html: str, insertions: Iterable[Insertion]) -> str:
    """`html` with each insertion at its place; what is to stand at one place stands there in the order given."""
    pieces, done = [], 0
    for place, text in sorted(insertions, key=lambda insertion: insertion[0]):
        pieces += [html[done:place], text]
        done = place
    return "".join([*pieces, html[done:]])
