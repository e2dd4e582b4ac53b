"""Yearly figures as the charts take them, and the facts in them that a sentence can say."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple


class Series(NamedTuple):
    """The yearly values of one thing, such as a spearhead: a year without a value, or with None, is missing.

    `hue` is the class that gives the drawing its colour ("hue-health").
    """

    name: str
    values: Mapping[int, Decimal | None]
    hue: str = "hue-neutral"

    def value(self, year: int) -> Decimal | None:
        value = self.values.get(year)
        return value if value is not None and value.is_finite() else None

    def known_years(self) -> set[int]:
        return {year for year in self.values if self.value(year) is not None}


class Summary(NamedTuple):
    """What several series say together. Where no year has a value, years are None and the mappings are empty.

    `largest` is the series with the largest value in the latest year; among equals the first. `totals` holds a
    year only if every series has a value in it, since a sum of what happens to be known would mislead. `missing`
    gives, for each year from the first to the latest that is not complete, the series that lack a value.
    """

    first_year: int | None
    latest_year: int | None
    largest: Series | None
    largest_value: Decimal | None
    totals: Mapping[int, Decimal]
    missing: Mapping[int, Sequence[Series]]


def summary(series: Sequence[Series]) -> Summary:
    years = all_years(series)
    if not years:
        return Summary(None, None, None, None, {}, {})
    known = [(one, value) for one in series if (value := one.value(years[-1])) is not None]
    largest, largest_value = max(known, key=lambda pair: pair[1])
    gaps = {year: [one for one in series if one.value(year) is None] for year in years}
    totals = {
        year: sum((one.value(year) or Decimal() for one in series), Decimal()) for year in years if not gaps[year]
    }
    missing = {year: lacking for year, lacking in gaps.items() if lacking}
    return Summary(years[0], years[-1], largest, largest_value, totals, missing)


def all_years(series: Sequence[Series]) -> list[int]:
    """Every year from the first that has a value in any series to the latest, also those that nobody has."""
    known = set().union(*(one.known_years() for one in series))
    return list(range(min(known), max(known) + 1)) if known else []
