"""The judgement of one text that came back: one reason after the other why it may not be applied."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from portal.workbench.exchange.answers import Answer, Links
from portal.workbench.exchange.batch import Batch, ExchangedText
from portal.workbench.exchange.content import has_words
from portal.workbench.exchange.faults import fault
from portal.workbench.exchange.identity import SegmentId, digest
from portal.workbench.exchange.outcomes import Outcome, Row
from portal.workbench.exchange.rescuing import rescued, said
from portal.workbench.exchange.returned import ReturnedSegment
from portal.workbench.exchange.segments import WHOLE_PLACE, Prepared, Progress, prepared, untranslated
from portal.workbench.exchange.tidying import shape

Found = list[tuple[SegmentId, ReturnedSegment]]
Earlier = Callable[[str, str], str | None]


@dataclass(frozen=True, slots=True)
class Judgement:
    now: Batch
    text: ExchangedText
    found: Found
    earlier: Earlier
    link: Links

    def row(self) -> Row:
        name = self.found[0][0]
        if language := self._other_language():
            return self._refused(Outcome.WRONG_LANGUAGE, _("The file says “%(language)s”.") % {"language": language})
        if self._is_twice():
            return self._refused(Outcome.TWICE)
        if name.source != digest(self.text.source):
            return self._of_another_source(name)
        answers, ready = self._answers(self.text)
        if ready is None:
            return self._refused(Outcome.SOURCE_MOVED)
        return self._beside(ready, answers, is_moved=name.target != digest(self.text.target))

    def _says_nothing(self) -> bool:
        return not any(has_words(segment.target) for _name, segment in self.found)

    def _beside(self, ready: Prepared, answers: list[Answer], *, is_moved: bool) -> Row:
        if any(answer.is_of_another_source() for answer in answers):
            detail = _("The source text in the file is not the one that was sent out.")
            return self._refused(Outcome.SOURCE_MOVED, detail)
        if self._is_no_news(answers, is_moved=is_moved):
            return self._row(Outcome.UNCHANGED, self.text.target)
        text = rescued(ready, answers, self.link)
        if is_moved:
            return self._moved(Outcome.TARGET_MOVED, text)
        outcome, detail = fault(ready, answers, text, self.link) or (Outcome.APPLIED, "")
        returned = [answer.returned.progress for answer in answers if answer.returned]
        return Row(self.text.key, outcome, detail, text, needs_review=Progress.REVIEW in returned)

    def _is_no_news(self, answers: list[Answer], *, is_moved: bool) -> bool:
        """Nothing is another text, and nobody confirms what was to be looked at."""
        if is_moved and self._says_nothing():
            return True
        is_unchanged = all(answer.is_unchanged() for answer in answers)
        return is_unchanged and (is_moved or not any(answer.is_confirmed() for answer in answers))

    def _of_another_source(self, name: SegmentId) -> Row:
        """The text is put together as it was sent out, if its source is known still."""
        if self._says_nothing():
            return self._row(Outcome.UNCHANGED, self.text.target)
        before = self.text.previous[0] if self.text.previous else ""
        source = before if digest(before) == name.source else self.earlier(self.text.key, name.source)
        if source is None:
            return self._moved(Outcome.SOURCE_MOVED, self._words())
        answers, ready = self._answers(replace(self.text, source=source, previous=None))
        return self._moved(Outcome.SOURCE_MOVED, rescued(ready, answers, self.link) if ready else self._words())

    def _moved(self, outcome: Outcome, text: str) -> Row:
        """What nobody has touched, or what the portal says already, is no news."""
        is_old = digest(text) in {self.found[0][0].target, digest(self.text.target)}
        return self._row(Outcome.UNCHANGED, self.text.target) if is_old else self._row(outcome, text)

    def _answers(self, text: ExchangedText) -> tuple[list[Answer], Prepared | None]:
        """In the segments that the file has; None where the text has others."""
        places = {name.place: segment for name, segment in self.found}
        ready = prepared(text, is_whole=WHOLE_PLACE in places)
        if ready.is_whole and WHOLE_PLACE not in places:
            ready = untranslated(text)
        known = ready.places()
        if not places.keys() <= set(known):
            return [], None
        drafts = zip(known, ready.drafts, ready.source.blocks, strict=True)
        return [Answer(draft, block, places.get(place)) for place, draft, block in drafts], ready

    def _other_language(self) -> str:
        """What the file says instead of our languages, in a name or around it."""
        ours = self.now.source_language, self.now.target_language
        for name, segment in self.found:
            theirs = (name.source_language, segment.source_language), (name.target_language, segment.target_language)
            for own, said_languages in zip(ours, theirs, strict=True):
                for language in filter(None, said_languages):
                    if not _is_same_language(own, language):
                        return language
        return ""

    def _is_twice(self) -> bool:
        """Once more the same is no harm; another text for the same segment, or from another day, is."""
        if len({(name.source, name.target) for name, _segment in self.found}) > 1:
            return True
        said_of: dict[str, set[tuple[object, ...]]] = {}
        for name, segment in self.found:
            said_of.setdefault(name.place, set()).add(shape(segment.target or ()))
        return (WHOLE_PLACE in said_of and len(said_of) > 1) or any(len(texts) > 1 for texts in said_of.values())

    def _words(self) -> str:
        return said((segment for _name, segment in self.found), "\n\n" if self.text.is_markdown else "\n")

    def _refused(self, outcome: Outcome, detail: str = "") -> Row:
        return self._row(outcome, self._words(), detail)

    def _row(self, outcome: Outcome, text: str, detail: str = "") -> Row:
        return Row(self.text.key, outcome, detail, text)


def _is_same_language(own: str, said_language: str) -> bool:
    """A tool may have made "sv-FI" or "sv_FI" of "sv"."""
    theirs = said_language.lower().replace("_", "-")
    return theirs == own.lower() or theirs.partition("-")[0] == own.lower()
