"""Which urban areas take part in which lead projects, as a table: a project that does not publish it says so."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.utils.safestring import SafeString

from ecosystems.models import Participation
from portal.facts.fields import Knowledge
from portal.languages.localized import LocalizedText

Roles = Mapping[int, Mapping[int, str]]  # project -> urban area -> role

UNKNOWN, NOT = "unknown", "no"


class MatrixRow(NamedTuple):
    """One project: for each urban area "coordinator", "participant", "no" or "unknown".

    Where nothing is known of any area there are no cells, and `state` (a Knowledge) says why.
    """

    title: LocalizedText | SafeString
    url: str
    cells: list[str]
    state: str


class Matrix(NamedTuple):
    areas: list[LocalizedText]
    rows: list[MatrixRow]

    @property
    def has_unknown(self) -> bool:
        return any(UNKNOWN in row.cells for row in self.rows)


def public_roles() -> dict[int, dict[int, str]]:
    """The part of every public urban area in every public project; one query."""
    roles: dict[int, dict[int, str]] = {}
    for project, area, role in Participation.objects.public().values_list("project_id", "area_id", "role"):
        roles.setdefault(project, {})[area] = role
    return roles


def matrix(projects: Iterable[dict[str, Any]], areas: Iterable[dict[str, Any]], roles: Roles) -> Matrix:
    """`projects` are rows with `title`, `url` and `areas_known`, `areas` rows with `name`, both in order."""
    listed = list(areas)
    keys = [area["pk"] for area in listed]
    rows = [_row(project, keys, roles.get(project["pk"], {})) for project in projects]
    return Matrix([area["name"] for area in listed], rows)


def _row(project: dict[str, Any], areas: list[int], own: Mapping[int, str]) -> MatrixRow:
    known = project["areas_known"]
    if not own and known != Knowledge.RECORDED:
        return MatrixRow(project["title"], project["url"], [], known)
    rest = UNKNOWN if known == Knowledge.NOT_PUBLISHED else NOT
    return MatrixRow(project["title"], project["url"], [own.get(area, rest) for area in areas], "")
