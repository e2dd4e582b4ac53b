"""Whether a text in a returned file may be applied: newer work is never overwritten, and nothing is lost."""

from portal.workbench.exchange.answers import Links
from portal.workbench.exchange.batch import Batch
from portal.workbench.exchange.identity import SegmentId
from portal.workbench.exchange.judgement import Earlier, Found, Judgement
from portal.workbench.exchange.outcomes import Outcome, Row
from portal.workbench.exchange.rescuing import said
from portal.workbench.exchange.returned import ReturnedFile, ReturnedSegment


def nothing_earlier(_key: str, _digest: str) -> str | None:
    return None


def as_written(target: str) -> str:
    return target


def judge(now: Batch, file: ReturnedFile, *, earlier: Earlier = nothing_earlier, link: Links = as_written) -> list[Row]:
    """One row for every text in the file, in its order; what is no text of ours comes last.

    `earlier` gives the source of a key that has a digest, if it is known still. `link` says where a link of the source
    leads on pages of the target language, for links that the translation does not have yet.
    """
    texts = {text.key: text for text in now.texts}
    known: dict[str, Found] = {}
    strange: list[ReturnedSegment] = []
    for segment in file.segments:
        if name := SegmentId.read(segment.id):
            known.setdefault(name.key, []).append((name, segment))
        else:
            strange.append(segment)
    rows = [
        Judgement(now, texts[key], found, earlier, link).row() if key in texts else _unknown(key, found)
        for key, found in known.items()
    ]
    return [*rows, *(Row(segment.id[:200], Outcome.UNKNOWN, "", said([segment])) for segment in strange)]


def _unknown(key: str, found: Found) -> Row:
    return Row(key, Outcome.UNKNOWN, "", said(segment for _name, segment in found))
