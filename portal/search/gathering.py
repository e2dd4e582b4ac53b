"""Records as the index takes them in: the words that their pages show, in each language that they have."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from contacts.models import Contact
from ecosystems.models import Theme, UrbanArea
from portal.fixedpages.models import FixedPage, unwritten
from portal.languages.localized import codes
from portal.publishing.models import OUT
from portal.publishing.visible import shown, visible
from portal.search.indexable import Indexable, Wording
from portal.search.kinds import kinds, public_of
from portal.search.words_of import named_things, part_relations, relations_to, wording


def gathered(kind: str, keys: Iterable[str] | None = None) -> list[Indexable]:
    """What is out of a kind (of `keys` alone): also what will be only when its day comes, so that nothing has to
    happen then. Whether visitors may see it is asked when it is found."""
    model = kinds()[kind]
    pages = _plain_pages() if model is FixedPage else []
    queryset = model.objects.all()
    if keys is not None:
        wanted = set(keys)
        queryset = queryset.filter(pk__in=[key for key in wanted if key.isdecimal()])
    records = [record for record in _with_words(model, queryset) if is_out(record)]
    seen = set(public_of(kind).filter(pk__in=[record.pk for record in records]).values_list("pk", flat=True))
    return [*(_indexable(record, is_public=record.pk in seen) for record in records), *pages]


def is_out(record: Any) -> bool:
    """Published, and all that it is seen with; a date that is to come does not count."""
    if getattr(record, "state", OUT[0]) not in OUT:
        return False
    above = [getattr(record, name) for name in getattr(record, "SEEN_WITH", ())]
    return all(is_out(one) for one in above if one is not None)


def _plain_pages() -> list[Indexable]:
    """Pages that are there although staff have written nothing for them."""
    written = set(FixedPage.objects.public().values_list("key", flat=True))
    keys = [key for key in FixedPage.Key.values if key not in written and key not in FixedPage.IF_PUBLISHED]
    return [_indexable(unwritten(key), key=key, is_public=True) for key in keys]


def _with_words(model: Any, queryset: Any) -> Any:
    """With all that their pages say; one query for each relation, however many records there are."""
    joined = [path for field in relations_to(model) if field.many_to_one for path in _joined(field)]
    parts = {name: _joined_part(part) for name, part in part_relations(model).items()}
    many = [field.name for field in relations_to(model) if field.many_to_many]
    about = {name: related.objects.select_related(*_joins(related)) for name, related in _about(model).items()}
    asked = visible(model, *(name for name in many if name not in about), **parts, **about)
    return queryset.select_related(*joined, *getattr(model, "SEEN_WITH", ())).prefetch_related(*asked).order_by("pk")


def _joined(field: Any) -> list[str]:
    return [field.name, *(f"{field.name}__{above}" for above in getattr(field.related_model, "SEEN_WITH", ()))]


def _joined_part(part: Any) -> Any:
    return part.objects.select_related(*_joins(part))


def _joins(model: Any) -> list[str]:
    return [path for field in relations_to(model) if field.many_to_one for path in _joined(field)]


def _about(model: Any) -> dict[str, Any]:
    """Records with a page that this one is about: their themes and areas are its own too."""
    fields = model._meta.many_to_many
    return {field.name: field.related_model for field in fields if _has_place(field.related_model)}


def _has_place(model: Any) -> bool:
    return model._meta.label_lower in kinds() and model is not Contact and bool(_joins(model))


def _indexable(record: Any, *, key: str = "", is_public: bool) -> Indexable:
    things = list(named_things(record))
    places = [*things, *_places_of_what_it_is_about(record)]
    wordings = {code: wording(record, code, things) for code in codes() if record.has_any_text(code)}
    return Indexable(
        kind=record._meta.label_lower,
        key=key or str(record.pk),
        wordings=_of_person(record, wordings) if isinstance(record, Contact) else wordings,
        phone=getattr(record, "phone", ""),
        email=getattr(record, "email", ""),
        themes=_keys(places, Theme),
        areas=_keys([*places, record], UrbanArea),
        is_public=is_public,
    )


def _places_of_what_it_is_about(record: Any) -> Iterator[Any]:
    for relation in _about(type(record)):
        for one in shown(record, relation):
            yield from named_things(one)


def _keys(things: Sequence[Any], model: Any) -> tuple[str, ...]:
    return tuple(sorted({str(thing.pk) for thing in things if isinstance(thing, model) and is_out(thing)}))


def _of_person(contact: Contact, wordings: dict[str, Wording]) -> dict[str, Wording]:
    """The function first, then for whom and in which matters."""
    of_person = {}
    for code, own in wordings.items():
        texts: Any = contact.tr_in(code)
        of_person[code] = Wording(contact.name, texts.title.plain, own.body)
    return of_person
