"""The order in which records can be loaded: every one after those that it refers to."""

from collections.abc import Mapping, Sequence

from portal.seed.files import ContentError
from portal.seed.records import Record, Reference


def in_loading_order(records: Sequence[Record]) -> list[Record]:
    """The records as the files have them, but for what has to come earlier.

    Raises ContentError where a key is unknown and where records refer to one another in a circle.
    """
    known = {record.reference: record for record in records}
    ordered: dict[Reference, Record] = {}
    for record in records:
        _place(record, known, ordered, [])
    return list(ordered.values())


def _place(
    record: Record, known: Mapping[Reference, Record], ordered: dict[Reference, Record], path: list[Reference]
) -> None:
    if record.reference in ordered:
        return
    path = [*path, record.reference]
    for place, target in record.references():
        if target not in known:
            raise ContentError(
                place, f"there is no {target.model._meta.verbose_name} “{target.key}” in the content files."
            )
        if target in path:
            circle = " → ".join(step.key for step in [*path[path.index(target) :], target])
            raise ContentError(place, f"these records refer to one another in a circle ({circle}).")
        _place(known[target], known, ordered, path)
    ordered[record.reference] = record
