"""What a reader of the report has chosen: a language, and a year or the last twelve months."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.languages.localized import codes
from portal.languages.names import written_in
from portal.workbench.parity.months import years_since
from portal.workbench.parity.report import first_day


class Option(NamedTuple):
    value: str
    label: str
    is_chosen: bool


class Chosen(NamedTuple):
    """Swedish comes first: most texts are born in Finnish."""

    language: str
    year: int | None  # None: the last twelve months
    languages: list[Option]
    years: list[Option]

    @property
    def query(self) -> str:
        return f"?language={self.language}&year={self.year or ''}"


def chosen(asked: Mapping[str, str], now: datetime) -> Chosen:
    """What is not offered counts as not chosen. One query, for the years."""
    years = {str(year): year for year in years_since(first_day(), now)}
    language, year = asked.get("language", ""), years.get(asked.get("year", ""))
    order = [*reversed(settings.GATE_LANGUAGES), *(code for code in codes() if code not in settings.GATE_LANGUAGES)]
    language = language if language in order else order[0]
    return Chosen(
        language,
        year,
        [Option(code, capfirst(written_in(code)), code == language) for code in order],
        [
            Option("", _("The last 12 months"), year is None),
            *(Option(written, written, number == year) for written, number in years.items()),
        ],
    )
