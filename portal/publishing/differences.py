"""What differs between two snapshots of a record, column by column, and what of it belongs to some languages."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from portal.publishing.composition import Path, composition_of, languages_at
from portal.publishing.snapshots import Snapshot


class Difference(NamedTuple):
    """Of a whole part, `old` or `new` is None and the other one is its snapshot."""

    path: Path
    old: Any
    new: Any


def is_same(one: Any, other: Any) -> bool:
    """NULL and empty text are the same, and so are the line ends of a browser and of the database; forms drop white
    space around a text."""
    return bool(_plain(one) == _plain(other))


def _plain(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    return value


def differences(old: Snapshot, new: Snapshot) -> list[Difference]:
    """What one of them does not know, because it is older than the column, is no difference."""
    return list(_differences(old, new, ()))


def _differences(old: Snapshot, new: Snapshot, place: Path) -> Iterator[Difference]:
    for name in composition_of(new.model).columns:
        if name in old.columns and name in new.columns and not is_same(old.columns[name], new.columns[name]):
            yield Difference((*place, name), old.columns[name], new.columns[name])
    for name in composition_of(new.model).relations:
        if name in old.relations and name in new.relations and set(new.relations[name]) != set(old.relations[name]):
            yield Difference((*place, name), old.relations[name], new.relations[name])
    for name in (name for name in composition_of(new.model).parts if name in new.parts and name in old.parts):
        for key in sorted({part.key for part in (*old.parts[name], *new.parts[name])}):
            before, after = old.part(name, key), new.part(name, key)
            if before and after:
                yield from _differences(before, after, (*place, name, key))
            else:
                yield Difference((*place, name, key), before, after)


def languages_concerned(model: Any, found: Collection[Difference]) -> set[str]:
    return {language for difference in found for language in languages_at(model, difference.path)}


def only(old: Snapshot, new: Snapshot, languages: Collection[str] | None) -> Snapshot:
    """`old` with the texts of `languages` as they are in `new`; None takes all of it.

    Facts that every language shows, and parts that are new or gone, belong to no language.
    """
    if languages is None:
        return new
    column_languages = composition_of(old.model).languages
    texts = {name: value for name, value in new.columns.items() if column_languages.get(name) in languages}
    parts = {
        name: [only(part, new.part(name, part.key) or part, languages) for part in rows]
        for name, rows in old.parts.items()
    }
    return replace(old, columns=old.columns | texts, parts=parts)
