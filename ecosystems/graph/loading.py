"""Reads the graph: whatever visitors may see of it, in as many queries as there are kinds and relations."""

from collections.abc import Iterable, Iterator
from typing import Any

from contacts.models import Organisation
from ecosystems.graph.nodes import Edge, Graph, Key, Node, own_texts
from ecosystems.graph.relations import Kind, Relation
from ecosystems.models import AgreementFunder, EcosystemAgreement, LeadProject, Participation, Theme, UrbanArea
from portal.languages.lists import text_columns
from portal.publishing.models import Publishable
from strategy.models import FundingInstrument

_YEARS = ("start_year", "end_year")
_NOT_ALONE = {Kind.ORGANISATION, Kind.INSTRUMENT, Kind.THEME}  # there when something relates to them
_ROLES = {
    AgreementFunder.Role.FUNDER: Relation.FUNDER,
    AgreementFunder.Role.AUTHORITY: Relation.AUTHORITY,
    Participation.Role.COORDINATOR: Relation.COORDINATING_AREA,
    Participation.Role.PARTICIPANT: Relation.PARTICIPANT,
}


def load() -> Graph:
    """Eleven queries."""
    agreements = _nodes(Kind.AGREEMENT, EcosystemAgreement, *_YEARS, "area_id", "parties_known", "funders_known")
    project_facts = ("duration_years", "theme_id", "coordinator_id", "areas_known", "coordinator_known")
    projects = _nodes(Kind.PROJECT, LeadProject, *_YEARS, *project_facts)
    themes = _nodes(Kind.THEME, Theme, *_YEARS, "agreement_id", "parent_id")
    others = [
        *_nodes(Kind.AREA, UrbanArea),
        *_nodes(Kind.ORGANISATION, Organisation, "kind", "url"),
        *_nodes(Kind.INSTRUMENT, FundingInstrument),
    ]
    actors, funding = _funding()
    whole = Graph(
        [*agreements, *projects, *themes, *others, *actors],
        [
            *(edge for node in agreements for edge in _edges(node, Relation.AREA, (Kind.AREA, "area_id"))),
            *_through(EcosystemAgreement.parties, Kind.AGREEMENT, Relation.PARTY, Kind.ORGANISATION),
            *(_theme_of_agreement(node) for node in themes),
            *funding,
            *_carrying_out(),
            *(edge for node in projects for edge in _of_project(node)),
            *_participations(),
            *_through(UrbanArea.cities, Kind.AREA, Relation.CITY, Kind.ORGANISATION),
        ],
    )
    return _without_the_unrelated(_with_years(whole))


def _nodes(kind: Kind, model: Any, *facts: str) -> list[Node]:
    """One query, in the model's own order."""
    named, has_slug = model.NAMED_BY, any(one.name == "slug" for one in model._meta.fields)
    columns = text_columns(named, "slug") if has_slug else text_columns(named)
    behind = _behind_of(model)
    return [
        Node(
            kind=kind,
            pk=values["pk"],
            original_language=values["original_language"],
            names=own_texts(values, named),
            slugs=own_texts(values, "slug") if has_slug else {},
            address=getattr(model, "ADDRESS", ""),
            facts={name: values[name] for name in facts},
            behind=values[behind] if behind else None,
        )
        for values in model.objects.public().values(
            "pk", "original_language", *columns, *facts, *filter(None, [behind])
        )
    ]


def _behind_of(model: Any) -> str:
    """The column that says which languages of a name are behind; "" where nobody keeps account of it."""
    if issubclass(model, Publishable):
        return "behind"
    return "agreement__behind" if issubclass(model, Theme) else ""


def _edges(node: Node, relation: Relation, *ends: tuple[Kind, str]) -> Iterator[Edge]:
    for kind, column in ends:
        if node.facts[column] is not None:
            yield Edge(node.key, relation, (kind, str(node.facts[column])))


