"""What a draft would change, word by word, for somebody who decides about it."""

import re
from dataclasses import replace
from typing import Any, NamedTuple

from portal.publishing.history import Change, Kind, changes, word_diff
from portal.publishing.models import State
from portal.publishing.snapshots import Snapshot

AROUND = 12  # words that are kept on each side of a change in a long text


class Shown(NamedTuple):
    label: str
    language: str  # empty for a fact, a relation, or a part as a whole
    pieces: list[tuple[Kind, str]]


def shown_changes(old: Snapshot, new: Snapshot) -> list[Shown]:
    return [_shown(change) for change in changes(old, new) if change.old or change.new]


def _shown(change: Change) -> Shown:
    language = next(iter(change.languages)) if len(change.languages) == 1 else ""
    pieces = word_diff(change.old.strip(), change.new.strip())
    last = len(pieces) - 1
    shortened = [(kind, _shortened(kind, text, place, last)) for place, (kind, text) in enumerate(pieces)]
    return Shown(change.label, language, shortened)


def _shortened(kind: Kind, text: str, place: int, last: int) -> str:
    """Of a long stretch that stays as it is, what stands beside the changes."""
    words = re.findall(r"\S+\s*|\s+", text)
    if kind != Kind.SAME or len(words) <= 3 * AROUND:
        return text
    before = "".join(words[:AROUND]) if place else ""
    after = "".join(words[-AROUND:]) if place < last else ""
    return f"{before}… {after}"


def visitors_have(record: Any, live: Snapshot) -> Snapshot:
    """The row, `live`; nothing of it while the record has never been on the site."""
    if record.state != State.DRAFT:
        return live
    return replace(
        live,
        columns=dict.fromkeys(live.columns),
        relations={name: [] for name in live.relations},
        parts={name: [] for name in live.parts},
    )
