"""Follow-up: each indicator as a table first, then as bars and a sentence, and as CSV."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.delivery.sheets import guarded
from portal.drawings.bars import small_multiples
from portal.drawings.series import Series, Summary, all_years, summary
from portal.languages.localized import LocalizedText
from portal.languages.numbers import written_number
from portal.publishing.visible import shown
from strategy.models import Indicator, IndicatorValue, Spearhead, Strategy


class TableRow(NamedTuple):
    """A spearhead, or the whole strategy, and its figure or words in each year; "" where the year is missing."""

    title: LocalizedText
    url: str
    cells: list[LocalizedText | str]


class FollowedIndicator(NamedTuple):
    indicator: Indicator
    frequency: str
    years: list[int]
    rows: list[TableRow]
    chart: SafeString
    finding: str


class FollowedStrategy(NamedTuple):
    title: LocalizedText
    url: str
    csv_slug: str
    indicators: list[FollowedIndicator]
    has_figures: bool


def followed(indicator: Indicator, strategy: Strategy) -> FollowedIndicator:
    groups = _by_spearhead(shown(indicator, "values"))
    titles = {spearhead.pk: spearhead for spearhead in shown(strategy, "spearheads")}
    values = [value for group in groups.values() for value in group.values()]
    decimals = _decimals(value.number for value in values if value.number is not None)
    years = list(range(min(v.year for v in values), max(v.year for v in values) + 1)) if values else []
    ordered = _ordered(groups, titles)
    named = [(titles[key] if key else strategy, group) for key, group in ordered]
    series = [
        Series(one.tr.title.plain, {year: value.number for year, value in group.items()}, _hue(one))
        for one, group in named
    ]
    is_drawn = indicator.is_numeric and bool(all_years(series))
    return FollowedIndicator(
        indicator=indicator,
        frequency=str(Indicator.Frequency(indicator.frequency).label),
        years=years,
        rows=[
            TableRow(one.tr.title, one.get_absolute_url(), [_cell(group.get(year), decimals) for year in years])
            for one, group in named
        ],
        chart=small_multiples(series, lambda number: written_number(number, decimals)) if is_drawn else SafeString(""),
        finding=finding(series, indicator.tr.unit, decimals) if is_drawn else "",
    )


def _by_spearhead(values: Iterable[IndicatorValue]) -> dict[int | None, dict[int, IndicatorValue]]:
    groups: dict[int | None, dict[int, IndicatorValue]] = defaultdict(dict)
    for value in values:
        groups[value.spearhead_id][value.year] = value
    return groups


def _ordered(groups: dict[int | None, Any], titles: dict[int, Any]) -> list[tuple[int | None, Any]]:
    """The whole strategy first, then its public spearheads in their own order."""
    keys: list[int | None] = [None, *titles]
    return [(key, groups[key]) for key in keys if key in groups]


def _hue(one: Strategy | Spearhead) -> str:
    return f"hue-{one.hue}" if isinstance(one, Spearhead) else "hue-neutral"


def _cell(value: IndicatorValue | None, decimals: int) -> LocalizedText | str:
    if value is None:
        return ""
    return written_number(value.number, decimals) if value.number is not None else value.tr.words


def _trimmed(number: Decimal) -> Decimal:
    """Without decimals that are zero: 1200.00 is 1200."""
    return number.to_integral_value() if number == number.to_integral_value() else number.normalize()


def _decimals(numbers: Iterable[Decimal]) -> int:
    """How many decimals the most precise figure has; all of an indicator's figures are written with as many."""
    return max((-int(_trimmed(number).as_tuple().exponent) for number in numbers), default=0)


def finding(series: list[Series], unit: str, decimals: int = 0) -> str:
    """What the figures say, in one sentence."""
    said: Summary = summary(series)
    if said.largest is None or said.largest_value is None:
        return ""
    facts = {
        "year": said.latest_year,
        "name": said.largest.name,
        "value": f"{written_number(said.largest_value, decimals)} {unit}".strip(),
    }
    if len(series) == 1:
        return _("In %(year)s the figure was %(value)s.") % facts
    sentence = _("In %(year)s the largest figure was that of %(name)s: %(value)s.") % facts
    if gaps := len(said.missing):
        note = ngettext("A figure is missing for %(count)s year.", "Figures are missing for %(count)s years.", gaps)
        sentence = f"{sentence} {note % {'count': gaps}}"
    return sentence


def as_csv(strategy: Strategy) -> str:
    """One row a figure, in the page's language; a byte order mark tells spreadsheets that it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_("indicator"), _("unit"), _("spearhead"), _("year"), _("figure"), _("in words")])
    titles = {spearhead.pk: spearhead.tr.title.plain for spearhead in shown(strategy, "spearheads")}
    for indicator in shown(strategy, "indicators"):
        for value in shown(indicator, "values"):
            if value.spearhead_id and value.spearhead_id not in titles:
                continue
            words = (indicator.tr.title, indicator.tr.unit, titles.get(value.spearhead_id, ""))
            number = "" if value.number is None else _trimmed(value.number)
            texts = [guarded(str.__str__(text)) for text in (*words, value.tr.words)]
            writer.writerow([*texts[:-1], value.year, number, texts[-1]])
    return "\ufeff" + out.getvalue()
