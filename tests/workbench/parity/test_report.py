"""The report counts what came out in a month, when it was translated, and what stands there at the month's end."""

from datetime import date
from time import process_time
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType

from portal.news.models import NewsItem
from portal.workbench.models import Following
from portal.workbench.parity.report import Month, Standing, Waits, report, standings
from strategy.models import Strategy
from tests.workbench.parity.versions import NOW, a_version, at

pytestmark = pytest.mark.django_db


def in_month(first: date, language: str = "sv", year: int | None = None) -> Month:
    found = report(language, year, NOW)
    return next(month for month in found.all.months if month.first == first)


MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


def test_a_translation_of_the_same_finnish_day_came_at_once() -> None:
    a_version("2026-03-05 00:10", "2026-03-05 23:50")
    a_version("2026-03-05 23:50", "2026-03-06 00:10")

    month = in_month(MARCH)

    assert (month.came_out, month.at_once, month.later) == (2, 1, 1)
    assert month.waits == Waits(1.0, 1, is_median_at_least=False, is_longest_at_least=False)


def test_a_text_belongs_to_the_month_of_finnish_clocks() -> None:
    a_version("2026-03-31 23:30", "2026-03-31 23:30")
    a_version("2026-04-01 00:30", "2026-04-01 00:30")

    assert (in_month(MARCH).came_out, in_month(APRIL).came_out) == (1, 1)


def test_what_is_lacking_counts_with_its_wait_so_far_and_is_marked() -> None:
    a_version("2026-03-01", "2026-03-03")
    a_version("2026-03-01", "2026-03-05")
    a_version("2026-03-20")

    month = in_month(MARCH)

    assert (month.later, month.lacking) == (2, 1)
    assert month.waits == Waits(4.0, 245, is_median_at_least=False, is_longest_at_least=True)


def test_a_median_that_can_still_grow_is_marked() -> None:
    a_version("2026-11-01", "2026-11-15")
    a_version("2026-11-18")

    assert in_month(date(2026, 11, 1)).waits == Waits(8.0, 14, is_median_at_least=True, is_longest_at_least=False)


def test_what_was_replaced_before_its_translation_came_is_counted_apart() -> None:
    a_version("2026-03-01", ended="2026-03-11")

    month = in_month(MARCH)

    assert (month.came_out, month.passed, month.lacking) == (1, 1, 0)
    assert month.waits == Waits(10.0, 10, is_median_at_least=False, is_longest_at_least=False)


def test_coverage_is_what_visitors_saw_at_the_end_of_each_month() -> None:
    a_version("2026-03-05", "2026-04-10")
    a_version("2026-02-05", "2026-02-05", "2026-04-20")
    a_version("2026-03-10", ended="2026-03-20")

    assert in_month(date(2026, 2, 1)).standing == Standing(1, 1, 0)
    assert in_month(MARCH).standing == Standing(2, 1, 0)
    assert in_month(APRIL).standing == Standing(1, 1, 0)


def test_a_version_that_follows_another_at_midnight_is_not_counted_with_it() -> None:
    a_version("2026-03-05", "2026-03-05", "2026-04-01")
    a_version("2026-04-01", "2026-04-01")

    assert in_month(MARCH).standing == Standing(1, 1, 0)
    assert in_month(APRIL).standing == Standing(1, 1, 0)


def test_what_need_not_be_translated_is_counted_apart() -> None:
    a_version("2026-03-05", is_exempt=True)
    a_version("2026-03-05", "2026-03-05")

    found = report("sv", None, NOW)

    assert in_month(MARCH).came_out == 1
    assert in_month(MARCH).standing == found.all.now == Standing(1, 1, 1)


def test_what_stands_there_from_before_the_first_month_counts_in_all() -> None:
    a_version("2020-01-05", "2021-01-05")

    found = report("sv", None, NOW)

    assert {month.standing for month in found.all.months} == {Standing(1, 1, 0)}
    assert {month.came_out for month in found.all.months} == {0}


def test_a_month_without_anything_is_there_and_empty() -> None:
    found = report("sv", None, NOW)

    assert len(found.all.months) == 12
    assert {(month.came_out, month.waits, month.standing) for month in found.all.months} == {
        (0, None, Standing(0, 0, 0))
    }
    assert found.kinds == []
    assert found.all.now.percent is None


def test_a_language_is_reported_against_originals_in_any_other() -> None:
    a_version("2026-03-05", "2026-03-05", language="sv", source_language="fi")
    a_version("2026-03-05", language="fi", source_language="sv")

    assert report("sv", None, NOW).all.now == Standing(1, 1, 0)
    assert report("fi", None, NOW).all.now == Standing(1, 0, 0)
    assert standings() == {"fi": Standing(1, 0, 0), "sv": Standing(1, 1, 0), "en": Standing(0, 0, 0)}


def test_each_kind_of_record_has_its_own_figures_and_all_have_their_sum() -> None:
    a_version("2026-03-05", "2026-03-05", kind=Strategy)
    a_version("2026-04-06", kind=NewsItem)

    found = report("sv", None, NOW)

    types = {kind.kind: kind for kind in found.kinds}
    news = types[ContentType.objects.get_for_model(NewsItem).pk]
    assert len(types) == 2
    assert (news.now, news.oldest_on) == (Standing(1, 0, 0), date(2026, 4, 6))
    assert found.all.now == Standing(2, 1, 0)


def test_coverage_is_never_whole_while_something_is_lacking() -> None:
    assert Standing(1000, 999, 0).percent == 99
    assert Standing(1000, 1000, 0).percent == 100


def test_a_year_that_is_over_ends_with_its_december_and_knows_what_stands_there_now() -> None:
    a_version("2025-12-31 23:59", "2026-01-01 00:01")

    found = report("sv", 2025, NOW)

    assert found.all.months[-1].standing == Standing(1, 0, 0)
    assert found.all.now == Standing(1, 1, 0)


def many(count: int) -> None:
    content_types = list(ContentType.objects.order_by("pk")[:10])
    rows = [
        Following(
            content_type=content_types[number % 10],
            object_id=str(number),
            path="title",
            language="sv",
            source_language="fi",
            source_since=at(f"2026-{number % 10 + 1:02}-{number % 28 + 1:02}"),
            followed_at=at(f"2026-11-{number % 19 + 1:02}") if number % 3 else None,
        )
        for number in range(count)
    ]
    Following.objects.bulk_create(rows)


def test_twenty_thousand_texts_take_one_query_and_less_than_a_second_of_the_processor(
    django_assert_num_queries: Any,
) -> None:
    many(20_000)

    began = process_time()
    with django_assert_num_queries(1):
        found = report("sv", None, NOW)
    took = process_time() - began

    assert found.all.now.live == 20_000
    assert took < 1
