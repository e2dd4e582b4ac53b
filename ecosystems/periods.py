"""Agreements and projects by period: what is under way, what has ended and what publishes no years stand apart."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.facts.periods import PeriodState, period_state
from portal.languages.dates import written_years
from strategy.shown import period_in_words

Row = TypeVar("Row")
ORDER = (PeriodState.CURRENT, PeriodState.COMING, PeriodState.UNKNOWN, PeriodState.ENDED)


class PeriodGroup(NamedTuple):
    key: str
    title: str
    rows: list[Any]


def state_of(row: dict[str, Any]) -> PeriodState:
    return period_state(row["start_year"], row["end_year"])


def by_period(rows: Iterable[dict[str, Any]], shown: Callable[[dict[str, Any]], Row]) -> list[PeriodGroup]:
    """The groups that have rows, in the order in which a reader asks for them."""
    found: dict[PeriodState, list[Row]] = {}
    for row in rows:
        found.setdefault(state_of(row), []).append(shown(row))
    titles = _titles()
    return [PeriodGroup(state.value, titles[state], found[state]) for state in ORDER if state in found]


def _titles() -> dict[PeriodState, str]:
    return {
        PeriodState.CURRENT: _("Under way"),
        PeriodState.COMING: _("Beginning later"),
        PeriodState.UNKNOWN: _("Period not published"),
        PeriodState.ENDED: _("Ended"),
    }


def length_in_words(start: int | None, end: int | None, years: int | None) -> str:
    """The period; where only the length is published, that, and that the years are not."""
    if start is None and end is None and years is not None:
        words = ngettext(
            "%(count)s year, the dates are not published", "%(count)s years, the dates are not published", years
        )
        return words % {"count": years}
    return period_in_words(start, end)


def validity_in_words(start: int | None, end: int | None) -> str:
    """Of a theme: from when to when it holds; nothing where it simply holds."""
    state = period_state(start, end)
    if state is PeriodState.UNKNOWN:
        return ""
    if state is PeriodState.COMING:
        return _("%(years)s, begins later") % {"years": written_years(start, end)}
    return period_in_words(start, end)
