"""What the records are called that snapshots point at by key."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from portal.publishing.composition import composition_of
from portal.publishing.snapshots import Snapshot

Names = Callable[[Any, Sequence[str]], list[str]]
"""From a model and keys of it to names; what has been deleted since says so, and keeps its key."""

Target = tuple[Any, str]


def asked_for(model: Any, keys: Sequence[str]) -> list[str]:
    """One query for each time that it is called."""
    return learnt((model, key) for key in keys)(model, keys)


def learnt(targets: Iterable[Target]) -> Names:
    """The names of all `targets`, in one query a model."""
    keys = defaultdict[Any, set[str]](set)
    for model, key in targets:
        keys[model].add(str(key))
    known = {
        (model, str(row.pk)): str(row)
        for model, wanted in keys.items()
        for row in model._base_manager.filter(pk__in=wanted)
    }

    def names(model: Any, wanted: Sequence[str]) -> list[str]:
        targets = [(model, str(key)) for key in wanted]
        return [known[target] if target in known else _("deleted (%(key)s)") % {"key": target[1]} for target in targets]

    return names


def targets_of(part: Snapshot) -> list[Target]:
    """What a part points at, and what its own parts do."""
    found: list[Target] = []
    for one in (part, *part.all_parts()):
        parts = composition_of(one.model)
        fields = {name: field for name, field in parts.columns.items() if field.is_relation}
        found += [(field.related_model, one.columns[name]) for name, field in fields.items() if one.columns.get(name)]
        for name, chosen in one.relations.items():
            found += [(parts.relations[name].related_model, key) for key in chosen]
    return found
