"""What is worth showing, chosen by spearhead and kind, as cards in the colours of their spearheads."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.text import capfirst

from ecosystems.filters import SLUG_COLUMNS, Filter, filter_by_slug, filter_by_value
from ecosystems.models import ShowcaseItem
from portal.delivery.paging import Paged, paged
from portal.drawings.patterns import band
from portal.languages.lists import in_order, listed
from strategy.models import Spearhead
from strategy.shown import Card


class Showcase(NamedTuple):
    spearhead: Filter
    kind: Filter
    paged: Paged
    cards: list[Card]

    @property
    def is_filtered(self) -> bool:
        return self.spearhead.is_used or self.kind.is_used

    @property
    def is_unknown(self) -> bool:
        return self.spearhead.is_unknown or self.kind.is_unknown


def showcase(request: HttpRequest) -> Showcase:
    """Five queries, the newest item first. Raises Http404 for a page number that there is not."""
    items = ShowcaseItem.objects.public()
    spearheads = _spearheads(items)
    spearhead = filter_by_slug(request, "spearhead", spearheads)
    kind = filter_by_value(request, "kind", kinds())
    if spearhead.is_unknown or kind.is_unknown:
        items = items.none()
    if spearhead.chosen is not None:
        items = items.filter(spearheads=spearhead.chosen)
    if kind.chosen is not None:
        items = items.filter(kind=kind.chosen)
    page = paged(items.latest_first().values_list("pk", flat=True), request)
    return Showcase(spearhead, kind, page, _cards(page.rows, spearheads))


def kinds() -> list[tuple[str, str]]:
    return [(kind.value, capfirst(str(kind.label))) for kind in ShowcaseItem.Kind]


def _spearheads(items: Any) -> list[dict[str, Any]]:
    """The public spearheads of public items."""
    queryset = Spearhead.objects.public().filter(showcase_items__in=items).distinct().order_by()
    return in_order(listed(queryset, "title", "slug", also=(*SLUG_COLUMNS, "hue", "pattern")))


def _cards(keys: Iterable[int], spearheads: Iterable[dict[str, Any]]) -> list[Card]:
    """Two queries: the items of one page, and their spearheads, the first of which gives its look."""
    queryset = ShowcaseItem.objects.public().filter(pk__in=list(keys)).latest_first()
    rows = listed(queryset, "title", "summary", also=("kind",))
    through: Any = ShowcaseItem.spearheads.through
    links = through.objects.filter(showcaseitem_id__in=[row["pk"] for row in rows]).order_by("pk")
    public = {row["pk"]: row for row in spearheads}
    looks: dict[int, dict[str, Any]] = {}
    for item, spearhead in links.values_list("showcaseitem_id", "spearhead_id"):
        if spearhead in public:
            looks.setdefault(item, public[spearhead])
    labels = dict(kinds())
    return [_card(row, looks.get(row["pk"]), labels[row["kind"]]) for row in rows]


def _card(row: dict[str, Any], spearhead: dict[str, Any] | None, kind: str) -> Card:
    hue, pattern = (spearhead["hue"], spearhead["pattern"]) if spearhead else ("neutral", "squares")
    return Card(row["title"], row["url"], row["summary"], kind, f"hue-{hue}", band(pattern, str(row["pk"])))
