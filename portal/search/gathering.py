"""Records as the index takes them in: the words that their pages show, in each language that they have."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from ecosystems.models import Theme, UrbanArea
from portal.fixedpages.models import FixedPage, unwritten
from portal.languages.localized import codes
from portal.publishing.models import OUT
from portal.publishing.visible import shown, visible
from portal.search.indexable import Indexable
from portal.search.kinds import kinds
from portal.search.words_of import about_relations, named_things, part_relations, relations_to, wording


def gathered(kind: str, keys: Iterable[str]) -> list[Indexable]:
    """What is out of `keys`: also what will be only when its day comes, so that nothing has to happen then. Whether
    visitors may see it is asked when it is found."""
    model, wanted = kinds()[kind], set(keys)
    pages = _plain_pages(wanted) if model is FixedPage else []
    records = _with_words(model, model.objects.filter(pk__in=[key for key in wanted if key.isdecimal()]))
    return [*(_indexable(record) for record in records if is_out(record)), *pages]


def all_keys(kind: str) -> list[str]:
    keys = [str(pk) for pk in kinds()[kind].objects.order_by("pk").values_list("pk", flat=True)]
    return [*keys, *(FixedPage.Key.values if kinds()[kind] is FixedPage else ())]


def is_out(record: Any) -> bool:
    """Published, and all that it is seen with; a date that is to come does not count."""
    return all(getattr(one, "state", OUT[0]) in OUT for one in _seen_together(record))


def comes_out_at(record: Any) -> datetime | None:
    """When visitors will see it; None where they do already."""
    moments = [moment for one in _seen_together(record) if (moment := getattr(one, "published_at", None))]
    latest = max(moments, default=None)
    return latest if latest and latest > timezone.now() else None


def _seen_together(record: Any) -> Iterator[Any]:
    yield record
    for name in getattr(record, "SEEN_WITH", ()):
        if (above := getattr(record, name)) is not None:
            yield from _seen_together(above)


def _plain_pages(keys: set[str]) -> list[Indexable]:
    """Pages that are there although staff have written nothing for them."""
    named = sorted(keys & set(FixedPage.Key.values) - set(FixedPage.IF_PUBLISHED))
    written = set(FixedPage.objects.public().values_list("key", flat=True)) if named else set[str]()
    return [_indexable(unwritten(key), key=key) for key in named if key not in written]


def _with_words(model: Any, queryset: Any) -> Any:
    """With all that their pages say; one query for each relation, however many records there are."""
    joined = [path for field in relations_to(model) if field.many_to_one for path in _joined(field)]
    parts = {name: _joined_part(part) for name, part in part_relations(model).items()}
    many = {field.name: _with_above(field.related_model) for field in relations_to(model) if field.many_to_many}
    about = {name: related.objects.select_related(*_joins(related)) for name, related in about_relations(model).items()}
    asked = visible(model, **(many | parts | about))
    return queryset.select_related(*joined, *getattr(model, "SEEN_WITH", ())).prefetch_related(*asked).order_by("pk")


def _with_above(model: Any) -> Any:
    above = getattr(model, "SEEN_WITH", ())
    return model.objects.select_related(*above) if above else model.objects.all()


def _joined(field: Any) -> list[str]:
    return [field.name, *(f"{field.name}__{above}" for above in getattr(field.related_model, "SEEN_WITH", ()))]


def _joined_part(part: Any) -> Any:
    return part.objects.select_related(*_joins(part))


def _joins(model: Any) -> list[str]:
    return [path for field in relations_to(model) if field.many_to_one for path in _joined(field)]


def _indexable(record: Any, *, key: str = "") -> Indexable:
    things = list(named_things(record))
    places = [*things, *_places_of_what_it_is_about(record)]
    return Indexable(
        kind=record._meta.label_lower,
        key=key or str(record.pk),
        wordings={code: wording(record, code, things) for code in codes() if record.has_any_text(code)},
        phone=getattr(record, "phone", ""),
        email=getattr(record, "email", ""),
        themes=_keys(places, Theme),
        areas=_keys([*places, record], UrbanArea),
        comes_out_at=comes_out_at(record),
    )


def _places_of_what_it_is_about(record: Any) -> Iterator[Any]:
    for relation in about_relations(record._meta.model):
        for one in shown(record, relation):
            yield from named_things(one)


def _keys(things: Sequence[Any], model: Any) -> tuple[str, ...]:
    return tuple(sorted({str(thing.pk) for thing in things if isinstance(thing, model) and is_out(thing)}))
