"""A text and its translation, read once for all the checks."""

import re
from dataclasses import dataclass
from functools import cached_property

from portal.workbench.checks.facts.fact import Fact
from portal.workbench.checks.facts.reading import read
from portal.workbench.checks.finding import Code, Finding, Span, digest_of
from portal.workbench.checks.outline import Outline, outline_of
from portal.workbench.checks.prose import prose_of
from portal.workbench.checks.wordings.known import wording_of
from portal.workbench.checks.wordings.wording import Wording

_SENTENCE = re.compile(r"[^\n.!?…]*(?:[.!?…](?![\s”“’)*_]|$)[^\n.!?…]*)*[.!?…]?[”“’)*_]*")


class Side:
    """One of the two texts."""

    def __init__(self, text: str, language: str, *, is_markdown: bool) -> None:
        self.text = text
        self.language = language
        self.is_markdown = is_markdown

    @cached_property
    def wording(self) -> Wording:
        return wording_of(self.language)

    @cached_property
    def prose(self) -> str:
        """What a reader reads, every sign at its place in the text; signs of markup stand taken out."""
        return prose_of(self.text) if self.is_markdown else self.text

    @cached_property
    def facts(self) -> list[Fact]:
        return read(self.prose, self.wording)

    @cached_property
    def outline(self) -> Outline:
        return outline_of(self.text) if self.is_markdown else Outline()

    @cached_property
    def sentences(self) -> list[Span]:
        found = [Span(*match.span()) for match in _SENTENCE.finditer(self.prose)]
        return [span for span in found if self.prose[span.start : span.end].strip()]

    def at(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def around(self, span: Span | None) -> str:
        """The sentences that `span` touches; the whole text where it is not known where something stands."""
        if span is None:
            return self.text
        touched = [self.at(part) for part in self.sentences if part.start <= span.end and span.start <= part.end]
        return " ".join(" ".join(touched).split())


@dataclass(frozen=True)
class Compared:
    source: Side
    target: Side
    max_length: int | None = None

    def finding(
        self, code: Code, message: str, *what: str, source: Span | None = None, target: Span | None = None
    ) -> Finding:
        """`what` says what is wrong in words that no language of the desk changes."""
        passages = (self.source.around(source), self.target.around(target))
        return Finding(code, message, digest_of(code, *what, *passages), source, target)
