"""Whom to call when the search has not found what somebody needs."""

from typing import Any

from django.db.models import Case, Q, Value, When

from contacts.models import Contact, Organisation
from contacts.rows import ContactRow, contact_rows
from contacts.whereabouts import is_attached
from ecosystems.models import EcosystemAgreement
from strategy.models import Strategy

MOST = 3


def whom_to_call() -> list[ContactRow]:
    """Who answers for the agreement that is under way, for the strategy in force, or for the regional council as a
    whole; its own people first. One query."""
    agreements, strategies = EcosystemAgreement.objects.public().current(), Strategy.objects.public().in_force()
    of_region = Q(organisation__kind=Organisation.Kind.REGION)
    answering = Q(agreements__in=agreements) | Q(strategies__in=strategies) | (of_region & ~is_attached())
    people: Any = Contact.objects.public().current().filter(answering).distinct()
    ordered = people.annotate(place=Case(When(of_region, then=Value(0)), default=Value(1)))
    return contact_rows(ordered.order_by("place", "name", "pk").select_related("organisation")[:MOST])
