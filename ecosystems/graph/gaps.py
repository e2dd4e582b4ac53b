"""What is not told of agreements and lead projects, so that data can say it: unknown is not none."""

from typing import NamedTuple

from ecosystems.graph.choosing import Chosen
from ecosystems.graph.nodes import Graph, Node, knowledge
from ecosystems.graph.relations import Kind, Relation
from portal.facts.fields import Knowledge

# Each relation by which a reader asks, with what stands beside it under the same knowledge.
_ASKED_OF_AGREEMENTS: tuple[tuple[Relation, ...], ...] = (
    (Relation.AREA,),
    (Relation.PARTY,),
    (Relation.THEME,),
    (Relation.FUNDER, Relation.AUTHORITY),
    (Relation.CARRIES_OUT,),
)
_ASKED_OF_PROJECTS: tuple[tuple[Relation, ...], ...] = (
    (Relation.THEME,),
    (Relation.COORDINATOR,),
    (Relation.PARTICIPANT, Relation.COORDINATING_AREA),
)


_TOLD_BY_AGREEMENTS = {Kind.PROJECT: Relation.CARRIES_OUT, Kind.AREA: Relation.AREA}


class Gap(NamedTuple):
    """`subject` is None where it is the agreement of a lead project or of an urban area that is not told; `about` is
    the end that is known, of which a reader asks."""

    subject: Node | None
    relation: Relation
    object: Node | None
    known: Knowledge
    about: Node


def gaps(chosen: Chosen) -> list[Gap]:
    nodes = (*chosen.agreements, *chosen.projects, *areas_without_agreement(chosen))
    return [gap for node in nodes for gap in gaps_of(chosen.graph, node)]


def areas_without_agreement(chosen: Chosen) -> list[Node]:
    """The urban areas whose agreement, if they have one, is not told; where something has been chosen, none of them."""
    areas = [] if chosen.is_filtered else chosen.graph.of(Kind.AREA)
    return [node for node in areas if gaps_of(chosen.graph, node)]


def gaps_of(graph: Graph, node: Node) -> list[Gap]:
    asked = {Kind.AGREEMENT: _ASKED_OF_AGREEMENTS, Kind.PROJECT: _ASKED_OF_PROJECTS}.get(node.kind, ())
    found = [
        Gap(node, relations[0], None, known, node)
        for relations in asked
        if (known := _knowledge(graph, node, relations)) is not Knowledge.RECORDED
    ]
    told_by = _TOLD_BY_AGREEMENTS.get(node.kind)
    if told_by and not any(edge.relation is told_by for edge in graph.edges_to(node)):
        found.append(Gap(None, told_by, node, Knowledge.NOT_PUBLISHED, node))
    return found


def _knowledge(graph: Graph, node: Node, relations: tuple[Relation, ...]) -> Knowledge:
    return knowledge(node, relations[0], is_empty=not graph.edges_from(node, *relations))
