"""What a translator is told about a segment."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from portal.workbench.exchange.batch import ExchangedText
from portal.workbench.exchange.content import FRAGILE
from portal.workbench.exchange.segments import Segment
from portal.workbench.exchange.tags import legend


def notes(text: ExchangedText, segments: Sequence[Segment]) -> list[list[tuple[str, str]]]:
    """For every segment, each note with a word for its kind; every one a line that is not empty.

    What is true of all of the text is told with its first segment, lest the file outgrow what may come back.
    """
    longest = _("At most %(count)d characters.") % {"count": text.max_length} if text.max_length else ""
    of_text = [("address", text.url), ("note", text.note), ("length", longest), ("state", segments[0].note)]
    return [
        _lines([("where", text.label), *([] if number else of_text), ("codes", legend(segment.source))])
        for number, segment in enumerate(segments)
    ]


def _lines(known: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(kind, line) for kind, note in known if (line := " ".join(FRAGILE.sub(" ", note).split()))]
