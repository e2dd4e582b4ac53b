"""Who uses images and documents: asked through relation names, since the users stand above this package."""

from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q

from portal.media.models import Document, Image


class Use(NamedTuple):
    """A model and the field in which it names what it uses."""

    model: Any
    field: str


def uses_of(model: type[Image] | type[Document]) -> list[Use]:
    """Every relation to `model` from something that is shown to visitors."""
    return [
        Use(relation.related_model, relation.field.name)
        for relation in model._meta.related_objects
        if hasattr(relation.related_model._default_manager, "public")
    ]


def used_by_nothing_but_drafts() -> Q:
    """Documents that must not go out (yet, or any more): what uses them is all out of visitors' sight."""
    used, shown = Q(), Q()
    for model, field in uses_of(Document):
        its_own = {field: OuterRef("pk")}
        used |= Q(Exists(model._base_manager.filter(**its_own)))
        shown |= Q(Exists(model._default_manager.public().filter(**its_own)))
    return used & ~shown
