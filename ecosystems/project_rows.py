"""A lead project as its own page shows it: who takes part, and what search engines are told."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ecosystems.maps import map_of
from ecosystems.models import LeadProject, Participation
from portal.languages.lists import in_order
from portal.languages.localized import LocalizedText, current
from portal.languages.page import absolute


class Participant(NamedTuple):
    name: LocalizedText
    url: str
    role: str


def participants(participations: Iterable[Participation]) -> list[Participant]:
    """In order of name; only a role other than taking part is named."""
    rows = [{"name": part.area.tr.name, "part": part} for part in participations]
    return [
        Participant(row["name"], row["part"].area.get_absolute_url(), _role(row["part"]))
        for row in in_order(rows, "name")
    ]


def small_map(participations: Iterable[Participation]) -> SafeString:
    """The map with those who take part; nothing when none is known."""
    areas = [part.area for part in participations]
    return map_of((area.tr.name, area.longitude, area.latitude) for area in areas)


def _role(participation: Participation) -> str:
    return _("coordinates") if participation.role == Participation.Role.COORDINATOR else ""


def in_json_ld(project: LeadProject, areas: Sequence[Participant]) -> dict[str, Any]:
    """The project as schema.org's Project, in the words of the page."""
    node = {
        "@type": "Project",
        "name": project.tr.title,
        "alternateName": project.abbreviation,
        "description": project.tr.summary,
        "url": absolute(project.address(current())),
        "sameAs": project.url,
        "areaServed": [{"@type": "Place", "name": area.name} for area in areas],
    }
    return {key: value for key, value in node.items() if value}
