"""What became of the records, and the sentence that says so."""

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Outcome(StrEnum):
    """In the words of the sentence, and in its order."""

    NEW = "new"
    UPDATED = "updated"
    KEPT = "kept as edited"  # staff have changed it, and the files have changed at the same place
    DELETED = "left deleted"
    UNCHANGED = "unchanged"


_WEIGHT = (Outcome.UNCHANGED, Outcome.KEPT, Outcome.UPDATED)
_OF_A_CHILD = {Outcome.NEW: Outcome.UPDATED, Outcome.DELETED: Outcome.UNCHANGED}


def with_children(own: Outcome, children: Iterable[Outcome]) -> Outcome:
    """The outcome of a whole record: a new or changed child is an update of what it is part of."""
    if own not in _WEIGHT:
        return own
    return max([own, *(_OF_A_CHILD.get(child, child) for child in children)], key=_WEIGHT.index)


def sentence(outcomes: Mapping[Outcome, int]) -> str:
    total = sum(outcomes.values())
    if not total:
        return "The content files hold no records."
    parts = ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in Outcome if outcomes.get(outcome))
    return f"Loaded {total} {'record' if total == 1 else 'records'}: {parts}."
