"""Who changed what: the revisions of a record, each with its differences, and word by word what became of a text."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from django.db import models

from portal.publishing.composition import composition_of, languages_at, model_at, written
from portal.publishing.differences import Difference, differences
from portal.publishing.naming import Names, Target, asked_for, learnt, targets_of
from portal.publishing.renames import Renames
from portal.publishing.revision import Revision
from portal.publishing.snapshots import Snapshot, snapshot_of
from portal.publishing.wording import label_of, text_at

LONG = 10_000  # words from which the comparison takes a shorter way
_WORD = re.compile(r"\S+\s*|\s+")
_FIRST_WORD = re.compile(r"\s*\S+")


class Kind(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Change(NamedTuple):
    path: str
    label: str
    languages: set[str]
    old: str
    new: str


class Entry(NamedTuple):
    revision: Revision
    changes: list[Change]  # against the revision that it was made from; of the first one, none


def history(record: models.Model) -> list[Entry]:
    """All of it, the newest first."""
    return entries_of(Revision.objects.of(record))


def entries_of(revisions: models.QuerySet[Revision, Revision]) -> list[Entry]:
    """The same queries however many revisions there are: one for them, and one for each model that they point at."""
    rows = revisions.select_related("user", "decided_by", "follows", "content_type")
    renames = Renames()
    pairs = [
        (row, snapshot_of(row.follows, renames) if row.follows else None, snapshot_of(row, renames)) for row in rows
    ]
    names = learnt(target for _row, old, new in pairs if old for target in _targets(old, new))
    return [Entry(row, changes(old, new, names) if old else []) for row, old, new in pairs]


def changes(old: Snapshot, new: Snapshot, names: Names = asked_for) -> list[Change]:
    """The differences in words."""
    return [
        Change(
            written(path),
            label_of(path, new, old, names=names),
            languages_at(new.model, path),
            text_at(path, old, names),
            text_at(path, new, names),
        )
        for path, _old, _new in differences(old, new)
    ]


def _targets(old: Snapshot, new: Snapshot) -> Iterator[Target]:
    """What the differences, and the names of the parts that they stand in, may speak of."""
    for difference in differences(old, new):
        for snapshot in (old, new):
            yield from _targets_at(difference, snapshot)


def _targets_at(difference: Difference, snapshot: Snapshot) -> Iterable[Target]:
    path = difference.path
    if len(path) > 1:
        part = snapshot.part(path[0], path[1])
        return targets_of(part) if part else []
    parts, value = composition_of(model_at(snapshot.model, path)), snapshot.at(path)
    if path[0] in parts.relations:
        return [(parts.relations[path[0]].related_model, key) for key in value or ()]
    field = parts.columns[path[0]]
    return [(field.related_model, value)] if field.is_relation and value else []


def word_diff(old: str, new: str) -> list[tuple[Kind, str]]:
    """The texts of SAME and GONE make up the old text, those of SAME and NEW the new one."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=len(before) + len(after) > LONG)
    found: list[tuple[Kind, str]] = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        gone, came = "".join(before[start:end]), "".join(after[new_start:new_end])
        same = gone if tag == "equal" else _shared_word(gone, came)
        found += [(Kind.SAME, same), (Kind.GONE, gone[len(same) :]), (Kind.NEW, came[len(same) :])]
    return _joined(found)


def _shared_word(gone: str, came: str) -> str:
    """The word with which both begin: it is the last one of either text, so that only white space differs behind it."""
    first, other = _FIRST_WORD.match(gone), _FIRST_WORD.match(came)
    return first[0] if first and other and first[0] == other[0] else ""


def _joined(found: list[tuple[Kind, str]]) -> list[tuple[Kind, str]]:
    """Without pieces of nothing, and what stays the same in one piece."""
    joined: list[tuple[Kind, str]] = []
    for kind, text in found:
        if text and joined and joined[-1][0] == kind:
            joined[-1] = (kind, joined[-1][1] + text)
        elif text:
            joined.append((kind, text))
    return joined
