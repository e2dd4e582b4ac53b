"""The one way for a page to ask for relations: only what visitors may see, and nothing that nobody asked for."""

from typing import Any

from django.db.models import Model, Prefetch, QuerySet

from portal.publishing.models import Part


def visible(model: type[Model], *relations: str, **querysets: QuerySet[Any]) -> list[Any]:
    """Prefetches `relations` of `model` as `item.visible_<relation>`: lists of what is public.

    A keyword argument gives the relation a queryset to narrow, order or join: `contacts=Contact.objects...`.
    Templates and rows read `visible_<relation>` alone, so that a relation that was not asked for shows nothing. The
    record itself must be one that may be shown: of its own parts it is not asked once more.
    """
    asked: dict[str, Any] = {**dict.fromkeys(relations), **querysets}
    return [_prefetch(model, relation, queryset) for relation, queryset in asked.items()]


def _prefetch(model: type[Model], relation: str, queryset: Any) -> Any:
    field: Any = model._meta.get_field(relation)
    queryset = field.related_model.objects if queryset is None else queryset
    seen = queryset.public_from(field.field.name) if _are_its_parts(field) else queryset.public()
    return Prefetch(relation, queryset=seen, to_attr=f"visible_{relation}")


def _are_its_parts(field: Any) -> bool:
    part = field.related_model
    return field.one_to_many and issubclass(part, Part)


def shown(item: Model, relation: str) -> list[Any]:
    """What `visible()` fetched of a relation; nothing where nobody asked for it."""
    return list(getattr(item, f"visible_{relation}", ()))
