"""Periods in years that know their end: what has ended says so without an editor touching anything."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_told_year = ContextVar[int | None]("told_year", default=None)


def this_year() -> int:
    """The present year in Finland, or the one of which `told_in_the_year` speaks."""
    return _told_year.get() or timezone.localdate().year


@contextmanager
def told_in_the_year(year: int) -> Iterator[None]:
    """What is made inside tells of periods as they stood in `year`: whether they had begun, and whether they had
    ended."""
    token = _told_year.set(year)
    try:
        yield
    finally:
        _told_year.reset(token)


class PeriodState(models.TextChoices):
    COMING = "coming", _("begins later")
    CURRENT = "current", _("under way")
    ENDED = "ended", _("ended")
    UNKNOWN = "unknown", _("period not published")


def under_way(year: int | None = None) -> Q:
    """Rows whose period is known and holds `year` (a calendar year, by default the present one)."""
    year = year or this_year()
    known = Q(start_year__isnull=False) | Q(end_year__isnull=False)
    begun = Q(start_year__isnull=True) | Q(start_year__lte=year)
    return known & begun & (Q(end_year__isnull=True) | Q(end_year__gte=year))


class Period(models.Model):
    """First and last calendar year; either may be unknown or open."""

    start_year = models.PositiveSmallIntegerField(
        _("first year"), null=True, blank=True, help_text=_("Leave empty when it is not published.")
    )
    end_year = models.PositiveSmallIntegerField(
        _("last year"),
        null=True,
        blank=True,
        help_text=_("Leave empty when it has no end, or none is published."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_ends_after_it_starts",
                condition=Q(start_year__isnull=True) | Q(end_year__isnull=True) | Q(end_year__gte=F("start_year")),
                violation_error_message=_("The last year cannot be before the first year."),
            ),
            models.CheckConstraint(
                name="%(class)s_years_are_plausible",
                condition=(Q(start_year__isnull=True) | Q(start_year__range=(1900, 2200)))
                & (Q(end_year__isnull=True) | Q(end_year__range=(1900, 2200))),
                violation_error_message=_("Write the year with four numbers, for instance 2027."),
            ),
        ]

    @property
    def period_state(self) -> PeriodState:
        return period_state(self.start_year, self.end_year)

    @property
    def has_ended(self) -> bool:
        return self.period_state is PeriodState.ENDED


def period_state(start: int | None, end: int | None, year: int | None = None) -> PeriodState:
    year = year or this_year()
    if start is None and end is None:
        return PeriodState.UNKNOWN
    if end is not None and end < year:
        return PeriodState.ENDED
    if start is not None and start > year:
        return PeriodState.COMING
    return PeriodState.CURRENT
