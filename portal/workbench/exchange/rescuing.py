"""What can be kept of a translation that cannot be applied: as much as possible of its words and of its markup."""

from collections.abc import Iterable, Sequence

from portal.workbench.exchange.answers import Answer, Links
from portal.workbench.exchange.assembling import assembled, raw_of
from portal.workbench.exchange.content import has_words, words
from portal.workbench.exchange.returned import ReturnedSegment
from portal.workbench.exchange.segments import Prepared
from portal.workbench.exchange.spelling import UnwritableError


def said(segments: Iterable[ReturnedSegment], between: str = "\n\n") -> str:
    """The words alone, paragraph by paragraph."""
    return between.join(words(segment.target).strip() for segment in segments if segment.target)


def rescued(ready: Prepared, answers: Sequence[Answer], link: Links) -> str:
    """The whole text where it can be put together; a paragraph whose markup is broken loses it."""
    fillings = [answer.filling(link) for answer in answers]
    if all(has_words(filling.content) for filling in fillings):
        try:
            return assembled(ready.frame, fillings)
        except UnwritableError:
            pass
    raws = []
    for filling, block in zip(fillings, ready.frame.blocks, strict=True):
        try:
            raws.append(raw_of(filling, block, ready.frame) if has_words(filling.content) else "")
        except UnwritableError:
            raws.append(words(filling.content))
    return ready.frame.with_raw(raws)
