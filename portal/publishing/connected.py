"""What a page links to: public records of several kinds at the ends of one record's relations, in one query."""

from typing import Any, NamedTuple

from django.db.models import CharField, F, Model, QuerySet, Value
from django.db.models.functions import Cast

from portal.languages.addresses import address_with
from portal.languages.lists import in_order, slug_of, text_columns
from portal.languages.localized import LocalizedText, codes, current, pick

_KEYS = ("relation", "pk", "original_language", *text_columns("name"), *text_columns("slug"), "dateline")


class Link(NamedTuple):
    """`url` is empty where the kind has no pages, `slug` where it has no slugs, and `dateline` (an ISO date of any
    precision) where it has no date."""

    title: LocalizedText
    url: str
    slug: str
    dateline: str


def connected(item: Model, *relations: str) -> dict[str, list[Link]]:
    """The links of each relation by name, and of what has a dateline the newest first.

    Only what visitors may see is in it, as with `visible()`; a relation without records has an empty list.
    """
    models: dict[str, Any] = {name: item._meta.get_field(name).related_model for name in relations}
    first, *rest = [_columns(item, name, model) for name, model in models.items()]
    rows = [dict(zip(_KEYS, values, strict=True)) for values in first.union(*rest, all=True).order_by()]
    found: dict[str, list[Link]] = {}
    for name, model in models.items():
        own = [_link(row, getattr(model, "ADDRESS", "")) for row in rows if row["relation"] == name]
        found[name] = _sorted(own)
    return found


def _columns(item: Model, relation: str, model: Any) -> QuerySet[Any, Any]:
    """The same columns from every kind: a kind without slugs or datelines gives empty text for them.

    `rewrite(False)` because modeltranslation would put the columns in the order of a set, which is no order.
    """
    back: Any = item._meta.get_field(relation).remote_field
    names = {field.name for field in model._meta.get_fields()}
    nothing = Value("", output_field=CharField())
    queryset: QuerySet[Any, Any] = (
        model.objects.public()
        .filter(**{back.name: item.pk})
        .order_by()
        .rewrite(False)
        .values_list(
            Value(relation, output_field=CharField()),
            Cast("pk", CharField()),
            "original_language",
            *text_columns(model.NAMED_BY),
            *([F(column) for column in text_columns("slug")] if "slug" in names else [nothing for _code in codes()]),
            F("dateline") if "dateline" in names else nothing,
        )
    )
    return queryset


def _link(row: dict[str, Any], address: str) -> Link:
    language, original = current(), row["original_language"]
    slug = slug_of(row, original, language)
    url = address_with(address, slug, language) if address else ""
    return Link(pick(row, "name", original, language), url, slug, row["dateline"] or "")


def _sorted(links: list[Link]) -> list[Link]:
    by_name = in_order([{"title": link.title, "link": link} for link in links])
    return sorted((row["link"] for row in by_name), key=lambda link: link.dateline, reverse=True)
