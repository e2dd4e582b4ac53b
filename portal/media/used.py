"""Who uses images and documents: asked through relation names, since the users stand above this package."""

from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

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


def with_use(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Each with `is_used`: any row names it, and `is_shown`: one of which visitors see the page, withdrawn or not."""
    used, shown = Q(), Q()
    for model, field in uses_of(queryset.model):
        its_own = {field: OuterRef("pk")}
        used |= Q(Exists(model._base_manager.filter(**its_own)))
        shown |= Q(Exists(model._default_manager.reachable().filter(**its_own)))
    with_both: QuerySet[Any] = queryset.annotate(is_used=used, is_shown=shown)
    return with_both


def is_out(item: Any) -> bool:
    """Whether visitors may have what `with_use()` brought: a page shows it, or no record has ever named it, so that it
    can only be there to be linked to. What a draft names, or named once, is for staff until a page shows it."""
    return bool(item.is_shown or not (item.is_used or _is_named_by_a_revision(item)))


def _is_named_by_a_revision(item: Any) -> bool:
    """One query, asked of what no row names. Snapshots hold keys as text: a foreign key as "7", a relation as ["7"]."""
    named = Q()
    for model, field in uses_of(type(item)):
        is_relation = model._meta.get_field(field).many_to_many
        place = f"data__relations__{field}__icontains" if is_relation else f"data__columns__{field}"
        key = f'"{item.pk}"' if is_relation else str(item.pk)
        named |= Q(content_type__app_label=model._meta.app_label, content_type__model=model._meta.model_name) & Q(
            **{place: key}
        )
    revisions: Any = apps.get_model("publishing", "Revision")._default_manager
    return bool(revisions.filter(named).exists())
