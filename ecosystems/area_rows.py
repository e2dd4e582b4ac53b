"""Urban areas as their pages show them."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from ecosystems.models import LeadProject, Participation, UrbanArea
from portal.facts.fields import Knowledge
from portal.languages.lists import in_order, listed
from portal.languages.localized import LocalizedText


class ProjectOfArea(NamedTuple):
    title: LocalizedText
    url: str
    role: str


def area_rows() -> list[dict[str, Any]]:
    """Every public urban area by name; one query."""
    columns = ("latitude", "longitude", "leads_rdi_operators")
    return in_order(listed(UrbanArea.objects.public(), "name", "summary", also=columns), "name")


def projects_of(area: UrbanArea) -> list[ProjectOfArea]:
    """The public lead projects in which the area takes part; one query."""
    projects = LeadProject.objects.public().filter(participations__area=area)
    rows = in_order(listed(projects, "title", also=("participations__role",)))
    return [ProjectOfArea(row["title"], row["url"], _role(row["participations__role"])) for row in rows]


def _role(role: str) -> str:
    """Only a role other than taking part is named."""
    return _("coordinates") if role == Participation.Role.COORDINATOR else ""


def silent_project_count() -> int:
    """How many public lead projects do not publish which urban areas take part."""
    return int(LeadProject.objects.public().filter(areas_known=Knowledge.NOT_PUBLISHED).count())
