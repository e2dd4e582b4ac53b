"""A text made ready for a translator: its segments, each with what is known of its translation."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _

from portal.workbench.exchange.batch import Batch, ExchangedText, State
from portal.workbench.exchange.content import Content, has_words, of_text
from portal.workbench.exchange.dividing import LINE_END, Block, Divided, divided, whole
from portal.workbench.exchange.identity import SegmentId, digest
from portal.workbench.exchange.numbering import numbered, numbered_like
from portal.workbench.exchange.pairing import pairs


class Progress(StrEnum):
    """How far one segment is, as it goes out and as it comes back."""

    MISSING = "missing"
    ADAPT = "adapt"
    REVIEW = "review"
    TRANSLATED = "translated"
    FINAL = "final"


DONE = frozenset({Progress.TRANSLATED, Progress.FINAL})
TO_DO = frozenset({Progress.MISSING, Progress.ADAPT})
WHOLE_PLACE = "w"
_PROGRESS = {State.CURRENT: Progress.TRANSLATED, State.SAME: Progress.FINAL, State.BEHIND: Progress.ADAPT}


@dataclass(frozen=True, slots=True)
class Segment:
    id: str
    source: Content
    target: Content | None
    progress: Progress
    previous: tuple[Content, Content] | None = None
    note: str = ""
    max_length: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A segment that has no name yet. `block` is what the translation has in its place, as it is written."""

    source: Content
    progress: Progress = Progress.MISSING
    block: Block | None = None
    previous: tuple[Content, Content] | None = None

    def target(self) -> Content | None:
        return numbered_like(self.block.content, self.source) if self.block else None


@dataclass(frozen=True, slots=True)
class Prepared:
    """`frame` is what the translated segments are set in; `source` what they are translated from."""

    text: ExchangedText
    source: Divided
    frame: Divided
    drafts: tuple[Draft, ...]
    is_whole: bool = False
    note: str = ""

    def places(self) -> list[str]:
        return [WHOLE_PLACE] if self.is_whole else [str(number) for number, _draft in enumerate(self.drafts, 1)]


def prepared(text: ExchangedText, *, is_whole: bool = False) -> Prepared:
    source = divided(text.source, is_markdown=text.is_markdown)
    target = divided(text.target, is_markdown=text.is_markdown)
    if not source.blocks:
        return Prepared(text, source, source, ())
    if not has_words(of_text(text.target)):
        return untranslated(text)
    if not is_whole:
        if text.state is State.BEHIND and text.previous and (kept := _adapted(text, source, target)):
            return kept
        if source.kinds() == target.kinds():
            return _side_by_side(text, source, target)
    return _side_by_side(text, whole(text.source), whole(text.target), is_whole=True)


def untranslated(text: ExchangedText) -> Prepared:
    """As if there were no translation; where it is the same on purpose, the source is."""
    source = divided(text.source, is_markdown=text.is_markdown)
    same = text.state is State.SAME
    drafts = [
        Draft(numbered(block.content), Progress.FINAL if same else Progress.MISSING, block if same else None)
        for block in source.blocks
    ]
    return Prepared(text, source, source, tuple(drafts))


def _adapted(text: ExchangedText, source: Divided, target: Divided) -> Prepared | None:
    """Paragraphs that did not change keep their translation; None where the old texts do not go side by side."""
    old_text, _old_translation = text.previous or ("", "")
    old = divided(old_text, is_markdown=text.is_markdown)
    if old.kinds() != target.kinds():
        return None
    drafts, note = [*_drafts(old, source, target)], ""
    if all(draft.progress is Progress.TRANSLATED for draft in drafts):
        drafts = [replace(draft, progress=Progress.REVIEW) for draft in drafts]
        note = _("Only the order or the number of the paragraphs is another now.")
    follows_source = _plain(target.between) == _plain(old.between) or source.kinds() != target.kinds()
    return Prepared(text, source, source if follows_source else target, tuple(drafts), note=note)


def _drafts(old: Divided, source: Divided, target: Divided) -> Iterator[Draft]:
    for block, (index, is_same) in zip(source.blocks, pairs(old.blocks, source.blocks), strict=True):
        content = numbered(block.content)
        if index is None:
            yield Draft(content)
        elif is_same:
            yield Draft(content, Progress.TRANSLATED, target.blocks[index])
        else:
            before, then = old.blocks[index].content, target.blocks[index].content
            previous = (numbered_like(before, content), numbered_like(then, content))
            yield Draft(content, Progress.ADAPT, target.blocks[index], previous)


def _plain(between: tuple[str, ...]) -> list[str]:
    return [LINE_END.sub("\n", part) for part in between]


def _side_by_side(text: ExchangedText, source: Divided, target: Divided, *, is_whole: bool = False) -> Prepared:
    progress = _PROGRESS.get(text.state, Progress.REVIEW)
    previous = None
    if is_whole and text.previous and text.state is State.BEHIND:
        previous = (_all_of(text.previous[0]), _all_of(text.previous[1]))
    drafts = [
        Draft(numbered(block.content), progress, there, previous)
        for block, there in zip(source.blocks, target.blocks, strict=True)
    ]
    note = _("This text goes out in one piece with its Markdown, because its paragraphs are not those of the source.")
    return Prepared(text, source, target, tuple(drafts), is_whole, note if is_whole else "")


def _all_of(text: str) -> Content:
    return whole(text).blocks[0].content if text.strip() else ()


def segments(batch: Batch) -> Iterator[tuple[ExchangedText, list[Segment]]]:
    """Every text with what goes out of it; a text without words has nothing that goes out."""
    for text in batch.texts:
        if found := segments_of(prepared(text), batch):
            yield text, found


def segments_of(ready: Prepared, batch: Batch) -> list[Segment]:
    text, count = ready.text, len(ready.drafts)
    seen = digest(text.source), digest(text.target)
    return [
        Segment(
            str(SegmentId(text.key, batch.source_language, batch.target_language, place, *seen)),
            draft.source,
            draft.target(),
            draft.progress,
            draft.previous,
            ready.note,
            text.max_length if count == 1 else None,
        )
        for place, draft in zip(ready.places(), ready.drafts, strict=True)
    ]
