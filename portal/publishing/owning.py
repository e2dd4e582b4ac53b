"""Whose a record is: its own owner, and for a part the owner of the record that it belongs to."""

from typing import Any

from portal.publishing.composition import composition_of
from portal.publishing.models import Part, Publishable


def owner_path(model: Any) -> str:
    """How a query reaches the owner: "owner_id", "agreement__owner_id" for a theme, "contact__owner_id"."""
    if issubclass(model, Publishable):
        return "owner_id"
    field = owning_field(model)
    return f"{field.name}__{owner_path(field.related_model)}"


def owning_field(model: Any) -> Any:
    """The foreign key of a part to what it belongs to; where it belongs to two, the first that it is seen with."""
    if not issubclass(model, Part):
        return model._meta.get_field(model.OWNED_THROUGH)
    owners = [field for field in model._meta.concrete_fields if field.is_relation and _is_part_of(field)]
    return owners[0]


def _is_part_of(field: Any) -> bool:
    return any(relation.field is field for relation in composition_of(field.related_model).parts.values())


def record_model(model: Any) -> Any:
    """The publishable model that `model` is, or is a part of."""
    return model if issubclass(model, Publishable) else record_model(owning_field(model).related_model)


def record_with(item: Any) -> Any:
    """The publishable record that `item` is, or is a part of; None for a part of nothing yet."""
    while item is not None and not isinstance(item, Publishable):
        item = getattr(item, owning_field(type(item)).name, None)
    return item


def owner_of(item: Any) -> Any:
    """The primary key of the owner, or None."""
    if isinstance(item, Publishable):
        return item.owner_id
    above = getattr(item, owning_field(type(item)).name, None)
    return owner_of(above) if above is not None else None
