"""What the content files may say of a model: its texts, plain values, links, relations and owned children."""

from functools import cache
from typing import Any, NamedTuple

from django.db import models

from portal.languages.localized import codes
from portal.languages.models import TranslatedModel
from portal.publishing.models import Publishable, State


class Shape(NamedTuple):
    texts: dict[str, dict[str, Any]]  # translated field -> language -> column
    plain: dict[str, Any]
    links: dict[str, Any]  # foreign keys
    relations: dict[str, Any]  # many-to-many fields
    children: dict[str, Any]  # related names of what is deleted with the record

    @property
    def names(self) -> set[str]:
        return {name for part in self for name in part}

    @property
    def columns(self) -> dict[str, Any]:
        """Every column but the foreign keys, by name."""
        texts = {field.name: field for columns in self.texts.values() for field in columns.values()}
        return texts | self.plain


@cache
def shape_of(model: type[models.Model]) -> Shape:
    shape = Shape({}, {}, {}, {}, {})
    texts = translated_fields(model)
    columns = {f"{name}_{code}" for name in texts for code in codes()}
    for name in texts:
        shape.texts[name] = {code: model._meta.get_field(f"{name}_{code}") for code in codes()}
    for field in model._meta.get_fields():
        if field.name not in columns | {*texts}:
            _place(shape, field)
    return shape


def _place(shape: Shape, field: Any) -> None:
    if field.auto_created:
        if field.one_to_many and not field.hidden and field.on_delete is models.CASCADE:
            shape.children[field.name] = field
    elif field.many_to_many:
        shape.relations[field.name] = field
    elif field.is_relation:
        shape.links[field.name] = field
    elif field.editable and not isinstance(field, models.FileField):
        shape.plain[field.name] = field


def translated_fields(model: type[models.Model]) -> tuple[str, ...]:
    return model.translated_fields() if issubclass(model, TranslatedModel) else ()


def default_of(model: type[models.Model], field: Any) -> Any:
    """What a column holds when the file says nothing of it; content is published unless it says otherwise."""
    if field.name == "state" and issubclass(model, Publishable):
        return State.PUBLISHED
    return field.get_default()
