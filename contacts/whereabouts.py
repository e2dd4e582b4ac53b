"""With what contacts stand, and on which page each is found.

Agreements, projects, areas, strategies and news belong to layers above this one and are reached by name of relation.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q

from contacts.models import Contact
from contacts.rows import anchor_of
from portal.facts.periods import this_year
from portal.languages.addresses import fixed_address
from portal.languages.lists import listed
from portal.languages.localized import current

ANSWERING = ("urban_areas", "agreements", "lead_projects", "strategies")  # what the contacts page tells of


def _relations() -> list[Any]:
    return [field for field in Contact._meta.get_fields() if field.many_to_many and field.auto_created]


def is_attached() -> Q:
    """Whether a contact stands with anything at all, be it public, ended or neither."""
    conditions = [Q(Exists(field.through.objects.filter(contact_id=OuterRef("pk")))) for field in _relations()]
    return Q(*conditions, _connector=Q.OR)


def answered_for(relation: str) -> Any:
    """What visitors see of the records at the other end of a contact's relation, without those that have ended."""
    queryset = _public(Contact._meta.get_field(relation))
    if relation == "urban_areas":
        return queryset
    queryset = queryset.exclude(end_year__lt=this_year())
    return queryset.in_force() if relation == "strategies" else queryset


def _public(relation: Any) -> Any:
    return relation.related_model.objects.public()


def is_on_a_page() -> Q:
    """Whether visitors find a contact on any page, as far as they may see it at all."""
    return ~is_attached() | _with([_public(relation) for relation in _relations()])


def _with(querysets: Iterable[Any]) -> Q:
    rows = (queryset.filter(contacts__isnull=False).order_by().values("contacts") for queryset in querysets)
    return Q(*(Q(pk__in=keys) for keys in rows), _connector=Q.OR)


def addresses_of_cards(keys: Iterable[int]) -> dict[int, str]:
    """Where each contact's card stands: on the contacts page, else on the page of something that they stand with.

    One query, and for those who are not on the contacts page one for each relation.
    """
    left = set(keys)
    in_directory = ~is_attached() | _with(answered_for(relation) for relation in ANSWERING)
    there = Contact.objects.filter(in_directory, pk__in=left).values_list("pk", flat=True)
    pages = dict.fromkeys(there, fixed_address("contacts", current()))
    for relation in _relations():
        if left := left - pages.keys():
            records = _public(relation).filter(contacts__in=left)
            rows = listed(records, relation.related_model.NAMED_BY, also=("contacts",))
            pages = {row["contacts"]: row["url"] for row in rows} | pages
    return {pk: f"{page}#{anchor_of(pk)}" for pk, page in pages.items()}
