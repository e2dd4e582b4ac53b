"""Who answers for which area and which matter: the groups of the contacts page, from plain rows.

Contacts of what has ended or been replaced, and those of a news item alone, are not listed: they stand with it.
Agreements, projects, areas and strategies belong to layers above this one and are reached by name of relation.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from contacts.models import Contact, Organisation
from contacts.rows import ContactRow, contact_row
from contacts.whereabouts import answered_for, is_attached
from portal.languages.addresses import fixed_address
from portal.languages.lists import in_order, listed, sort_key
from portal.languages.localized import LocalizedText, current


class ContactGroup(NamedTuple):
    title: LocalizedText | str
    url: str
    contacts: list[ContactRow]


class Directory(NamedTuple):
    by_area: list[ContactGroup]
    by_matter: list[ContactGroup]
    others: list[ContactRow]

    def people(self) -> list[ContactRow]:
        """Everybody on the page, each once."""
        rows = [row for group in (*self.by_area, *self.by_matter) for row in group.contacts]
        return list({row.vcard_url: row for row in (*rows, *self.others)}.values())


class _Matter(NamedTuple):
    """Something that contacts answer for; `cities` are those of an urban area."""

    title: LocalizedText
    url: str
    contacts: set[int]
    cities: set[int]


class _Person(NamedTuple):
    row: dict[str, Any]
    organisation: dict[str, Any] | None
    is_attached: bool

    @property
    def city(self) -> int | None:
        is_city = self.organisation and self.organisation["kind"] == Organisation.Kind.CITY
        return self.organisation["pk"] if self.organisation and is_city else None

    def card(self, matters: Sequence[LocalizedText | str] = (), about: str = "") -> ContactRow:
        """With what the person answers for, as far as it is not what the group is `about` anyway."""
        row = self.row
        return contact_row(
            row["pk"],
            row["name"],
            row["title"],
            organisation=self.organisation["name"] if self.organisation else "",
            matters=[text for text in (row["matters"], *matters) if text and text != about],
            phone=row["phone"],
            email=row["email"],
        )


def directory() -> Directory:
    """Six queries, however many contacts there are."""
    areas = _matters(answered_for("urban_areas"), "name", "cities")
    agreements = _matters(answered_for("agreements"), "title")
    projects = _matters(answered_for("lead_projects"), "title")
    strategies = _matters(answered_for("strategies"), "title")
    answered = set[int]().union(*(matter.contacts for matter in (*areas, *agreements, *projects, *strategies)))
    people = {pk: person for pk, person in _people().items() if pk in answered or not person.is_attached}
    by_area = [*_of_areas(people, areas), *_of_cities(people, areas)]
    by_matter = [*_one_by_one(people, agreements), *_together(people, projects), *_one_by_one(people, strategies)]
    shown = {row.vcard_url for group in (*by_area, *by_matter) for row in group.contacts}
    others = [card for person in people.values() if (card := person.card()).vcard_url not in shown]
    by_area.sort(key=lambda group: sort_key(group.title))
    _keep_first_anchors([*by_area, *by_matter])
    return Directory(by_area, by_matter, others)


def _keep_first_anchors(groups: Iterable[ContactGroup]) -> None:
    """Who stands in several groups is led to in the first."""
    anchors = set[str]()
    for group in groups:
        for at, row in enumerate(group.contacts):
            if row.anchor in anchors:
                group.contacts[at] = ContactRow(*row[:-1], anchor="")
            anchors.add(row.anchor)


def _matters(queryset: QuerySet[Any], name: str, *also: str) -> list[_Matter]:
    """In order of name; the rows of the query are pairs of a record and a contact, here one record again."""
    found: dict[int, _Matter] = {}
    for row in in_order(listed(queryset, name, also=("contacts", *also)), name):
        matter = found.setdefault(row["pk"], _Matter(row[name], row["url"], set(), set()))
        for key, known in (("contacts", matter.contacts), ("cities", matter.cities)):
            if row.get(key) is not None:
                known.add(row[key])
    return list(found.values())


def _people() -> dict[int, _Person]:
    """The public contacts who answer today, in order of name, with their organisations; two queries."""
    queryset = Contact.objects.public().current().annotate(is_attached=is_attached())
    columns = ("name", "phone", "email", "organisation_id", "is_attached")
    rows = in_order(listed(queryset, "title", "matters", also=columns), "name")
    keys = {row["organisation_id"] for row in rows}
    organisations = {row["pk"]: row for row in listed(Organisation.objects.filter(pk__in=keys), "name", also=("kind",))}
    return {row["pk"]: _Person(row, organisations.get(row["organisation_id"]), row["is_attached"]) for row in rows}


def _of_areas(people: dict[int, _Person], areas: Iterable[_Matter]) -> list[ContactGroup]:
    """An urban area's own contacts and those who work for one of its cities."""
    groups = []
    for area in areas:
        cards = [p.card() for pk, p in people.items() if pk in area.contacts or p.city in area.cities]
        groups.append(ContactGroup(area.title, area.url, cards))
    return [group for group in groups if group.contacts]


def _of_cities(people: dict[int, _Person], areas: Iterable[_Matter]) -> list[ContactGroup]:
    """Contacts of cities that belong to no public urban area."""
    within = set[int]().union(*(area.cities for area in areas))
    groups: dict[int, ContactGroup] = {}
    for person in people.values():
        if person.organisation and person.city is not None and person.city not in within:
            group = groups.setdefault(person.city, ContactGroup(person.organisation["name"], "", []))
            group.contacts.append(person.card())
    return list(groups.values())


def _one_by_one(people: dict[int, _Person], matters: Iterable[_Matter]) -> list[ContactGroup]:
    groups = [
        ContactGroup(m.title, m.url, [p.card(about=m.title) for pk, p in people.items() if pk in m.contacts])
        for m in matters
    ]
    return [group for group in groups if group.contacts]


def _together(people: dict[int, _Person], projects: list[_Matter]) -> list[ContactGroup]:
    """All lead projects as one group, where each person stands once with the projects that are theirs."""
    cards = []
    for pk, person in people.items():
        own = [project.title for project in projects if pk in project.contacts]
        if own:
            is_all = len(own) == len(projects) > 1
            cards.append(person.card([_("All lead projects")] if is_all else own))
    return [ContactGroup(_("Lead projects"), fixed_address("lead-projects", current()), cards)] if cards else []
