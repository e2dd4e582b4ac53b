"""The graph as JSON-LD in the words of schema.org: each text says its language, and nothing has to be fetched."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from contacts.models import Organisation
from ecosystems.graph.choosing import Chosen
from ecosystems.graph.gaps import Gap, gaps
from ecosystems.graph.nodes import Edge, Graph, Key, Node
from ecosystems.graph.relations import Kind, Relation
from ecosystems.graph.standing import Standing
from ecosystems.models import AgreementFunder, Participation
from portal.delivery.data import LICENCE
from portal.languages.addresses import fixed_address
from portal.languages.localized import codes
from portal.languages.page import absolute

CONTEXT = {
    "@vocab": "https://schema.org/",
    **{name: {"@type": "@id"} for name in ("url", "sameAs", "license")},
}
_ORGANISATIONS = {
    Organisation.Kind.CITY: "GovernmentOrganization",
    Organisation.Kind.STATE: "GovernmentOrganization",
    Organisation.Kind.REGION: "GovernmentOrganization",
    Organisation.Kind.UNIVERSITY: "CollegeOrUniversity",
}
Properties = dict[str, Any]


def as_json_ld(chosen: Chosen, address: str, query: str = "") -> Properties:
    """`address` is that of the whole network as data, `query` that of what has been chosen of it."""
    graph, edges, standing = chosen.graph, chosen.edges, Standing(chosen.graph.nodes.values())
    by_subject: dict[Key, list[Edge]] = {}
    for edge in edges:
        by_subject.setdefault(edge.subject, []).append(edge)
    named = {key for edge in edges for key in (edge.subject, edge.object)}
    named |= {node.key for node in (*chosen.agreements, *chosen.projects)}
    untold = gaps(chosen)
    named |= {gap.about.key for gap in untold}
    nodes = [
        _described(graph, node, by_subject.get(node.key, []), standing)
        for node in graph.nodes.values()
        if node.key in named
    ]
    agreed = [_agreed(graph, node, by_subject.get(node.key, [])) for node in chosen.agreements]
    return {"@context": CONTEXT, "@graph": [_whole(chosen, address, query), *agreed, *nodes, *map(_untold, untold)]}


def iri(node: Node) -> str:
    """What all data of the portal call the thing: its page in its original language, else its id. Actors in words
    have neither, only everything about them in the site's first language."""
    if node.address:
        return absolute(node.page_in(node.original_language))
    if node.kind in {Kind.ORGANISATION, Kind.THEME}:
        return absolute(reverse("data-id", args=[node.kind.value, node.pk]))
    return absolute(f"{fixed_address('agreement-network', settings.LANGUAGE_CODE)}?about={node.lasting_handle}")


def _whole(chosen: Chosen, address: str, query: str) -> Properties:
    """What has been chosen is a data set of its own, and part of the whole."""
    return {
        "@id": f"{address}?{query}" if query else address,
        "@type": "Dataset",
        **({"isPartOf": {"@id": address}} if query else {}),
        "name": _in_all_languages(lambda: gettext("Network of agreements")),
        "creditText": _in_all_languages(lambda: gettext("Helsinki-Uusimaa innovation portal")),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "about": [{"@id": iri(node)} for node in (*chosen.agreements, *chosen.projects)],
    }


def _agreed(graph: Graph, node: Node, edges: list[Edge]) -> Properties:
    """That the parties agreed: the agreement itself is what they agreed on, and has the years for which."""
    return _filled(
        {
            "@id": f"{iri(node)}#agreed",
            "@type": "AgreeAction",
            "agent": _ends(graph, edges, Relation.PARTY),
            "object": {"@id": iri(node)},
            "location": _ends(graph, edges, Relation.AREA),
            "result": _ends(graph, edges, Relation.CARRIES_OUT),
        }
    )


def _described(graph: Graph, node: Node, edges: list[Edge], standing: Standing) -> Properties:
    tell = {Kind.AGREEMENT: _agreement, Kind.PROJECT: _project}.get(node.kind)
    own = tell(graph, node, edges) if tell else _other(graph, node, edges)
    return _filled(
        {"@id": iri(node), **own, "name": _tagged(node.names), "mainEntityOfPage": _pages(node, standing.of(node))}
    )


