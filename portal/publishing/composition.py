"""What a record is made of: columns of every language, many-to-many relations, and the parts that belong to it."""

from functools import cache
from typing import Any, NamedTuple

from django.db import models

from portal.languages.localized import codes
from portal.languages.models import TranslatedModel
from portal.publishing.models import Part, Publishable

Path = tuple[str, ...]
"""("title_fi",), ("contacts",), ("sections", key) for a whole part, or ("sections", key, "heading_fi")."""

TOLD = {"told_anew_at"}  # for copies elsewhere; it belongs to no version
PUBLICATION = {
    "state",
    "published_at",
    "changed",
    "change_notes",
    "ending",
    "behind",
    "owner",
}  # whether it is out, and whose it is


class Composition(NamedTuple):
    columns: dict[str, Any]  # field name -> field
    relations: dict[str, Any]  # many-to-many fields by name
    parts: dict[str, Any]  # related name -> reverse relation
    languages: dict[str, str]  # translated column -> its language

    @property
    def names(self) -> set[str]:
        return {*self.columns, *self.relations, *self.parts}


@cache
def composition_of(model: type[models.Model]) -> Composition:
    """Without modeltranslation's bare columns, which are copies of whichever language was active."""
    texts = model.translated_fields() if issubclass(model, TranslatedModel) else ()
    left_out = {*texts, *TOLD, *(PUBLICATION if issubclass(model, Publishable) else ())}
    fields = [field for field in model._meta.concrete_fields if not field.primary_key and field.name not in left_out]
    return Composition(
        columns={field.name: field for field in fields},
        relations={field.name: field for field in model._meta.many_to_many},
        parts={relation.name: relation for relation in model._meta.related_objects if _owns(relation)},
        languages={f"{text}_{code}": code for text in texts for code in codes()},
    )


def _owns(relation: Any) -> bool:
    """Parts go where their record goes. One that is a part of a part belongs to that part alone."""
    part: Any = relation.related_model
    if not relation.one_to_many or not issubclass(part, Part) or not _is_owner(relation.field):
        return False
    owners = [field.related_model for field in part._meta.concrete_fields if _is_owner(field)]
    return issubclass(relation.model, Part) or not any(issubclass(owner, Part) for owner in owners)


def _is_owner(field: Any) -> bool:
    return field.many_to_one and field.remote_field.on_delete is models.CASCADE


def model_at(model: Any, path: Path) -> Any:
    """The model that the last name of `path` is of, or of which the whole part is."""
    while len(path) > 1:
        model = composition_of(model).parts[path[0]].related_model
        path = path[2:]
    return model


def languages_at(model: Any, path: Path) -> set[str]:
    """The languages in which a page is another one when what stands at `path` changes."""
    own = composition_of(model_at(model, path)).languages.get(path[-1]) if len(path) % 2 else None
    return {own} if own else set(codes())


def written(path: Path) -> str:
    """As forms and errors name it: "sections/<key>/heading_fi"."""
    return "/".join(path)
