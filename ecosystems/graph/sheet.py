"""The graph as CSV: a row for each relation, and for each that is not told; names in every language with its state."""

import csv
import io
from collections.abc import Sequence

from ecosystems.graph.choosing import Chosen
from ecosystems.graph.gaps import Gap, gaps
from ecosystems.graph.nodes import Edge, Graph, Node
from ecosystems.graph.standing import Standing
from portal.delivery.sheets import guarded
from portal.facts.fields import Knowledge
from portal.languages.localized import codes
from portal.languages.page import absolute

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for something else


def header() -> list[str]:
    """The names of columns are part of the format; they are the same in every language."""
    return [
        *_names_of("subject"),
        "relation",
        *_names_of("object"),
        *("known", "first_year", "last_year", "checked", "subject_url", "object_url"),
    ]


def _names_of(end: str) -> list[str]:
    texts = (f"{end}_name_{code}{what}" for what in ("", "_status") for code in codes())
    return [f"{end}_kind", end, *texts]


def as_csv(chosen: Chosen, *, is_for_excel: bool = False) -> str:
    """For Excel with a byte order mark and semicolons, as a Finnish or Swedish one wants them."""
    out = io.StringIO(newline="")
    sheet = csv.writer(out, delimiter=";" if is_for_excel else ",")
    sheet.writerow(header())
    standing = Standing(chosen.graph.nodes.values())
    told = [_told(chosen.graph, edge, standing) for edge in chosen.edges]
    rows = (*told, *(_untold(gap, standing) for gap in gaps(chosen)))
    sheet.writerows([guarded(cell) for cell in row] for row in rows)
    return (BYTE_ORDER_MARK if is_for_excel else "") + out.getvalue()


def _told(graph: Graph, edge: Edge, standing: Standing) -> list[str]:
    ends = graph.nodes[edge.subject], graph.nodes[edge.object]
    first, last = ("" if year is None else str(year) for year in edge.years)
    checked = "yes" if edge.is_checked else "no"
    return _row(ends, edge.relation.value, (Knowledge.RECORDED.value, first, last, checked), standing)


def _untold(gap: Gap, standing: Standing) -> list[str]:
    return _row((gap.subject, gap.object), gap.relation.value, (gap.known.value, "", "", ""), standing)


def _row(ends: tuple[Node | None, Node | None], relation: str, facts: Sequence[str], standing: Standing) -> list[str]:
    subject, other = ends
    return [*_end(subject, standing), relation, *_end(other, standing), *facts, *(_page(end) for end in ends)]


def _end(node: Node | None, standing: Standing) -> list[str]:
    """A language without a name of its own has none here."""
    if node is None:
        return ["", "", *("" for _code in codes()), *("" for _code in codes())]
    names, states = node.names, standing.of(node)
    texts = (of_language.get(code, "") for of_language in (names, states) for code in codes())
    return [node.kind.value, node.lasting_handle, *texts]


def _page(node: Node | None) -> str:
    page = node.page_in(node.original_language) if node else ""
    return absolute(page) if page else ""
