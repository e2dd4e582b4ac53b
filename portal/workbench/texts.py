"""The texts of a record and of its parts in every language: read from a snapshot, so that drafts have them too."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib import admin
from django.db import models

from portal.languages.localized import codes
from portal.languages.models import TranslatedModel
from portal.publishing.composition import composition_of
from portal.publishing.models import Part, Publishable
from portal.publishing.snapshots import Snapshot


class Text(NamedTuple):
    """`path` names the text without its language: "title", "sections/<key>/heading"."""

    path: str
    model: Any
    name: str
    original_language: str
    written: dict[str, str]  # language -> text, "" where there is none


def texts_of(snapshot: Snapshot, place: str = "") -> Iterator[Text]:
    if issubclass(snapshot.model, TranslatedModel):
        original = snapshot.columns.get("original_language") or codes()[0]
        for name in snapshot.model.translated_fields():
            if name not in snapshot.model.OF_ONE_LANGUAGE:
                written = {code: str(snapshot.columns.get(f"{name}_{code}") or "") for code in codes()}
                yield Text(f"{place}{name}", snapshot.model, name, original, written)
    for relation, parts in snapshot.parts.items():
        for part in parts:
            yield from texts_of(part, f"{place}{relation}/{part.key}/")


def column_path(path: str, language: str) -> tuple[str, ...]:
    """Where the text of `language` stands in a snapshot: ("sections", key, "heading_sv")."""
    return tuple(f"{path}_{language}".split("/"))


@cache
def translated_models() -> tuple[Any, ...]:
    """What has units of its own: records, and what many records share; the texts of parts belong to their record's."""
    found = [model for model in apps.get_models() if issubclass(model, TranslatedModel)]
    return tuple(model for model in found if not issubclass(model, Part) or _may_stand_alone(model))


def _may_stand_alone(model: Any) -> bool:
    """A part that need not belong to a record: a national theme."""
    relations = owning_fields(model)
    return len(relations) == 1 and relations[0].null


def owning_fields(model: Any) -> list[Any]:
    """The foreign keys over which `model` is a part of a record."""
    foreign = [field for field in model._meta.concrete_fields if field.many_to_one]
    records = [field for field in foreign if issubclass(field.related_model, Publishable)]
    return [
        field for field in records if field in {one.field for one in composition_of(field.related_model).parts.values()}
    ]


@cache
def markdown_texts(model: Any) -> frozenset[str]:
    """The texts of `model` that are Markdown, as its form has them."""
    for registered in filter(admin.site.is_registered, apps.get_models()):
        model_admin = admin.site.get_model_admin(registered)
        for form in (model_admin, *model_admin.inlines):
            if form.model is model:
                return frozenset(getattr(form, "markdown_fields", ()))
    return frozenset()


def longest(model: Any, name: str, language: str) -> int | None:
    """How many characters the column holds; None where there is no limit."""
    column: models.Field[Any, Any] = model._meta.get_field(f"{name}_{language}")
    return column.max_length if isinstance(column, models.CharField) else None
