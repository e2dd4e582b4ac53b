"""The tables open in Excel: a byte order mark, semicolons, and nothing that it would take for a formula."""

import csv
import io
from typing import Any

import pytest
from django.utils import timezone, translation

from portal.workbench.parity.exceptions import Excused
from portal.workbench.parity.report import report
from portal.workbench.parity.sheets import exceptions_sheet, months_sheet
from tests.workbench.parity.versions import NOW, a_version, at

pytestmark = pytest.mark.django_db


def rows_of(sheet: bytes) -> list[dict[str, str]]:
    assert sheet.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(sheet.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_each_kind_and_month_has_a_row_of_numbers() -> None:
    a_version("2026-03-05", "2026-03-08")
    a_version("2026-03-05", "2026-03-09")

    rows = rows_of(months_sheet(report("sv", None, NOW)))

    march = [row for row in rows if row["Month"] == "2026-03"]
    assert len(rows) == 2 * 12
    assert [row["Kind"] for row in march] == ["All together", "Strategies"]
    assert (march[1]["Came out"], march[1]["Later"], march[1]["Longest wait, days"]) == ("2", "2", "4")
    assert march[1]["Median wait, days"] == "3.5"


def test_a_finnish_excel_reads_half_a_day() -> None:
    a_version("2026-03-05", "2026-03-08")
    a_version("2026-03-05", "2026-03-09")

    with translation.override("fi"):
        sheet = months_sheet(report("sv", None, NOW)).decode("utf-8-sig")

    assert ";3,5;" in sheet


def test_a_wait_that_is_not_over_is_marked() -> None:
    a_version("2026-11-05")

    row = rows_of(months_sheet(report("sv", None, NOW)))[11]

    assert (row["Longest wait, days"], row["Longest is at least this"]) == ("15", "yes")


def test_a_reason_is_never_taken_for_a_formula() -> None:
    since: Any = at("2026-03-05 23:30").astimezone(timezone.get_default_timezone())
    excused = Excused("Strategy", "=1+1", "Title (Swedish)", '@SUM(A1); "so"', "-pia", since, "")

    (row,) = rows_of(exceptions_sheet("sv", [excused], []))

    assert (row["Record"], row["Reason"], row["Who"]) == ("'=1+1", '\'@SUM(A1); "so"', "'-pia")
    assert row["Since"] == "2026-03-05"
