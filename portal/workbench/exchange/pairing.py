"""Which paragraphs of a changed source are the old ones, and which old one a changed paragraph came from."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import product

from portal.workbench.exchange.content import spaced_evenly, words
from portal.workbench.exchange.dividing import Block

Pair = tuple[int | None, bool]

_ALIKE = 0.5  # of the words; below that, one paragraph is not another version of the other
_IN_ITS_PLACE = 0.4  # so much more alike are two that stand between the same neighbours


def pairs(old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    """For every new block the old one that it is or came from, and whether it is the same."""
    before, after = [_key(block) for block in old], [_key(block) for block in new]
    found: list[Pair] = [(None, False)] * len(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for start, place, length in matcher.get_matching_blocks():
        for step in range(length):
            found[place + step] = (start + step, True)
    free = [index for index in range(len(old)) if (index, True) not in found]
    for place, key in enumerate(after):
        moved = next((index for index in free if before[index] == key), None)
        if found[place][0] is None and moved is not None:
            found[place] = (moved, True)
            free.remove(moved)
    open_places = [place for place, pair in enumerate(found) if pair[0] is None]
    for place, index in _versions([*product(open_places, free)], old, new, _in_place(matcher)):
        if found[place][0] is None and index in free:
            found[place] = (index, False)
            free.remove(index)
    return found


def _key(block: Block) -> tuple[object, ...]:
    return (block.kind, *spaced_evenly(block.content))


def _in_place(matcher: "SequenceMatcher[tuple[object, ...]]") -> dict[tuple[int, int], float]:
    """How much new and old blocks stand in the same place, where as many came as went: one for one is sure."""
    found: dict[tuple[int, int], float] = {}
    for tag, start, end, place, stop in matcher.get_opcodes():
        if tag == "replace" and end - start == stop - place:
            likeness = _ALIKE if end - start == 1 else _IN_ITS_PLACE
            found |= {(place + step, start + step): likeness for step in range(end - start)}
    return found


def _versions(
    possible: list[tuple[int, int]], old: Sequence[Block], new: Sequence[Block], in_place: dict[tuple[int, int], float]
) -> list[tuple[int, int]]:
    """New blocks with old ones that they may have come from, the most alike first."""
    alike = [
        (_likeness(old[index], new[place]) + in_place.get((place, index), 0), -place, -index)
        for place, index in possible
        if old[index].kind == new[place].kind
    ]
    return [(-place, -index) for likeness, place, index in sorted(alike, reverse=True) if likeness >= _ALIKE]


def _likeness(old: Block, new: Block) -> float:
    return SequenceMatcher(None, words(old.content).split(), words(new.content).split(), autojunk=False).ratio()
