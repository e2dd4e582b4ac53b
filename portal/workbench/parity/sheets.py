"""The report as tables that Excel opens: semicolons, because a Finnish one wants them, and a byte order mark."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from portal.delivery.sheets import guarded
from portal.workbench.parity.exceptions import Excused
from portal.workbench.parity.report import Month, Report, Waits
from portal.workbench.parity.showing import kind_names


def months_sheet(report: Report) -> bytes:
    """A row for each kind and month, all kinds together first; numbers alone, so that they can be reckoned with."""
    names = kind_names()
    together = [_month_row(report.language, _("All together"), month) for month in report.all.months]
    kinds = (
        _month_row(report.language, names[figures.kind], month)
        for figures in report.kinds
        if figures.kind in names
        for month in figures.months
    )
    return _sheet(_month_header(), [*together, *kinds])


def exceptions_sheet(language: str, pages: Iterable[Excused], texts: Iterable[Excused]) -> bytes:
    header = [
        *(_("Language"), _("What"), _("Kind"), _("Record")),
        *(_("Texts"), _("Reason"), _("Who"), _("Since")),
    ]
    let_out, let_off = _("went out without the text"), _("need not be translated")
    rows = [_excused_row(language, let_out, one) for one in pages]
    return _sheet(header, [*rows, *(_excused_row(language, let_off, one) for one in texts)])


def _month_header() -> list[str]:
    return [
        *(_("Language"), _("Kind"), _("Month"), _("Came out"), _("At once"), _("Later"), _("Still lacking")),
        *(_("Gone before it came"), _("Median wait, days"), _("Median is at least this"), _("Longest wait, days")),
        *(_("Longest is at least this"), _("Texts at the end of the month"), _("Translated of them"), _("Need none")),
    ]


def _month_row(language: str, kind: str, month: Month) -> list[object]:
    standing = month.standing
    return [
        *(language, kind, f"{month.first:%Y-%m}"),
        *(month.came_out, month.at_once, month.later, month.lacking, month.passed),
        *_wait_cells(month.waits),
        *(standing.live, standing.followed, standing.exempt),
    ]


def _wait_cells(waits: Waits | None) -> list[object]:
    if waits is None:
        return [""] * 4
    median = number_format(
        waits.median, decimal_pos=0 if waits.median.is_integer() else 1, use_l10n=True, force_grouping=False
    )
    return [median, _marked(is_so=waits.is_median_at_least), waits.longest, _marked(is_so=waits.is_longest_at_least)]


def _marked(*, is_so: bool) -> str:
    return _("yes") if is_so else ""


def _excused_row(language: str, what: str, one: Excused) -> list[object]:
    since = timezone.localtime(one.since, timezone.get_default_timezone()).date().isoformat() if one.since else ""
    return [language, what, one.kind, one.name, one.texts, one.reason, one.who, since]


def _sheet(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    file = io.StringIO(newline="")
    sheet = csv.writer(file, delimiter=";", lineterminator="\r\n")
    sheet.writerow(header)
    sheet.writerows([guarded(str(cell)) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")
