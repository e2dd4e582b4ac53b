"""A text put together from segments that were translated one by one."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.workbench.exchange.content import Content, anonymous, spaced_evenly
from portal.workbench.exchange.dividing import LINE, LINE_END, WHOLE, Block, Divided, divided
from portal.workbench.exchange.spelling import UnwritableError, spelt


@dataclass(frozen=True, slots=True)
class Filling:
    """`blocks` are texts that may stand as they are written already, where they say the same as `content`."""

    content: Content
    blocks: tuple[Block, ...] = ()


def assembled(frame: Divided, fillings: Sequence[Filling]) -> str:
    """What stands between the blocks of `frame` with `fillings` in their place; raises UnwritableError."""
    for is_guarded in (False, True):
        raws = [
            raw_of(filling, block, frame, is_guarded=is_guarded)
            for filling, block in zip(fillings, frame.blocks, strict=True)
        ]
        text = frame.with_raw(raws)
        if _reads_as(text, frame, fillings):
            return text
    raise UnwritableError


def raw_of(filling: Filling, block: Block, frame: Divided, *, is_guarded: bool = False) -> str:
    wanted = spaced_evenly(filling.content)
    for known in () if is_guarded else filling.blocks:
        if spaced_evenly(known.content) == wanted:
            return known.raw
    if block.kind == WHOLE:
        return plain(filling.content)
    if block.kind == LINE:
        return LINE_END.sub(" ", plain(filling.content))
    return spelt(anonymous(filling.content), block.kind.split()[-1], frame.references, is_guarded=is_guarded)


def plain(content: Content) -> str:
    """The words and the control signs between them."""
    return "".join(part if isinstance(part, str) else part.markup.text if part.markup else "" for part in content)


def _reads_as(text: str, frame: Divided, fillings: Sequence[Filling]) -> bool:
    kinds = frame.kinds()
    if WHOLE in kinds:
        return True
    again = divided(text, is_markdown=LINE not in kinds)
    return again.kinds() == kinds and [spaced_evenly(block.content) for block in again.blocks] == [
        spaced_evenly(filling.content) for filling in fillings
    ]
