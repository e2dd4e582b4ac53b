"""Which instruments fund which spearheads: lists by level, and a matrix per strategy."""

from typing import Any, NamedTuple

from django.db.models import QuerySet

from portal.languages.lists import in_order, listed
from portal.languages.localized import LocalizedText
from portal.publishing.visible import shown
from strategy.models import FundingInstrument, Spearhead, Strategy


class Level(NamedTuple):
    label: str
    rows: list[dict[str, Any]]


class MatrixRow(NamedTuple):
    """One instrument, and for each spearhead of the matrix whether it funds it."""

    title: LocalizedText
    url: str
    cells: list[tuple[LocalizedText, bool]]


class Matrix(NamedTuple):
    strategy: LocalizedText
    url: str
    spearheads: list[dict[str, Any]]
    rows: list[MatrixRow]


def _instruments() -> list[dict[str, Any]]:
    rows = listed(FundingInstrument.objects.public(), "name", "abbreviation", "summary", also=("level",))
    for row in rows:
        row["title"] = row["name"]
        row["meta"] = row["abbreviation"]
    return in_order(rows)


def instruments_by_level() -> list[Level]:
    rows = _instruments()
    levels = FundingInstrument.Level
    grouped = [Level(str(level.label), [row for row in rows if row["level"] == level.value]) for level in levels]
    return [level for level in grouped if level.rows]


def matrices() -> list[Matrix]:
    """A matrix for each strategy whose funding is known; four queries."""
    instruments = _instruments()
    spearheads = listed(Spearhead.objects.public().order_by("order", "pk"), "title", also=("strategy_id",))
    links = set(Spearhead.funding_instruments.through.objects.values_list("spearhead_id", "fundinginstrument_id"))
    strategies = listed(Strategy.objects.public().newest_first(), "title")
    found = []
    for strategy in strategies:
        own = [row for row in spearheads if row["strategy_id"] == strategy["pk"]]
        rows = [_matrix_row(row, own, links) for row in instruments]
        rows = [row for row in rows if any(is_funded for _title, is_funded in row.cells)]
        if rows:
            found.append(Matrix(strategy["title"], strategy["url"], own, rows))
    return found


def _matrix_row(row: dict[str, Any], spearheads: list[dict[str, Any]], links: set[tuple[int, int]]) -> MatrixRow:
    cells = [(spearhead["title"], (spearhead["pk"], row["pk"]) in links) for spearhead in spearheads]
    return MatrixRow(row["abbreviation"] or row["title"], row["url"], cells)


def funders_of_agreements() -> QuerySet[Any]:
    """The rows by which agreements name an instrument, which belong to a layer above this one."""
    related: Any = FundingInstrument._meta.get_field("funded_agreements").related_model
    rows: QuerySet[Any] = related.objects.select_related("agreement").order_by("agreement_id")
    return rows


def agreements_funded_by(instrument: FundingInstrument) -> list[Any]:
    """Public agreements that name the instrument, each once."""
    return list(dict.fromkeys(funder.agreement for funder in shown(instrument, "funded_agreements")))
