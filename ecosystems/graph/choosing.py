"""What a reader has chosen of the graph: by organisation, urban area, theme, year and state, or one thing alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.text import capfirst

from ecosystems.filters import Choice, Filter, filter_by_value
from ecosystems.graph.nodes import Edge, Graph, Key, Node
from ecosystems.graph.relations import Kind
from ecosystems.periods import ORDER
from ecosystems.themes import with_subthemes
from portal.facts.periods import PeriodState, period_state, this_year
from portal.languages.lists import sort_key

ROWS = (Kind.AGREEMENT, Kind.PROJECT)


@dataclass(frozen=True)
class Chosen:
    """The agreements and projects that stand in the tables, and `about`, the thing that everything is asked about."""

    graph: Graph
    filters: dict[str, Filter]
    about: Node | None
    is_about_unknown: bool
    agreements: list[Node]
    projects: list[Node]
    undated_count: int  # what no choice of a year finds, because it publishes none

    @property
    def is_filtered(self) -> bool:
        return self.about is not None or self.is_unknown or any(one.is_used for one in self.filters.values())

    @property
    def is_unknown(self) -> bool:
        return self.is_about_unknown or any(one.is_unknown for one in self.filters.values())

    @property
    def edges(self) -> list[Edge]:
        """All that is told of what has been chosen; a city belongs to the areas that are named."""
        shown = {node.key for node in (*self.agreements, *self.projects)}
        chosen = [edge for edge in self.graph.edges if {edge.subject, edge.object} & shown]
        areas = {edge.object for edge in chosen} | ({self.about.key} if self.about else set())
        return [*chosen, *(edge for edge in self.graph.edges if edge.subject[0] == Kind.AREA and edge.subject in areas)]


def choose(graph: Graph, request: HttpRequest) -> Chosen:
    filters = _filters(graph, request)
    asked = request.GET.get("about", "")
    about = graph.named(asked) if asked else None
    is_about_unknown = bool(asked) and about is None
    if is_about_unknown or any(one.is_unknown for one in filters.values()):
        return Chosen(graph, filters, about, is_about_unknown, [], [], 0)
    related = [node for node in graph.of(*ROWS) if _is_related(graph, node, filters, about)]
    found = _in_order(node for node in related if _is_then(node, filters))
    return Chosen(
        graph=graph,
        filters=filters,
        about=about,
        is_about_unknown=False,
        agreements=[node for node in found if node.kind is Kind.AGREEMENT],
        projects=[node for node in found if node.kind is Kind.PROJECT],
        undated_count=_undated(related) if filters["year"].is_used else 0,
    )


def _undated(nodes: Iterable[Node]) -> int:
    return sum(node.period is PeriodState.UNKNOWN for node in nodes)


def _filters(graph: Graph, request: HttpRequest) -> dict[str, Filter]:
    own = {edge.object for edge in graph.edges if edge.subject[0] in ROWS}
    organisations = [node for node in graph.of(Kind.ORGANISATION) if node.key in own]
    areas = [node for node in graph.of(Kind.AREA) if node.key in own]
    return {
        "organisation": _filter(request, "organisation", organisations),
        "area": _filter(request, "area", areas),
        "theme": _filter(request, "theme", graph.of(Kind.THEME)),
        "year": filter_by_value(request, "year", [(str(year), str(year)) for year in _years(graph)]),
        "state": filter_by_value(request, "state", [(one.value, capfirst(str(one.label))) for one in ORDER]),
    }


def _filter(request: HttpRequest, name: str, nodes: Iterable[Node]) -> Filter:
    """By slug in any language, or by key; in the alphabetical order of the page's language."""
    asked = request.GET.get(name, "")
    ordered = sorted(nodes, key=lambda node: sort_key(node.name))
    chosen = next((node for node in ordered if asked and node.is_called(f"{node.kind}-{asked}")), None)
    choices = [Choice(node.handle.removeprefix(f"{node.kind}-"), node.name, node is chosen) for node in ordered]
    return Filter(name, choices, chosen, is_unknown=bool(asked) and chosen is None)


def _years(graph: Graph) -> range:
    """From the first year that anything publishes to the last, the present one included."""
    years = [year for node in graph.of(*ROWS) for year in node.years if year is not None]
    return range(min([*years, this_year()]), max([*years, this_year()]) + 1) if years else range(0)


def _is_related(graph: Graph, node: Node, filters: dict[str, Filter], about: Node | None) -> bool:
    """Whether an agreement or a project is, or is directly related to, each of the things that have been chosen."""
    near = graph.neighbours(node) | {node.key}
    chosen: list[Any] = [filters[name].chosen for name in ("organisation", "area", "theme")]
    return all(near & _meant(graph, one) for one in (*chosen, about) if one is not None)


def _meant(graph: Graph, node: Node) -> set[Key]:
    """A theme stands for all that is part of it."""
    if node.kind is not Kind.THEME:
        return {node.key}
    rows = [{"pk": one.pk, "parent_id": one.facts["parent_id"]} for one in graph.of(Kind.THEME)]
    return {(Kind.THEME, str(pk)) for pk in with_subthemes(rows, node.pk)}


def _is_then(node: Node, filters: dict[str, Filter]) -> bool:
    year, state = filters["year"].chosen, filters["state"].chosen
    is_in_year = year is None or period_state(*node.years, year=int(year)) is PeriodState.CURRENT
    return is_in_year and (state is None or node.period.value == state)


def _in_order(nodes: Iterable[Node]) -> list[Node]:
    """What is under way first, then by name."""
    return sorted(nodes, key=lambda node: (ORDER.index(node.period), sort_key(node.name)))
