"""The list of lead projects: chosen by theme and urban area, in groups by period, twenty a page."""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from ecosystems.filters import SLUG_COLUMNS, Filter, filter_by_slug
from ecosystems.maps import map_of
from ecosystems.matrix import Matrix, Roles, matrix, public_roles
from ecosystems.models import LeadProject, Theme, UrbanArea
from ecosystems.periods import ORDER, PeriodGroup, by_period, length_in_words, state_of
from ecosystems.themes import with_subthemes
from portal.delivery.paging import Paged, paged
from portal.facts.fields import Knowledge
from portal.languages.lists import in_order, listed
from portal.languages.localized import LocalizedText
from strategy.shown import LedgerRow

Rows = list[dict[str, Any]]
_YEARS = ("start_year", "end_year", "duration_years")


class AreaRow(NamedTuple):
    """An urban area beside the map, and in how many lead projects it is known to take part, in words."""

    name: LocalizedText
    url: str
    projects: str


class ProjectList(NamedTuple):
    theme: Filter
    area: Filter
    paged: Paged
    groups: list[PeriodGroup]
    matrix: Matrix
    areas: list[AreaRow]
    map: SafeString
    silent_count: int

    @property
    def is_filtered(self) -> bool:
        return self.theme.is_used or self.area.is_used

    @property
    def is_unknown(self) -> bool:
        return self.theme.is_unknown or self.area.is_unknown


def project_list(request: HttpRequest) -> ProjectList:
    """Five queries. Raises Http404 for a page number that there is not."""
    areas, themes, roles = _areas(), _themes(), public_roles()
    theme = filter_by_slug(request, "theme", _with_projects(themes))
    area = filter_by_slug(request, "area", areas, label="name")
    rows = _projects()
    page = paged([] if theme.is_unknown or area.is_unknown else _chosen(rows, theme, area, themes, roles), request)
    shown = _complete(page.rows)
    return ProjectList(
        theme=theme,
        area=area,
        paged=page,
        groups=by_period(shown, _ledger_row),
        matrix=matrix(shown, areas, roles),
        areas=[_area_row(row, roles) for row in areas],
        map=map_of((row["name"], row["longitude"], row["latitude"]) for row in areas),
        silent_count=sum(row["areas_known"] == Knowledge.NOT_PUBLISHED for row in rows),
    )


def _area_row(area: dict[str, Any], roles: Roles) -> AreaRow:
    count = sum(area["pk"] in own for own in roles.values())
    words = ngettext("%(count)s lead project", "%(count)s lead projects", count) % {"count": count}
    return AreaRow(area["name"], area["url"], words if count else "")


def _areas() -> Rows:
    columns = (*SLUG_COLUMNS, "latitude", "longitude")
    return in_order(listed(UrbanArea.objects.public(), "name", "slug", also=columns), "name")


def _themes() -> Rows:
    is_used = Exists(LeadProject.objects.public().filter(theme=OuterRef("pk")))
    queryset = Theme.objects.public().annotate(is_used=is_used)
    return in_order(listed(queryset, "title", "slug", also=(*SLUG_COLUMNS, "parent_id", "is_used")))


def _with_projects(themes: Rows) -> Rows:
    """The themes that a choice can find something by: those of projects, and those above them."""
    used = {row["pk"] for row in themes if row["is_used"]}
    return [row for row in themes if used & with_subthemes(themes, row["pk"])]


def _projects() -> Rows:
    """Every public project with what orders and filters it; one query."""
    return listed(LeadProject.objects.public().order_by(), "title", also=(*_YEARS, "areas_known", "theme_id"))


def _chosen(rows: Rows, theme: Filter, area: Filter, themes: Rows, roles: Roles) -> Rows:
    wanted = None if theme.chosen is None else with_subthemes(themes, theme.chosen)
    found = [
        row
        for row in in_order(rows)
        if (wanted is None or row["theme_id"] in wanted)
        and (area.chosen is None or area.chosen in roles.get(row["pk"], {}))
    ]
    return sorted(found, key=lambda row: ORDER.index(state_of(row)))


def _complete(rows: Collection[dict[str, Any]]) -> Rows:
    """The rows of one page with what only they show; one query."""
    queryset = LeadProject.objects.public().filter(pk__in=[row["pk"] for row in rows])
    more = {row["pk"]: row for row in listed(queryset, "summary", also=("abbreviation",))}
    return [{**row, **more[row["pk"]]} for row in rows]


def _ledger_row(row: dict[str, Any]) -> LedgerRow:
    title = row["title"]
    if row["abbreviation"] and row["abbreviation"] not in title:
        title = format_html("{} ({})", title, row["abbreviation"])
    return LedgerRow(title, row["url"], row["summary"], length_in_words(*(row[column] for column in _YEARS)))
