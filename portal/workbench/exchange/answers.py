"""What came back for one segment, beside what would go out of it now."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from portal.workbench.exchange.assembling import Filling
from portal.workbench.exchange.content import Code, Content, Kind, Markup, carries, has_words, stripped, tally, words
from portal.workbench.exchange.dividing import WHOLE, Block
from portal.workbench.exchange.numbering import markup_by_id, named
from portal.workbench.exchange.returned import ReturnedSegment
from portal.workbench.exchange.segments import DONE, TO_DO, Draft, Progress
from portal.workbench.exchange.spelling import TEXT
from portal.workbench.exchange.tidying import letters, resolved, run_on, shape, unspaced, with_spaces_outside

Links = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Answer:
    """`returned` is None where the file does not have the segment: then what went out of it stands."""

    draft: Draft
    block: Block  # of the source
    returned: ReturnedSegment | None

    def content(self) -> Content | None:
        """The words as they will be used; the codes are named only."""
        if self.returned is None:
            return self.draft.target()
        if self.returned.target is None or not has_words(self.returned.target):
            return None
        if self.is_same_as(self.returned.target):
            return self.draft.target()
        sent = (*self.draft.source, *(self.draft.target() or ()))
        said = resolved(self.returned.target, sent)
        if self.block.kind == WHOLE:
            return stripped(said)
        return run_on(said, has_lines=self.block.kind.endswith(TEXT) and "\n" in words(self.draft.source))

    def is_same_as(self, content: Content) -> bool:
        target = self.draft.target()
        if target is None:
            return False
        return shape(content) == shape(target) or (self._is_reformatted() and unspaced(content) == unspaced(target))

    def _is_reformatted(self) -> bool:
        """A tool has put in or taken out white space: it did so in the source, too."""
        source = (self.returned and self.returned.source) or self.draft.source
        return shape(source) != shape(self.draft.source) and unspaced(source) == unspaced(self.draft.source)

    def is_unchanged(self) -> bool:
        content = self.content()
        return content is None if self.draft.block is None else content is not None and self.is_same_as(content)

    def is_confirmed(self) -> bool:
        waits = self.draft.progress in {Progress.ADAPT, Progress.REVIEW}
        return waits and self.returned is not None and self.returned.progress in DONE

    def is_unfinished(self) -> bool:
        """Some tools leave states alone: there a text that is another now is finished."""
        if self.returned is None:
            return self.draft.progress in TO_DO
        if self.returned.is_unfinished:
            return True
        went_out_done = self.draft.progress not in TO_DO
        return self.returned.progress in TO_DO and (went_out_done or self.is_unchanged())

    def is_of_another_source(self) -> bool:
        """Rows of a table may have slipped, or a tool may have lost letters."""
        said = self.returned.source if self.returned and not self.is_unchanged() else None
        return said is not None and letters(said) != letters(self.draft.source)

    def has_its_codes(self) -> bool:
        """Those of the source; or those that the translation has already, if somebody chose so."""
        content = self.content() or ()
        return carries(content, self.draft.source) or carries(content, self.draft.target() or self.draft.source)

    def missing_and_added(self) -> tuple[Content, Content]:
        """Codes, by the names of the source where it has them."""
        there, wanted = self.content() or (), self.draft.source
        known = markup_by_id(self.draft.target() or (), wanted)
        missing, added = tally(wanted) - tally(there), tally(there) - tally(wanted)
        lost = tuple(code for code in wanted if isinstance(code, Code) and (code.id, code.place) in missing)
        new = tuple(Code(place, known.get(id_, Markup(Kind.CODE)), id_) for id_, place in added)
        return lost, new

    def filling(self, link: Links) -> Filling:
        """Links lead where they lead in the translation, or else where `link` says."""
        known = {
            id_: replace(markup, target=link(markup.target)) if markup.kind is Kind.LINK else markup
            for id_, markup in markup_by_id(self.draft.source).items()
        }
        known |= markup_by_id(self.draft.target() or ())
        blocks = tuple(filter(None, (self.draft.block, self.block)))
        content = stripped(with_spaces_outside(named(self.content() or (), known)))
        return Filling(content, blocks)
