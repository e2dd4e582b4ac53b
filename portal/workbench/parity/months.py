"""The months of a report, by Finnish clocks: the last twelve, or those of a year."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

SHOWN = 12


class Months(NamedTuple):
    """For each month its first day, its first moment and its last; the present month ends now."""

    firsts: list[date]
    starts: list[datetime]
    ends: list[datetime]


def finnish_day(moment: datetime) -> date:
    return moment.astimezone(timezone.get_default_timezone()).date()


def months_of(year: int | None, now: datetime) -> Months:
    """Of `year` up to now, or the last twelve; the present month is always the last of those."""
    today = finnish_day(now)
    last = date(year, 12, 1) if year and year < today.year else today.replace(day=1)
    firsts = list(_months_before(last, last.month if year else SHOWN))[::-1]
    starts = [_first_moment(first) for first in firsts]
    ends = [min(_first_moment(_next(first)) - timedelta(microseconds=1), now.astimezone(UTC)) for first in firsts]
    return Months(firsts, starts, ends)


def years_since(first: datetime | None, now: datetime) -> list[int]:
    """The years that a report can be made of, the present one first."""
    present = finnish_day(now).year
    return list(range(present, (finnish_day(first).year if first else present) - 1, -1))


def _months_before(last: date, count: int) -> Iterator[date]:
    for back in range(count):
        year, month = divmod(last.year * 12 + last.month - 1 - back, 12)
        yield date(year, month + 1, 1)


def _next(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _first_moment(first: date) -> datetime:
    zone = timezone.get_default_timezone()
    return datetime(first.year, first.month, first.day, tzinfo=zone).astimezone(UTC)
