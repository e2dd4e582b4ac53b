"""The graph as the tables of its page: agreements, lead projects, and everything about one thing."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from ecosystems.graph.choosing import Chosen
from ecosystems.graph.gaps import Gap, areas_without_agreement, gaps_of
from ecosystems.graph.nodes import Edge, Graph, Key, Node, knowledge
from ecosystems.graph.relations import Kind, Relation
from ecosystems.models import AgreementFunder
from ecosystems.periods import length_in_words
from portal.facts.fields import Knowledge
from portal.languages.addresses import fixed_address
from portal.languages.lists import sort_key
from portal.languages.localized import LocalizedText, current
from strategy.shown import period_in_words


class Mention(NamedTuple):
    """A thing with the address of everything about it; `url` is empty where the portal knows nothing more."""

    name: LocalizedText
    url: str
    note: str = ""


class Cell(NamedTuple):
    """`told` (a Knowledge) is what a reader has to know of what is not among the mentions; empty when all is told."""

    mentions: list[Mention]
    told: str


class AgreementRow(NamedTuple):
    agreement: Mention
    area: Cell
    parties: Cell
    period: str
    themes: Cell
    funders: Cell
    projects: Cell


class ProjectRow(NamedTuple):
    project: Mention
    theme: Cell
    coordinator: Cell
    areas: Cell
    agreements: Cell
    period: str


class AboutRow(NamedTuple):
    """Without `other` it is a relation of which it is not told with what; `told` (a Knowledge) says why."""

    relation: str
    other: Mention | None
    period: str
    told: str = ""


class About(NamedTuple):
    name: LocalizedText
    kind: str
    page_url: str
    rows: list[AboutRow]


def agreement_rows(chosen: Chosen) -> list[AgreementRow]:
    graph = chosen.graph
    return [
        AgreementRow(
            agreement=_mention(node),
            area=_cell(graph, node, Relation.AREA),
            parties=_cell(graph, node, Relation.PARTY),
            period=period_in_words(*node.years),
            themes=_cell(graph, node, Relation.THEME),
            funders=_cell(graph, node, Relation.FUNDER, Relation.AUTHORITY),
            projects=_cell(graph, node, Relation.CARRIES_OUT),
        )
        for node in chosen.agreements
    ]


def project_rows(chosen: Chosen) -> list[ProjectRow]:
    graph = chosen.graph
    return [
        ProjectRow(
            project=_mention(node),
            theme=_cell(graph, node, Relation.THEME),
            coordinator=_cell(graph, node, Relation.COORDINATOR),
            areas=_cell(graph, node, Relation.PARTICIPANT, Relation.COORDINATING_AREA),
            agreements=_agreements_of(graph, node),
            period=length_in_words(*node.years, node.facts["duration_years"]),
        )
        for node in chosen.projects
    ]


def area_mentions(chosen: Chosen) -> list[Mention]:
    """The urban areas of whose agreement nothing is told."""
    return _by_name(_mention(node) for node in areas_without_agreement(chosen))


def _cell(graph: Graph, node: Node, first: Relation, *others: Relation) -> Cell:
    """What the first relation is known by holds for the others too. Themes and funders have an order of their own."""
    edges = graph.edges_from(node, first, *others)
    mentions = [_mention(graph.nodes[edge.object], _note(edge)) for edge in edges]
    ordered = mentions if first in {Relation.THEME, Relation.FUNDER} else _by_name(mentions)
    return Cell(ordered, _told(knowledge(node, first, is_empty=not edges)))


def _agreements_of(graph: Graph, node: Node) -> Cell:
    edges = [edge for edge in graph.edges_to(node) if edge.relation is Relation.CARRIES_OUT]
    told = knowledge(node, Relation.CARRIES_OUT, is_empty=not edges)
    return Cell(_by_name(_mention(graph.nodes[edge.subject]) for edge in edges), _told(told))


def _told(known: Knowledge) -> str:
    return "" if known is Knowledge.RECORDED else known.value


def _note(edge: Edge) -> str:
    """Only a role other than the usual one is named, and what nobody has checked."""
    roles = {
        Relation.AUTHORITY: str(AgreementFunder.Role.AUTHORITY.label),
        Relation.COORDINATING_AREA: _("coordinates"),
    }
    notes = [roles.get(edge.relation, ""), "" if edge.is_checked else _("not checked against a source")]
    return ", ".join(filter(None, notes))


def _mention(node: Node, note: str = "") -> Mention:
    """Of actors in words there is nothing more to tell."""
    return Mention(node.name, "" if node.kind is Kind.ACTORS else about_address(node), note)


def about_address(node: Node) -> str:
    return f"{fixed_address('agreement-network', current())}?about={node.handle}"


def _by_name(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: sort_key(mention.name))


def about(graph: Graph, node: Node) -> About:
    """Every relation of one thing, whichever end of it the thing is."""
    ends = [(str(edge.relation.label), edge.object, edge) for edge in graph.edges_from(node)]
    ends += [(edge.relation.from_the_other_end, edge.subject, edge) for edge in graph.edges_to(node)]
    rows = [_about_row(graph, relation, other, edge) for relation, other, edge in ends]
    order = list(dict.fromkeys(relation for relation, _other, _edge in ends))
    ordered = sorted(rows, key=lambda row: (order.index(row.relation), sort_key(row.other.name if row.other else "")))
    return About(
        name=node.name,
        kind=str(node.kind.label),
        page_url=node.page_in(current()),
        rows=[*ordered, *map(_gap_row, gaps_of(graph, node))],
    )


def _about_row(graph: Graph, relation: str, other: Key, edge: Edge) -> AboutRow:
    has_years = edge.relation is not Relation.CITY
    note = "" if edge.is_checked else _("not checked against a source")
    return AboutRow(relation, _mention(graph.nodes[other], note), period_in_words(*edge.years) if has_years else "")


def _gap_row(gap: Gap) -> AboutRow:
    relation = str(gap.relation.label) if gap.subject else gap.relation.from_the_other_end
    return AboutRow(relation, None, "", gap.known.value)
