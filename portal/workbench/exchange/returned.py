"""What a file says that came back from a translator, before anything of it is believed."""

from dataclasses import dataclass

from portal.workbench.exchange.content import Content
from portal.workbench.exchange.segments import Progress


@dataclass(frozen=True, slots=True)
class ReturnedSegment:
    """Codes are named only. A language is "" and progress None where the file does not say."""

    id: str
    source: Content | None
    target: Content | None
    progress: Progress | None = None
    is_unfinished: bool = False  # the file says so in so many words
    source_language: str = ""
    target_language: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    format: str
    segments: tuple[ReturnedSegment, ...]
    warnings: tuple[str, ...] = ()