def _of_project(node: Node) -> Iterator[Edge]:
    yield from _edges(node, Relation.THEME, (Kind.THEME, "theme_id"))
    yield from _edges(node, Relation.COORDINATOR, (Kind.ORGANISATION, "coordinator_id"))


def _theme_of_agreement(theme: Node) -> Edge:
    """Of a national theme the agreement is nothing, so that the edge leads nowhere."""
    return Edge((Kind.AGREEMENT, str(theme.facts["agreement_id"])), Relation.THEME, theme.key, theme.years)


def _through(relation: Any, subject: Kind, name: Relation, other: Kind) -> Iterator[Edge]:
    """The rows between two kinds; those of which one end is hidden the graph leaves out."""
    source, target = relation.field.m2m_column_name(), relation.field.m2m_reverse_name()
    for start, end in relation.through.objects.order_by("pk").values_list(source, target):
        yield Edge((subject, str(start)), name, (other, str(end)))


def _carrying_out() -> Iterator[Edge]:
    """From the agreement to the project: the projects are what it leads to."""
    for edge in _through(LeadProject.agreements, Kind.PROJECT, Relation.CARRIES_OUT, Kind.AGREEMENT):
        yield Edge(edge.object, edge.relation, edge.subject)


def _participations() -> Iterator[Edge]:
    for project, area, role in Participation.objects.public().values_list("project_id", "area_id", "role"):
        yield Edge((Kind.PROJECT, str(project)), _ROLES[role], (Kind.AREA, str(area)))


def _funding() -> tuple[list[Node], list[Edge]]:
    """A funder that is no single organisation or instrument is a node of its own, in words."""
    ends = ("agreement_id", "organisation_id", "instrument_id")
    columns = (*ends, "agreement__behind", "role", "is_reviewed", *text_columns("actors"))
    actors, edges = [], []
    for row in AgreementFunder.objects.public().values("pk", "original_language", *columns):
        other: Key = (Kind.ACTORS, str(row["pk"]))
        if row["instrument_id"]:
            other = (Kind.INSTRUMENT, str(row["instrument_id"]))
        elif row["organisation_id"]:
            other = (Kind.ORGANISATION, str(row["organisation_id"]))
        elif words := own_texts(row, "actors"):
            facts = {"agreement_id": row["agreement_id"]}
            own = (row["pk"], row["original_language"], words)
            actors.append(Node(Kind.ACTORS, *own, facts=facts, behind=row["agreement__behind"]))
        agreement = (Kind.AGREEMENT, str(row["agreement_id"]))
        edges.append(Edge(agreement, _ROLES[row["role"]], other, is_checked=row["is_reviewed"]))
    return actors, edges


def _with_years(graph: Graph) -> Graph:
    """Each relation with the years of what it is a relation of: a project's where one carries an agreement out, the
    theme's own where it has any, else the agreement's or the project's. What a city belongs to has none."""
    edges = []
    for edge in graph.edges:
        of = graph.nodes[edge.object if edge.relation is Relation.CARRIES_OUT else edge.subject]
        years = edge.years if any(edge.years) else of.years
        edges.append(Edge(edge.subject, edge.relation, edge.object, years, edge.is_checked))
    return Graph(graph.nodes.values(), edges)


def _without_the_unrelated(graph: Graph) -> Graph:
    related = {key for edge in graph.edges for key in (edge.subject, edge.object)}
    related |= _with_those_above({node.key: node for node in graph.of(Kind.THEME)}, related)
    kept = [node for node in graph.nodes.values() if node.kind not in _NOT_ALONE or node.key in related]
    return Graph(kept, graph.edges)


def _with_those_above(themes: dict[Key, Node], related: Iterable[Key]) -> set[Key]:
    """The related themes, and those that they are part of."""
    found, added = set[Key](), themes.keys() & set(related)
    while added:
        found |= added
        parents = {(Kind.THEME, str(themes[key].facts["parent_id"])) for key in added}
        added = themes.keys() & parents - found
    return found
