"""Lists of one kind: the public records in order of their keys, so that what is added meanwhile moves no page."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import QuerySet

from portal.opendata.asked import Asked
from portal.opendata.changes import changed_since, departure_of, ever_out
from portal.opendata.fetching import with_all_told
from portal.opendata.kinds import Kind
from portal.opendata.records import as_data
from portal.opendata.standing import Standing

AT_ONCE = 200  # rows that a table reads at a time


class Page(NamedTuple):
    records: list[Any]
    departed: list[Any]  # rows that are told by their ids alone
    standing: Standing
    last: Any  # the key after which the next page begins; None where this is the last


def page_of(asked: Asked) -> Page:
    """As many queries however many records there are: the keys, then the records and what is told of them."""
    keys = list(_keys(asked)[: asked.limit + 1])
    own = keys[: asked.limit]
    records = _records(asked.kind, own)
    gone = _departed(asked.kind, own, records) if asked.changed_since else []
    last = own[-1] if len(keys) > asked.limit else None
    return Page(records, gone, Standing(records, asked.kind), last)


def _keys(asked: Asked) -> QuerySet[Any, Any]:
    queryset = asked.kind.model.objects.public()
    if asked.changed_since:
        queryset = ever_out(asked.kind).filter(changed_since(asked.kind.model, asked.changed_since))
    return _after(queryset, asked.after).values_list("pk", flat=True)


def _after(queryset: QuerySet[Any, Any], key: Any) -> QuerySet[Any, Any]:
    ordered = queryset.order_by("pk")
    return ordered.filter(pk__gt=key) if key else ordered


def _records(kind: Kind, keys: list[Any]) -> list[Any]:
    return list(with_all_told(kind.model.objects.public().filter(pk__in=keys), kind).order_by("pk"))


def _departed(kind: Kind, keys: list[Any], records: list[Any]) -> list[Any]:
    left = set(keys) - {record.pk for record in records}
    return list(ever_out(kind).filter(pk__in=left).order_by("pk")) if left else []


def told_in_order(page: Page, kind: Kind) -> list[dict[str, Any]]:
    """Records and departures as one list, in the order in which they are paged."""
    told = [(record.pk, as_data(record, kind, page.standing)) for record in page.records]
    told += [(record.pk, departure_of(record)) for record in page.departed]
    return [data for _key, data in sorted(told, key=lambda pair: pair[0])]


def every_record(kind: Kind) -> Iterator[tuple[Any, Standing]]:
    """All that is public, some at a time, so that a long list needs no more memory than a short one."""
    last: Any = None
    while keys := list(_after(kind.model.objects.public(), last).values_list("pk", flat=True)[:AT_ONCE]):
        records = _records(kind, keys)
        standing = Standing(records, kind)
        yield from ((record, standing) for record in records)
        last = keys[-1]
