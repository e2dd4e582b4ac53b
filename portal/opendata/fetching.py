"""Asks for records with all that is told of them: a query for each relation, however many records there are."""

from typing import Any

from django.db.models import QuerySet

from portal.languages.lists import text_columns
from portal.languages.models import Addressed, TranslatedModel
from portal.opendata.kinds import Shape, kind_of
from portal.publishing.models import Part, Publishable
from portal.publishing.owning import owning_field
from portal.publishing.visible import visible


def with_all_told(queryset: QuerySet[Any, Any], shape: Shape) -> QuerySet[Any, Any]:
    """`queryset` has been asked for what visitors may see; of relations they see what is public (`visible`)."""
    parts = {name: _parts(part) for name, part in shape.parts.items()}
    links = {name: _for_links(shape.model, name) for name in shape.links}
    above = [record_path(shape.model)] if record_path(shape.model) else getattr(shape.model, "SEEN_WITH", ())
    joined = queryset.select_related(*above) if above else queryset
    return joined.prefetch_related(*visible(shape.model, **parts, **links))


def _parts(part: Shape) -> QuerySet[Any, Any]:
    """What a part leads to is joined besides: Django goes through such a relation a second time after it has fetched
    it, one record after the other (prefetch_related of a part evaluates the query of the parts by itself)."""
    single = [name for name in part.links if not part.is_list(name)]
    return with_all_told(part.model.objects.order_by("pk").select_related(*single), part)


def _for_links(model: Any, relation: str) -> QuerySet[Any, Any]:
    """Of a record at the other end no more than its name, its address and how far they are followed."""
    field: Any = model._meta.get_field(relation)
    linked: Any = field.related_model
    own = linked.translated_fields()
    names = [name for name in (linked.NAMED_BY, *(["slug"] if issubclass(linked, Addressed) else [])) if name in own]
    columns = ["original_language", kind_of(linked).key, *text_columns(*names)]
    if field.one_to_many:
        columns.append(field.field.attname)
    above = record_path(linked)
    behind = ["behind"] if issubclass(linked, Publishable) else []
    queryset: QuerySet[Any, Any] = linked.objects.order_by("pk")
    if field.one_to_many:  # they name the record, and it does not name them
        queryset = kind_of(linked).of_those_named(queryset)
    if above:
        queryset = queryset.select_related(above)
        behind = [above.split("__")[0], f"{above}__behind"]
    return queryset.only(*columns, *behind)


def record_path(model: Any) -> str:
    """How a part reaches the record that it belongs to ("indicator__strategy"); "" for what is one itself."""
    if not issubclass(model, Part) or not issubclass(model, TranslatedModel):
        return ""
    field = owning_field(model)
    above = record_path(field.related_model)
    return f"{field.name}__{above}" if above else str(field.name)


def one_linked(record: Any, relation: str) -> Any:
    """What `visible` fetched of a relation to one record; nothing where nobody asked for it."""
    return getattr(record, f"visible_{relation}", None)
