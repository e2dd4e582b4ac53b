"""What the graph is made of: things that have names in several languages, and what relates one to another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ecosystems.graph.relations import KNOWN_BY, Kind, Relation
from portal.facts.fields import Knowledge
from portal.facts.periods import PeriodState, period_state
from portal.languages.addresses import address_with
from portal.languages.localized import LocalizedText, codes, current, fallback_order, has_text, pick

Key = tuple[str, str]


@dataclass(frozen=True)
class Node:
    """`address` is the URL pattern of its own page, if it has any; `facts` are further columns of its row; `behind`
    says which languages of the record that it is, or is a part of, are behind: None where nobody keeps account of it.
    """

    kind: Kind
    pk: Any
    original_language: str
    names: Mapping[str, str]
    slugs: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    behind: Mapping[str, str] | None = None

    @property
    def key(self) -> Key:
        return self.kind, str(self.pk)

    @property
    def name(self) -> LocalizedText:
        columns = {f"name_{code}": text for code, text in self.names.items()}
        return pick(columns, "name", self.original_language, current())

    @property
    def handle(self) -> str:
        """What `?about=` calls it, in the page's language."""
        return f"{self.kind}-{self.slug_in(current())}"

    @property
    def lasting_handle(self) -> str:
        """The same, whatever it is called."""
        return f"{self.kind}-{self.pk}"

    def slug_in(self, language: str) -> str:
        slugs = (self.slugs.get(code) for code in fallback_order(language, self.original_language))
        return next(filter(None, slugs), str(self.pk))

    def page_in(self, language: str) -> str:
        return address_with(self.address, self.slug_in(language), language) if self.address else ""

    def is_called(self, asked: str) -> bool:
        return asked in {self.lasting_handle, *(f"{self.kind}-{slug}" for slug in self.slugs.values())}

    @property
    def years(self) -> tuple[int | None, int | None]:
        return self.facts.get("start_year"), self.facts.get("end_year")

    @property
    def period(self) -> PeriodState:
        return period_state(*self.years)


class Edge(NamedTuple):
    """`years` are those of the relation: of the agreement, the project or the theme."""

    subject: Key
    relation: Relation
    object: Key
    years: tuple[int | None, int | None] = (None, None)
    is_checked: bool = True


class Graph:
    def __init__(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        """An edge one end of which is not there, because nobody may see it, is not there either."""
        self.nodes = {node.key: node for node in nodes}
        self.edges = [edge for edge in edges if edge.subject in self.nodes and edge.object in self.nodes]
        self._from: dict[Key, list[Edge]] = defaultdict(list)
        self._to: dict[Key, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            self._from[edge.subject].append(edge)
            self._to[edge.object].append(edge)

    def of(self, *kinds: Kind) -> list[Node]:
        return [node for node in self.nodes.values() if node.kind in kinds]

    def edges_from(self, node: Node, *relations: Relation) -> list[Edge]:
        return [edge for edge in self._from[node.key] if not relations or edge.relation in relations]

    def edges_to(self, node: Node) -> list[Edge]:
        return self._to[node.key]

    def neighbours(self, node: Node) -> set[Key]:
        return {edge.object for edge in self._from[node.key]} | {edge.subject for edge in self._to[node.key]}

    def named(self, asked: str) -> Node | None:
        """By its kind and its key, or its slug in any language."""
        by_key = (node for node in self.nodes.values() if node.lasting_handle == asked)
        by_slug = (node for node in self.nodes.values() if node.is_called(asked))
        return next(by_key, None) or next(by_slug, None)


def own_texts(values: Mapping[str, Any], column: str) -> dict[str, str]:
    """The languages in which a row of values has a text."""
    return {code: str(values[f"{column}_{code}"]) for code in codes() if has_text(values[f"{column}_{code}"])}


def knowledge(node: Node, relation: Relation, *, is_empty: bool) -> Knowledge:
    """Unknown is not none: where nothing is recorded and nobody says that there is none, it is not published."""
    told = Knowledge(node.facts.get(KNOWN_BY.get(relation, ""), Knowledge.RECORDED))
    return Knowledge.NOT_PUBLISHED if is_empty and told is Knowledge.RECORDED else told
