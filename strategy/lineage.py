"""What became of each spearhead in the next strategy: a table first, a picture second."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils.safestring import SafeString

from portal.drawings.lineage import Link, Node, lineage_picture
from portal.facts.fields import Knowledge
from portal.languages.localized import LocalizedText
from strategy.models import Spearhead, SpearheadLineage


class LineageEnd(NamedTuple):
    title: LocalizedText
    url: str
    strategy: LocalizedText


class LineageRow(NamedTuple):
    """A row of the table; `later` is None where the earlier spearhead ended."""

    earlier: LineageEnd
    kind: str
    later: LineageEnd | None
    reason: LocalizedText
    decision: LocalizedText
    decided_on: str | None


class Lineage(NamedTuple):
    rows: list[LineageRow]
    unknown: list[LineageEnd]  # spearheads of which the sources do not say what they continue or became
    picture: SafeString


def links_of(spearhead: Spearhead | None = None, strategy_id: int | None = None) -> QuerySet[Any]:
    """Public links that begin or end at a spearhead, or at any spearhead of a strategy."""
    condition = Q()
    if spearhead is not None:
        condition = Q(predecessor=spearhead) | Q(successor=spearhead)
    if strategy_id is not None:
        condition = Q(predecessor__strategy=strategy_id) | Q(successor__strategy=strategy_id)
    links: QuerySet[Any] = SpearheadLineage.objects.public(known=spearhead)
    return links.filter(condition).select_related("predecessor__strategy", "successor__strategy").order_by("pk")


def lineage_shown(links: Iterable[SpearheadLineage], among: Sequence[Spearhead]) -> Lineage:
    """The lineage of the spearheads `among`, which are those of one strategy, or a single one."""
    links = list(links)
    rows = [
        LineageRow(
            earlier=_end(link.predecessor),
            kind=str(SpearheadLineage.Kind(link.kind).label),
            later=_end(link.successor) if link.successor else None,
            reason=link.tr.reason,
            decision=link.tr.decision,
            decided_on=link.decided_on,
        )
        for link in links
    ]
    unknown = [_end(spearhead) for spearhead in among if spearhead.lineage_known == Knowledge.NOT_PUBLISHED]
    return Lineage(rows, unknown, _picture(links))


def _end(spearhead: Spearhead) -> LineageEnd:
    return LineageEnd(spearhead.tr.title, spearhead.get_absolute_url(), spearhead.strategy.tr.title)


def _picture(links: Sequence[SpearheadLineage]) -> SafeString:
    if not links:
        return SafeString("")
    left = {link.predecessor_id: _node(link.predecessor) for link in links}
    right = {link.successor_id: _node(link.successor) for link in links if link.successor}
    lines = [Link(str(link.predecessor_id), str(link.successor_id or ""), link.kind) for link in links]
    return lineage_picture(list(left.values()), list(right.values()), lines)


def _node(spearhead: Spearhead) -> Node:
    title = spearhead.tr.title
    return Node(str(spearhead.pk), title.plain, hue=f"hue-{spearhead.hue}", language=title.other_lang)
