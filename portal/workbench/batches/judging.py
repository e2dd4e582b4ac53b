"""What would become of each text of a returned file, against the database as it is now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from portal.languages.localized import has_text
from portal.publishing.policy import languages_to_write
from portal.workbench.batches.earlier import EarlierSources
from portal.workbench.batches.keys import record_of, records_named
from portal.workbench.batches.links import LinksIn
from portal.workbench.batches.sending import batches
from portal.workbench.batches.standing import TextNow, texts_now
from portal.workbench.exchange.batch import Batch
from portal.workbench.exchange.identity import SegmentId
from portal.workbench.exchange.judging import judge
from portal.workbench.exchange.outcomes import Outcome, Row
from portal.workbench.exchange.rescuing import said
from portal.workbench.exchange.returned import ReturnedFile, ReturnedSegment


@dataclass(frozen=True, slots=True)
class Judged:
    row: Row
    here: TextNow | None = None  # what it is judged against; None for what is unknown or not for the user to see

    @property
    def is_refused(self) -> bool:
        return self.row.outcome not in {Outcome.APPLIED, Outcome.UNCHANGED}

    @property
    def is_worth_keeping(self) -> bool:
        """Whether its words become a suggestion."""
        return self.is_refused and self.here is not None and has_text(self.row.text)

    @property
    def is_new_text(self) -> bool:
        """Whether other words are written, and not only the ones that stand there said to be right."""
        return self.here is None or self.row.text != self.here.target


def judged(user: Any, language: str, file: ReturnedFile) -> list[Judged]:
    """In the order of the file. Texts of records that `user` may not translate are not even compared."""
    keys = {segment.id: key for segment in file.segments if (key := _key(segment))}
    records = records_named(dict.fromkeys(map(record_of, keys.values())))
    forbidden = {name for name, record in records.items() if language not in languages_to_write(user, record)}
    texts = texts_now([record for name, record in records.items() if name not in forbidden], language)
    refused = [segment for segment in file.segments if record_of(keys.get(segment.id, "")) in forbidden]
    others = [segment for segment in file.segments if record_of(keys.get(segment.id, "")) not in forbidden]
    found = [*_judged(texts, language, replace(file, segments=tuple(others))), *_forbidden(refused, keys)]
    places = {key: place for place, key in enumerate(dict.fromkeys(keys.values()))}
    return sorted(found, key=lambda one: places.get(one.row.key, len(places)))


def _judged(texts: Sequence[TextNow], language: str, file: ReturnedFile) -> list[Judged]:
    """A batch knows one language of sources, so each is asked of its own texts; what is unknown is in none."""
    known = {text.key: text for text in texts}
    ours = {batch.source_language: batch for batch in batches(texts, language)}
    parted = defaultdict[str, list[ReturnedSegment]](list)
    for segment in file.segments:
        text = known.get(_key(segment))
        parted[text.text.original_language if text else ""].append(segment)
    earlier, link = EarlierSources(texts), LinksIn(language)
    return [
        Judged(row, known.get(row.key))
        for source, its in parted.items()
        for row in judge(
            ours.get(source, Batch("", language, ())), replace(file, segments=tuple(its)), earlier=earlier, link=link
        )
    ]


def _key(segment: ReturnedSegment) -> str:
    name = SegmentId.read(segment.id)
    return name.key if name else ""


def _forbidden(segments: Sequence[ReturnedSegment], keys: dict[str, str]) -> list[Judged]:
    found: dict[str, list[ReturnedSegment]] = {}
    for segment in segments:
        found.setdefault(keys[segment.id], []).append(segment)
    return [Judged(Row(key, Outcome.FORBIDDEN, "", said(its))) for key, its in found.items()]


def names_records(file: ReturnedFile) -> bool:
    """Whether any text in it is of a record that there is."""
    keys = {_key(segment) for segment in file.segments}
    return bool(records_named(dict.fromkeys(map(record_of, keys))))
