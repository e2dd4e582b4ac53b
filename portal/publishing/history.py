"""Who changed what: the revisions of a record, each with its differences, and word by word what became of a text."""

import re
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from django.db import models

from portal.publishing.composition import languages_at, written
from portal.publishing.differences import differences
from portal.publishing.revision import Revision
from portal.publishing.snapshots import Snapshot, snapshot_of
from portal.publishing.wording import label_of, text_at

LONG = 10_000  # words from which the comparison takes a shorter way
_WORD = re.compile(r"\S+\s*|\s+")


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
    """The newest first."""
    revisions = Revision.objects.of(record).select_related("user", "decided_by", "follows", "content_type")
    return [Entry(revision, _changes_of(revision)) for revision in revisions]


def _changes_of(revision: Revision) -> list[Change]:
    return changes(snapshot_of(revision.follows), snapshot_of(revision)) if revision.follows else []


def changes(old: Snapshot, new: Snapshot) -> list[Change]:
    """The differences in words."""
    return [
        Change(
            written(path),
            label_of(path, new, old),
            languages_at(new.model, path),
            text_at(path, old),
            text_at(path, new),
        )
        for path, _old, _new in differences(old, new)
    ]


def word_diff(old: str, new: str) -> list[tuple[Kind, str]]:
    """The texts of SAME and GONE make up the old text, those of SAME and NEW the new one."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=len(before) + len(after) > LONG)
    found: list[tuple[Kind, str]] = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            found.append((Kind.SAME, "".join(before[start:end])))
            continue
        found.append((Kind.GONE, "".join(before[start:end])))
        found.append((Kind.NEW, "".join(after[new_start:new_end])))
    return [(kind, text) for kind, text in found if text]