def _pages(node: Node, states: Mapping[str, str]) -> list[Properties]:
    """As in all data: by their addresses, without ids, since a thing is called by that of its page and is no page."""
    return [
        {
            "@type": "WebPage",
            "url": absolute(node.page_in(code)),
            "inLanguage": code,
            "creativeWorkStatus": states[code],
        }
        for code in node.names
        if node.address
    ]


def _untold(gap: Gap) -> Properties:
    """That a relation is not published, or that there is none: said of the thing that a reader would ask about."""
    relation = gap.relation
    name = _in_all_languages(lambda: str(relation.label) if gap.subject else relation.from_the_other_end)
    return {
        "@type": "Observation",
        "observationAbout": {"@id": iri(gap.about)},
        "measuredProperty": {"@type": "Property", "identifier": relation.value, "name": name},
        "value": gap.known.value,
        "description": _in_all_languages(lambda: str(gap.known.label)),
    }


def _agreement(graph: Graph, node: Node, edges: list[Edge]) -> Properties:
    return {
        "@type": "CreativeWork",
        "creator": _ends(graph, edges, Relation.PARTY),
        "about": _ends(graph, edges, Relation.THEME),
        "spatialCoverage": _ends(graph, edges, Relation.AREA),
        "temporalCoverage": _interval(node),
        "funder": [
            _role("funder", graph, edge, AgreementFunder.Role(edge.relation.value).label)
            for edge in edges
            if edge.relation in {Relation.FUNDER, Relation.AUTHORITY}
        ],
        "mentions": _ends(graph, edges, Relation.CARRIES_OUT),
    }


def _project(graph: Graph, node: Node, edges: list[Edge]) -> Properties:
    first, last = node.years
    labels = {
        Relation.PARTICIPANT: Participation.Role.PARTICIPANT.label,
        Relation.COORDINATING_AREA: Participation.Role.COORDINATOR.label,
    }
    agreements = [{"@id": iri(graph.nodes[e.subject])} for e in graph.edges_to(node) if e.subject[0] == Kind.AGREEMENT]
    return {
        "@type": "ResearchProject",
        "knowsAbout": _ends(graph, edges, Relation.THEME),
        "member": _ends(graph, edges, Relation.COORDINATOR),
        "areaServed": [_role("areaServed", graph, e, labels[e.relation]) for e in edges if e.relation in labels],
        "subjectOf": agreements,
        "foundingDate": _year(first),
        "dissolutionDate": _year(last),
    }


def _other(graph: Graph, node: Node, edges: list[Edge]) -> Properties:
    if node.kind is Kind.ORGANISATION:
        areas = [{"@id": iri(graph.nodes[e.subject])} for e in graph.edges_to(node) if e.relation is Relation.CITY]
        kind = _ORGANISATIONS.get(node.facts["kind"], "Organization")
        return {"@type": kind, "sameAs": node.facts["url"], "location": areas}
    types = {Kind.AREA: "Place", Kind.INSTRUMENT: "FundingScheme", Kind.THEME: "DefinedTerm"}
    return {"@type": types.get(node.kind, "Organization")}


def _role(name: str, graph: Graph, edge: Edge, label: Any) -> Properties:
    """schema.org says of a role what the property that leads to it says, once more, of who plays it."""
    first, last = edge.years
    return _filled(
        {
            "@type": "Role",
            name: {"@id": iri(graph.nodes[edge.object])},
            "roleName": _in_all_languages(lambda: str(label)),
            "startDate": _year(first),
            "endDate": _year(last),
        }
    )


def _ends(graph: Graph, edges: Iterable[Edge], relation: Relation) -> list[Properties]:
    return [{"@id": iri(graph.nodes[edge.object])} for edge in edges if edge.relation is relation]


def _interval(node: Node) -> str:
    """ISO 8601, with ".." for an end that is open or not known."""
    first, last = node.years
    return f"{first or '..'}/{last or '..'}" if first or last else ""


def _year(year: int | None) -> str:
    return str(year or "")


def _in_all_languages(say: Callable[[], str]) -> list[Properties]:
    texts = {}
    for code in codes():
        with override(code):
            texts[code] = say()
    return _tagged(texts)


def _tagged(texts: Any) -> list[Properties]:
    """Only what there is: no language stands in for another."""
    return [{"@value": text, "@language": code} for code, text in texts.items()]


def _filled(node: Properties) -> Properties:
    return {name: value for name, value in node.items() if value not in ("", [], None)}
