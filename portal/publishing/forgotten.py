"""What a draft changes in columns that there are no longer, and that no migration has renamed: it would be lost."""

from collections.abc import Iterator
from typing import Any

from portal.publishing.composition import Path, composition_of, written
from portal.publishing.renames import Renames
from portal.publishing.revision import Revision


def forgotten(revision: Revision) -> list[str]:
    """Their paths, in the names of then. What the draft left as it was may go with its column."""
    model, renames = revision.content_type.model_class(), Renames()
    before = dict(_unknown(model, revision.base.data, renames)) if revision.base else {}
    return [
        written(path)
        for path, value in _unknown(model, revision.data, renames)
        if (value or None) != (before.get(path) or None)
    ]


def _unknown(model: Any, data: dict[str, Any], renames: Renames, place: Path = ()) -> Iterator[tuple[Path, Any]]:
    present = composition_of(model)
    values = {**data["columns"], **data["relations"], **data["parts"]}
    unknown = values.keys() - present.names
    renamed = renames.present_names(model, unknown, present.names)
    for name in sorted(unknown - renamed.keys()):
        yield (*place, name), values[name]
    for name, rows in data["parts"].items():
        if relation := present.parts.get(renamed.get(name, name)):
            for part in rows:
                yield from _unknown(relation.related_model, part, renames, (*place, name, part["key"]))
