"""The kinds of things in the graph, and how one is related to another, in words from either end."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    AGREEMENT = "agreement", _("ecosystem agreement")
    PROJECT = "project", _("lead project")
    AREA = "area", _("urban area")
    ORGANISATION = "organisation", _("organisation")
    INSTRUMENT = "instrument", _("funding instrument")
    ACTORS = "actors", _("actors in words")
    THEME = "theme", _("theme")


class Relation(TextChoices):
    """What the object is to the subject."""

    AREA = "area", pgettext_lazy("agreement →", "Urban area")
    PARTY = "party", pgettext_lazy("agreement →", "Party")
    THEME = "theme", pgettext_lazy("agreement →", "Theme")
    FUNDER = "funder", pgettext_lazy("agreement →", "Funder")
    AUTHORITY = "authority", pgettext_lazy("agreement →", "Funding authority")
    CARRIES_OUT = "lead-project", pgettext_lazy("agreement →", "Lead project that carries it out")
    COORDINATOR = "coordinator", pgettext_lazy("lead project →", "Coordinator")
    COORDINATING_AREA = "coordinating-area", pgettext_lazy("lead project →", "Urban area that coordinates")
    PARTICIPANT = "participant", pgettext_lazy("lead project →", "Urban area that takes part")
    CITY = "city", pgettext_lazy("urban area →", "City")

    @property
    def from_the_other_end(self) -> str:
        """What the subject is to the object."""
        return str(_FROM_THE_OTHER_END[self])


_FROM_THE_OTHER_END = {
    Relation.AREA: pgettext_lazy("→ agreement", "Agreement of the area"),
    Relation.PARTY: pgettext_lazy("→ agreement", "Party to"),
    Relation.THEME: pgettext_lazy("→ agreement or lead project", "Theme of"),
    Relation.FUNDER: pgettext_lazy("→ agreement", "Funds"),
    Relation.AUTHORITY: pgettext_lazy("→ agreement", "Funding authority of"),
    Relation.CARRIES_OUT: pgettext_lazy("→ agreement", "Carries out"),
    Relation.COORDINATOR: pgettext_lazy("→ lead project", "Coordinates"),
    Relation.COORDINATING_AREA: pgettext_lazy("→ lead project", "Coordinates"),
    Relation.PARTICIPANT: pgettext_lazy("→ lead project", "Takes part in"),
    Relation.CITY: pgettext_lazy("→ urban area", "City of the urban area"),
}

# For each relation that may be known to be incomplete or empty, the column that says so.
KNOWN_BY = {
    Relation.PARTY: "parties_known",
    Relation.FUNDER: "funders_known",
    Relation.COORDINATOR: "coordinator_known",
    Relation.PARTICIPANT: "areas_known",
}
