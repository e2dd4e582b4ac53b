"""Where a record stands in the order of the site, for the queue: the front page first, then what most visitors read."""

from typing import Any

from portal.fixedpages.models import FixedPage

_KINDS = (
    *("strategy.strategy", "strategy.spearhead", "ecosystems.ecosystemagreement", "ecosystems.theme"),
    *("ecosystems.leadproject", "news.newsitem", "contacts.contact", "ecosystems.urbanarea", "fixedpages.fixedpage"),
    *("strategy.fundinginstrument", "ecosystems.showcaseitem", "contacts.organisation", "media.image"),
    *("media.document", "facts.source", "workbench.glossaryterm"),
)
_WITHIN_KIND = 10_000
_LATEST_YEAR = 3_000


def rank_of(record: Any) -> int:
    """Small numbers come first: within a kind in its own order, or the newest year first."""
    if isinstance(record, FixedPage) and record.key == FixedPage.Key.HOME:
        return 0
    label = record._meta.label_lower
    kind = _KINDS.index(label) if label in _KINDS else len(_KINDS)
    return (kind + 1) * _WITHIN_KIND + min(_place(record), _WITHIN_KIND - 1)


def _place(record: Any) -> int:
    if hasattr(record, "order"):
        return int(record.order or 0)
    year = getattr(record, "start_year", None) or str(getattr(record, "dateline", "") or "")[:4]
    return _LATEST_YEAR - int(year) if str(year).isdigit() else _LATEST_YEAR
