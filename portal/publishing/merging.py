"""Three-way merge by column: a Finnish and a Swedish edit never clash, and one column changed twice is a choice."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from portal.publishing.composition import Path, composition_of, written
from portal.publishing.differences import differences, is_same
from portal.publishing.snapshots import Snapshot
from portal.publishing.wording import label_of, text_at


class Side(StrEnum):
    MINE = "mine"
    THEIRS = "theirs"


class Clash(NamedTuple):
    """One column that both have changed, or a part that one has changed and the other taken away, in words."""

    path: str
    label: str
    base: str
    mine: str
    theirs: str


class Conflict(Exception):  # noqa: N818 - it is an answer to a save, not a failure
    """Both have changed the same. `newest` is the revision that holds `theirs`, where one does."""

    def __init__(self, base: Snapshot, mine: Snapshot, theirs: Snapshot, paths: list[Path]) -> None:
        self.base, self.mine, self.theirs, self.paths = base, mine, theirs, paths
        self.newest: Any = None
        super().__init__(*paths)

    @property
    def clashes(self) -> list[Clash]:
        """In the language of whoever reads it."""
        sides = (self.base, self.mine, self.theirs)
        texts = [(path, [text_at(path, side) for side in sides]) for path in self.paths]
        return [Clash(written(path), label_of(path, *sides), *shown) for path, shown in texts]

    def __str__(self) -> str:
        labels = "; ".join(clash.label for clash in self.clashes)
        return _("Somebody else has changed the same: %(labels)s.") % {"labels": labels}


def merge(base: Snapshot, mine: Snapshot, theirs: Snapshot) -> Snapshot:
    """`theirs` with what `mine` changed since `base`; raises Conflict where both changed the same to different ends."""
    return _merge(base, mine, theirs, {})


def resolve(conflict: Conflict, choices: Mapping[str, Side]) -> Snapshot:
    """The merge again, each clash decided by its path; raises Conflict for what nobody has decided."""
    return _merge(conflict.base, conflict.mine, conflict.theirs, choices)


def _merge(base: Snapshot, mine: Snapshot, theirs: Snapshot, choices: Mapping[str, Side]) -> Snapshot:
    merging = _Merging(choices)
    merged = merging.row(base, mine, theirs, ())
    if merging.undecided:
        raise Conflict(base, mine, theirs, merging.undecided)
    return merged


@dataclass
class _Merging:
    choices: Mapping[str, Side]
    undecided: list[Path] = field(default_factory=list)

    def row(self, base: Snapshot | None, mine: Snapshot, theirs: Snapshot, place: Path) -> Snapshot:
        base = base or Snapshot(mine.model, mine.key)
        columns = {**mine.columns, **theirs.columns}
        known = composition_of(theirs.model)  # in its order, so that clashes are always asked about in the same
        for name in (name for name in known.columns if name in mine.columns and name in theirs.columns):
            columns[name] = self._column(base, mine, theirs, (*place, name))
        parts = {**mine.parts, **theirs.parts}
        for name in (name for name in known.parts if name in mine.parts and name in theirs.parts):
            parts[name] = self._parts(name, base, mine, theirs, place)
        return replace(theirs, columns=columns, relations=_relations(base, mine, theirs), parts=parts)

    def _column(self, base: Snapshot, mine: Snapshot, theirs: Snapshot, path: Path) -> Any:
        name = path[-1]
        ours, other = mine.columns[name], theirs.columns[name]
        before = base.columns.get(name)  # nothing, where the base is older than the column
        if is_same(ours, other) or is_same(ours, before):
            return other
        if is_same(other, before):
            return ours
        return self._chosen(path, ours, other)

    def _parts(self, name: str, base: Snapshot, mine: Snapshot, theirs: Snapshot, place: Path) -> list[Snapshot]:
        keys = {part.key for one in (mine, theirs) for part in one.parts.get(name, ())}
        sides = [(key, [one.part(name, key) for one in (base, mine, theirs)]) for key in sorted(keys)]
        merged = [self._part(before, ours, other, (*place, name, key)) for key, (before, ours, other) in sides]
        return [part for part in merged if part]

    def _part(
        self, before: Snapshot | None, ours: Snapshot | None, other: Snapshot | None, place: Path
    ) -> Snapshot | None:
        """Both still have it, or one has made it, or one has taken it away."""
        if ours and other:
            return self.row(before, ours, other, place)
        left = ours or other
        if before is None or left is None:
            return left
        if not differences(before, left):
            return None
        chosen: Snapshot | None = self._chosen(place, ours, other)
        return chosen

    def _chosen(self, path: Path, ours: Any, other: Any) -> Any:
        choice = self.choices.get(written(path))
        if choice is None:
            self.undecided.append(path)
        return ours if choice == Side.MINE else other


def _relations(base: Snapshot, mine: Snapshot, theirs: Snapshot) -> dict[str, list[str]]:
    """Each choice of a many-to-many relation is added or taken away on its own, so that they never clash."""
    merged = {**mine.relations, **theirs.relations}
    for name in mine.relations.keys() & theirs.relations.keys():
        before, ours = set(base.relations.get(name, ())), set(mine.relations[name])
        merged[name] = sorted((set(theirs.relations[name]) | (ours - before)) - (before - ours))
    return {name: keys for name, keys in merged.items() if name in composition_of(theirs.model).relations}
