"""Counts the versions of texts that came out in each month, and those that stood there at its end."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import accumulate
from typing import NamedTuple

from portal.workbench.parity.months import Months, finnish_day


class Version(NamedTuple):
    """A version of a text that visitors see or saw, and when it stood in the other language too."""

    kind: int  # content type
    since: datetime
    followed_at: datetime | None
    ended_at: datetime | None
    is_exempt: bool


class Wait(NamedTuple):
    days: int
    is_over: bool  # the translation has come, or the text has gone


@dataclass
class Arrivals:
    """The texts that came out in one month, by what became of their translation."""

    at_once: int = 0
    later: int = 0
    lacking: int = 0
    passed: int = 0  # replaced or gone before the translation came
    waits: list[Wait] = field(default_factory=list)  # for what did not come at once

    @property
    def came_out(self) -> int:
        return self.at_once + len(self.waits)

    def take_in(self, other: "Arrivals") -> None:
        self.at_once += other.at_once
        self.later += other.later
        self.lacking += other.lacking
        self.passed += other.passed
        self.waits += other.waits


class Tally:
    """`live`, `followed` and `exempt` hold what each end of a month has more than the one before."""

    def __init__(self, months: Months, now: datetime) -> None:
        count = len(months.firsts)
        self.months, self.now = months, now
        self.arrivals = [Arrivals() for _month in range(count)]
        self.live, self.followed, self.exempt = [0] * (count + 1), [0] * (count + 1), [0] * (count + 1)
        self.live_now = self.followed_now = self.exempt_now = 0
        self.oldest: datetime | None = None  # since when visitors wait for what they have waited for longest

    def add(self, version: Version) -> None:
        self._note_ends(version)
        if version.ended_at is None:
            self._note_now(version)
        month = bisect_right(self.months.starts, version.since) - 1
        if month >= 0 and version.since <= self.months.ends[month] and not version.is_exempt:
            self._note_coming_out(version, self.arrivals[month])

    def _note_ends(self, version: Version) -> None:
        ends = self.months.ends
        first = bisect_left(ends, version.since)
        last = len(ends) if version.ended_at is None else bisect_left(ends, version.ended_at)
        _step(self.exempt if version.is_exempt else self.live, first, last)
        if version.followed_at is not None and not version.is_exempt:
            _step(self.followed, max(first, bisect_left(ends, version.followed_at)), last)

    def _note_now(self, version: Version) -> None:
        if version.is_exempt:
            self.exempt_now += 1
            return
        self.live_now += 1
        if version.followed_at is not None:
            self.followed_now += 1
        elif self.oldest is None or version.since < self.oldest:
            self.oldest = version.since

    def _note_coming_out(self, version: Version, arrivals: Arrivals) -> None:
        if version.followed_at == version.since:  # as most do
            arrivals.at_once += 1
            return
        until = version.followed_at or version.ended_at or self.now
        days = max((finnish_day(until) - finnish_day(version.since)).days, 0)
        is_open = version.followed_at is None and version.ended_at is None
        if version.followed_at is not None and not days:
            arrivals.at_once += 1
            return
        if version.followed_at is not None:
            arrivals.later += 1
        elif is_open:
            arrivals.lacking += 1
        else:
            arrivals.passed += 1
        arrivals.waits.append(Wait(days, not is_open))

    def take_in(self, other: "Tally") -> None:
        for own, arrivals in zip(self.arrivals, other.arrivals, strict=True):
            own.take_in(arrivals)
        self.live, self.followed, self.exempt = (
            [one + more for one, more in zip(*steps, strict=True)]
            for steps in ((self.live, other.live), (self.followed, other.followed), (self.exempt, other.exempt))
        )
        self.live_now += other.live_now
        self.followed_now += other.followed_now
        self.exempt_now += other.exempt_now
        self.oldest = min(filter(None, (self.oldest, other.oldest)), default=None)


def together(tallies: Iterable[Tally], months: Months, now: datetime) -> Tally:
    total = Tally(months, now)
    for tally in tallies:
        total.take_in(tally)
    return total


def _step(steps: list[int], first: int, last: int) -> None:
    if first < last:
        steps[first] += 1
        steps[last] -= 1


def at_ends(steps: Iterable[int]) -> list[int]:
    """What there was at the end of each month."""
    return list(accumulate(steps))[:-1]
