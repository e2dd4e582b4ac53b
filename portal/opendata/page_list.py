"""The site's own pages as a list: nearly all are there whether staff have published words for them or not."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from portal.fixedpages.models import FixedPage, unwritten
from portal.opendata.changes import ever_out, told_since
from portal.opendata.fetching import with_all_told
from portal.opendata.kinds import Kind


def keys(kind: Kind, since: datetime | None) -> list[str]:
    """In order. What is there without words keeps no moment of its change, and is always told."""
    rows = ever_out(kind).filter(told_since(kind, since)) if since else kind.told()
    return sorted({*rows.values_list("key", flat=True), *_without_words(kind)})


def _without_words(kind: Kind) -> set[str]:
    written = set(kind.told().values_list("key", flat=True))
    return set(FixedPage.Key.values) - set(FixedPage.IF_PUBLISHED) - written


def with_keys(kind: Kind, wanted: Collection[str]) -> list[Any]:
    """As visitors see them; of those that are there only once they are published, those that are."""
    rows = list(with_all_told(kind.told().filter(key__in=wanted), kind))
    written = {row.key for row in rows}
    return sorted(
        [*rows, *(unwritten(key) for key in wanted if key not in {*written, *FixedPage.IF_PUBLISHED})],
        key=lambda page: page.key,
    )
