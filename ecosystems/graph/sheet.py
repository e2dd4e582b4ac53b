"""The graph as CSV: a row for each relation, and for each that is not told; names in every language."""

import csv
import io
from collections.abc import Sequence

from ecosystems.graph.choosing import Chosen
from ecosystems.graph.gaps import Gap, gaps
from ecosystems.graph.nodes import Edge, Graph, Node
from portal.delivery.sheets import guarded
from portal.facts.fields import Knowledge
from portal.languages.localized import codes
from portal.languages.page import absolute

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for something else


def header() -> list[str]:
    """The names of columns are part of the format; they are the same in every language."""
    return [
        *("subject_kind", "subject", *(f"subject_name_{code}" for code in codes())),
        "relation",
        *("object_kind", "object", *(f"object_name_{code}" for code in codes())),
        *("known", "first_year", "last_year", "checked", "subject_url", "object_url"),
    ]


def as_csv(chosen: Chosen, *, has_mark: bool = False) -> str:
    out = io.StringIO(newline="")
    sheet = csv.writer(out)
    sheet.writerow(header())
    told = [_told(chosen.graph, edge) for edge in chosen.edges]
    sheet.writerows([guarded(cell) for cell in row] for row in (*told, *map(_untold, gaps(chosen))))
    return (BYTE_ORDER_MARK if has_mark else "") + out.getvalue()


def _told(graph: Graph, edge: Edge) -> list[str]:
    ends = graph.nodes[edge.subject], graph.nodes[edge.object]
    first, last = ("" if year is None else str(year) for year in edge.years)
    checked = "yes" if edge.is_checked else "no"
    return _row(ends, edge.relation.value, (Knowledge.RECORDED.value, first, last, checked))


def _untold(gap: Gap) -> list[str]:
    return _row((gap.subject, gap.object), gap.relation.value, (gap.known.value, "", "", ""))


def _row(ends: tuple[Node | None, Node | None], relation: str, facts: Sequence[str]) -> list[str]:
    subject, other = ends
    return [*_end(subject), relation, *_end(other), *facts, *(_page(end) for end in ends)]


def _end(node: Node | None) -> list[str]:
    """A language without a name of its own has none here."""
    if node is None:
        return ["", "", *("" for _code in codes())]
    return [node.kind.value, node.lasting_handle, *(node.names.get(code, "") for code in codes())]


def _page(node: Node | None) -> str:
    page = node.page_in(node.original_language) if node else ""
    return absolute(page) if page else ""
