"""Months are those of Finnish clocks."""

from datetime import UTC, date, datetime

from portal.workbench.parity.months import months_of, years_since
from tests.workbench.parity.versions import NOW, at


def test_the_last_twelve_months_end_with_the_present_one() -> None:
    months = months_of(None, NOW)

    assert (months.firsts[0], months.firsts[-1]) == (date(2025, 12, 1), date(2026, 11, 1))
    assert len(months.firsts) == 12
    assert months.ends[-1] == NOW


def test_a_year_that_is_over_has_all_its_months_and_the_present_one_those_that_have_begun() -> None:
    assert [first.month for first in months_of(2025, NOW).firsts] == list(range(1, 13))
    assert [first.month for first in months_of(2026, NOW).firsts] == list(range(1, 12))


def test_a_month_begins_and_ends_at_midnight_in_finland() -> None:
    months = months_of(2026, NOW)

    assert months.starts[0] == datetime(2025, 12, 31, 22, tzinfo=UTC)
    assert months.starts[6] == datetime(2026, 6, 30, 21, tzinfo=UTC)
    assert months.ends[5] < months.starts[6]


def test_years_go_back_to_the_first_text() -> None:
    assert years_since(at("2024-01-01 00:30"), NOW) == [2026, 2025, 2024]
    assert years_since(None, NOW) == [2026]
