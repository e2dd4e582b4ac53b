"""How one language keeps up with the originals: what came out, what was translated and when, what stands there now."""

from collections.abc import Iterable
from datetime import date, datetime
from statistics import median, median_high
from typing import NamedTuple

from django.db.models import Count, Min, Q
from django.utils import timezone

from portal.languages.localized import codes
from portal.workbench.models import Following
from portal.workbench.parity.months import Months, finnish_day, months_of
from portal.workbench.parity.tally import Arrivals, Tally, Version, Wait, at_ends, together

COLUMNS = ("content_type", "source_since", "followed_at", "ended_at", "is_exempt")


class Standing(NamedTuple):
    """The texts that visitors see at one moment; what need not be translated is in `exempt` alone."""

    live: int
    followed: int
    exempt: int

    @property
    def lacking(self) -> int:
        return self.live - self.followed

    @property
    def percent(self) -> int | None:
        """Never 100 while something is lacking; None where there is nothing to translate."""
        return self.followed * 100 // self.live if self.live else None


class Waits(NamedTuple):
    """In days; “at least” where a text that is still lacking can make it longer."""

    median: float
    longest: int
    is_median_at_least: bool
    is_longest_at_least: bool


class Month(NamedTuple):
    """`came_out` is the sum of `at_once`, `later`, `lacking` (to this day) and `passed`."""

    first: date
    came_out: int
    at_once: int
    later: int
    lacking: int
    passed: int
    waits: Waits | None  # of what was not translated at once
    standing: Standing  # at the end of the month


class Figures(NamedTuple):
    kind: int | None  # content type; None for all kinds together
    months: list[Month]
    now: Standing
    oldest_on: date | None  # the day since which visitors wait longest


class Report(NamedTuple):
    language: str
    months: Months
    all: Figures
    kinds: list[Figures]  # those that have anything, by content type


def report(language: str, year: int | None = None, now: datetime | None = None) -> Report:
    """One query, however much there is."""
    now = now or timezone.now()
    months = months_of(year, now)
    rows = Following.objects.filter(Q(ended_at=None) | Q(ended_at__gte=months.starts[0]), language=language)
    return report_of(language, (Version(*row) for row in rows.values_list(*COLUMNS)), months, now)


def report_of(language: str, versions: Iterable[Version], months: Months, now: datetime) -> Report:
    by_kind: dict[int, Tally] = {}
    for version in versions:
        if version.kind not in by_kind:
            by_kind[version.kind] = Tally(months, now)
        by_kind[version.kind].add(version)
    kinds = [_figures(kind, tally) for kind, tally in sorted(by_kind.items())]
    return Report(language, months, _figures(None, together(by_kind.values(), months, now)), kinds)


def standings() -> dict[str, Standing]:
    """What stands there now in each language: one query."""
    counted = {
        "live": Count("pk", filter=Q(is_exempt=False)),
        "followed": Count("pk", filter=Q(is_exempt=False, followed_at__isnull=False)),
        "exempt": Count("pk", filter=Q(is_exempt=True)),
    }
    rows = Following.objects.open().values("language").order_by().annotate(**counted)
    found = {row.pop("language"): Standing(**row) for row in rows}
    return {code: found.get(code, Standing(0, 0, 0)) for code in codes()}


def first_day() -> datetime | None:
    """When the first text came out of which anything is known."""
    first: datetime | None = Following.objects.aggregate(first=Min("source_since"))["first"]
    return first


def _figures(kind: int | None, tally: Tally) -> Figures:
    ends = zip(*(at_ends(steps) for steps in (tally.live, tally.followed, tally.exempt)), strict=True)
    by_month = zip(tally.months.firsts, tally.arrivals, ends, strict=True)
    return Figures(
        kind=kind,
        months=[_month(first, arrivals, Standing(*end)) for first, arrivals, end in by_month],
        now=Standing(tally.live_now, tally.followed_now, tally.exempt_now),
        oldest_on=finnish_day(tally.oldest) if tally.oldest else None,
    )


def _month(first: date, arrivals: Arrivals, standing: Standing) -> Month:
    return Month(
        first=first,
        came_out=arrivals.came_out,
        at_once=arrivals.at_once,
        later=arrivals.later,
        lacking=arrivals.lacking,
        passed=arrivals.passed,
        waits=_waits(arrivals.waits),
        standing=standing,
    )


def _waits(waits: list[Wait]) -> Waits | None:
    if not waits:
        return None
    days = [wait.days for wait in waits]
    still = [wait.days for wait in waits if not wait.is_over]
    middle = median_high(days)
    return Waits(
        median=float(median(days)),
        longest=max(days),
        is_median_at_least=any(age <= middle for age in still),
        is_longest_at_least=max(days) in still,
    )
