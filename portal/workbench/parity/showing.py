"""The figures of a report as pages show them: each cell a word or a number of the reader's language."""

from decimal import Decimal
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.languages.dates import written
from portal.languages.names import written_in
from portal.languages.numbers import written_number
from portal.workbench.parity.report import Figures, Month, Report, Standing, Waits, standings
from portal.workbench.texts import translated_models

NONE = "–"


class MonthRow(NamedTuple):
    name: str
    is_quiet: bool  # nothing came out
    came_out: str
    at_once: str
    later: str
    lacking: str
    passed: str
    median: str
    longest: str
    standing: str
    exempt: str


class StandingRow(NamedTuple):
    name: str
    live: str
    followed: str
    percent: str
    lacking: str
    exempt: str
    oldest: str


class Table(NamedTuple):
    name: str
    caption: str
    percent: str
    rows: list[MonthRow]


class Shown(NamedTuple):
    """A report for a page: what stands there now by language and by kind, and the months of all and of each kind."""

    in_language: str
    languages: list[StandingRow]
    kinds: list[StandingRow]
    all_months: Table
    months_of_kinds: list[Table]
    summary: list[str]


def shown(report: Report) -> Shown:
    names = kind_names()
    kinds = [(names[figures.kind], figures) for figures in report.kinds if figures.kind in names]
    kinds.sort(key=lambda kind: list(names).index(kind[1].kind))
    in_language = written_in(report.language)
    return Shown(
        in_language=in_language,
        languages=[_standing_row(capfirst(written_in(code)), now) for code, now in standings().items()],
        kinds=[
            *(_figures_row(name, figures) for name, figures in kinds if any(figures.now)),
            _figures_row(_("All together"), report.all),
        ],
        all_months=_table(_("All together"), report.all, in_language),
        months_of_kinds=[_table(name, figures, in_language) for name, figures in kinds],
        summary=summary(report),
    )


def kind_names() -> dict[int | None, str]:
    """By content type, in the order of the site; at most one query."""
    types = ContentType.objects.get_for_models(*translated_models())
    return {types[model].pk: capfirst(str(model._meta.verbose_name_plural)) for model in translated_models()}


def summary(report: Report) -> list[str]:
    """The report in a few sentences."""
    now, months = report.all.now, report.all.months
    words = {
        "in_language": written_in(report.language),
        "live": written_number(now.live),
        "followed": written_number(now.followed),
        "percent": percent(now),
        "came_out": written_number(sum(month.came_out for month in months)),
        "at_once": written_number(sum(month.at_once for month in months)),
        "lacking": written_number(now.lacking),
        "since": written(report.all.oldest_on),
    }
    if not now.live:
        return [_("Nothing on the site is to be translated so that it stands %(in_language)s.") % words]
    sentences = [_("Of %(live)s texts on the site, %(followed)s stand %(in_language)s too (%(percent)s).") % words]
    if now.lacking:
        sentences.append(_("Lacking, or behind the original: %(lacking)s. The oldest came out on %(since)s.") % words)
    sentences.append(_("In these months %(came_out)s came out, %(at_once)s of them %(in_language)s at once.") % words)
    return sentences


def percent(standing: Standing) -> str:
    if standing.percent is None:
        return NONE
    return pgettext("share", "%(number)s%%") % {"number": standing.percent}


def _standing_row(name: str, now: Standing, oldest: str = "") -> StandingRow:
    live, followed, lacking, exempt = map(written_number, (now.live, now.followed, now.lacking, now.exempt))
    return StandingRow(name, live, followed, percent(now), lacking, exempt, oldest or NONE)


def _figures_row(name: str, figures: Figures) -> StandingRow:
    return _standing_row(name, figures.now, written(figures.oldest_on))


def _table(name: str, figures: Figures, in_language: str) -> Table:
    caption = _("%(kind)s: what came out month by month, and what of it stands %(in_language)s")
    words = {"kind": name, "in_language": in_language}
    return Table(name, caption % words, percent(figures.now), [_month_row(month) for month in figures.months])


def _month_row(month: Month) -> MonthRow:
    median, longest = _waits(month.waits)
    return MonthRow(
        name=capfirst(written(f"{month.first:%Y-%m}")),
        is_quiet=not month.came_out,
        came_out=written_number(month.came_out),
        at_once=written_number(month.at_once),
        later=written_number(month.later),
        lacking=written_number(month.lacking),
        passed=written_number(month.passed),
        median=median,
        longest=longest,
        standing=_standing(month.standing),
        exempt=written_number(month.standing.exempt),
    )


def _waits(waits: Waits | None) -> tuple[str, str]:
    if waits is None:
        return NONE, NONE
    return (
        _days(waits.median, is_at_least=waits.is_median_at_least),
        _days(waits.longest, is_at_least=waits.is_longest_at_least),
    )


def _days(days: float, *, is_at_least: bool) -> str:
    number = written_number(Decimal(str(days)), 0 if float(days).is_integer() else 1)
    return _("at least %(number)s") % {"number": number} if is_at_least else number


def _standing(standing: Standing) -> str:
    words: dict[str, Any] = {
        "percent": percent(standing),
        "followed": written_number(standing.followed),
        "live": written_number(standing.live),
    }
    return _("%(percent)s (%(followed)s of %(live)s)") % words if standing.live else NONE
