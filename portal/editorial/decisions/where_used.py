"""What else visitors see that speaks of a record: it goes with it, or names it no more."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.text import capfirst

from portal.editorial.records import form_of
from portal.languages.localized import current
from portal.publishing.composition import composition_of
from portal.publishing.models import Part, Publishable
from portal.publishing.owning import record_with

MOST = 100  # over each relation: more than anybody reads


class Use(NamedTuple):
    kind: str
    name: str
    url: str


class Uses(NamedTuple):
    along: list[Use]  # what is seen with the record alone
    naming: list[Use]  # pages of their own that name it


def uses_of(record: Any) -> Uses:
    along, naming = dict[Any, Use](), dict[Any, Use]()
    for relation in record._meta.related_objects:
        for user, is_along in _users(record, relation):
            if user != record:
                (along if is_along else naming).setdefault((type(user), user.pk), _use(user))
    return Uses(list(along.values()), [use for key, use in naming.items() if key not in along])


def _users(record: Any, relation: Any) -> Iterator[tuple[Any, bool]]:
    """What visitors see that points at `record`, itself or with a part of its; and whether it is seen with it alone."""
    model, field = relation.related_model, relation.field
    own: Any = type(record)
    if relation.name in composition_of(own).parts or not hasattr(model._default_manager, "public"):
        return
    is_along = issubclass(model, Publishable) and field.name in model.SEEN_WITH
    for row in model._default_manager.public().filter(**{field.name: record.pk}).distinct()[:MOST]:
        user = record_with(row) if isinstance(row, Part) else row
        if isinstance(user, Publishable) and user.is_public:
            yield user, is_along


def _use(user: Any) -> Use:
    url = user.address(current()) if hasattr(user, "address") else form_of(user)
    return Use(capfirst(str(user._meta.verbose_name)), str(user), url)
