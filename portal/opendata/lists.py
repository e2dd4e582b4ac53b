"""Lists of one kind: the public records in order of their keys, so that what is added meanwhile moves no page."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from portal.opendata import page_list
from portal.opendata.asked import Asked
from portal.opendata.changes import departed_keys, departures, ever_out, told_since
from portal.opendata.fetching import with_all_told
from portal.opendata.kinds import Kind
from portal.opendata.standing import Standing

AT_ONCE = 200  # rows that a table reads at a time


class Page(NamedTuple):
    told: list[Any]  # records and Departures as one list, in the order in which they are paged
    standing: Standing
    last: Any  # the key after which the next page begins; None where this is the last


def page_of(asked: Asked) -> Page:
    """As many queries however many records there are: the keys, then the records and what is told of them."""
    kind, after = asked.kind, asked.after
    keys = _keys(kind, after, asked.limit + 1, asked.changed_since)
    own = keys[: asked.limit]
    records = {getattr(record, kind.key): record for record in _records(kind, own)}
    gone = {one.key: one for one in departures(kind, [key for key in own if key not in records])}
    told = {**records, **gone}
    last = own[-1] if len(keys) > asked.limit else None
    return Page([told[key] for key in own if key in told], Standing(records.values(), kind), last)


def _keys(kind: Kind, after: Any, count: int, since: datetime | None = None) -> list[Any]:
    """The first `count` after that key; of what has changed `since`, and of what has departed."""
    if kind.name == "page":
        return [key for key in page_list.keys(kind, since) if key > after][:count]
    rows = ever_out(kind).filter(told_since(kind, since)) if since else kind.told()
    after = kind.model._meta.pk.to_python(after) if after else None
    ordered = (rows.filter(pk__gt=after) if after else rows).order_by("pk")
    keys = ordered.values_list("pk", flat=True)[:count]
    left = [key for key in departed_keys(kind, since) if after is None or key > after] if since else []
    return sorted({*keys, *left})[:count] if left else list(keys)


def _records(kind: Kind, keys: list[Any]) -> list[Any]:
    if kind.name == "page":
        return page_list.with_keys(kind, keys)
    return list(with_all_told(kind.told().filter(pk__in=keys), kind).order_by("pk"))


def every_record(kind: Kind) -> Iterator[tuple[Any, Standing]]:
    """All that is public, some at a time, so that a long list needs no more memory than a short one."""
    last: Any = ""
    while keys := _keys(kind, last, AT_ONCE):
        records = _records(kind, keys)
        standing = Standing(records, kind)
        yield from ((record, standing) for record in records)
        last = keys[-1]
