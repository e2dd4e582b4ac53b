"""Dates, periods, figures, phone numbers and order follow the language."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from portal.facts.fields import validate_partial_date
from portal.languages.dates import written, written_years
from portal.languages.lists import sort_key
from portal.languages.numbers import written_number, written_phone


@pytest.mark.parametrize(
    ("language", "moment", "expected"),
    [
        ("fi", date(2024, 4, 23), "23.4.2024"),
        ("sv", date(2024, 4, 23), "23 april 2024"),
        ("en", date(2024, 4, 23), "23 April 2024"),
        ("fi", "2021-02", "helmikuu 2021"),
        ("sv", "2021-02", "februari 2021"),
        ("en", "2021-02", "February 2021"),
        ("fi", "2014", "2014"),
        ("en", "2021-02-05", "5 February 2021"),
        ("fi", datetime(2024, 12, 31, 23, 0, tzinfo=UTC), "1.1.2025"),
        ("fi", None, ""),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(language, moment, expected):
    with override(language):
        assert written(moment) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(2021, 2027, "2021–2027"), (2020, None, "2020–"), (None, 2020, "–2020"), (2014, 2014, "2014"), (None, None, "")],
)
def test_a_period_shows_what_is_open(start, end, expected):
    assert written_years(start, end) == expected


@pytest.mark.parametrize("value", ["2021", "2021-02", "2021-02-05"])
def test_a_date_of_variable_precision_is_accepted(value):
    assert validate_partial_date(value) is None


@pytest.mark.parametrize("value", ["21", "2021-13", "2021-02-30", "5.2.2021", "2021-2", "0000", "2021-02-05T10"])
def test_what_is_no_date_is_refused(value):
    with override("en"), pytest.raises(ValidationError, match="is not a date"):
        validate_partial_date(value)


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("fi", "+358401699392", "040 169 9392"),
        ("sv", "+358401699392", "040 169 9392"),
        ("en", "+358401699392", "+358 40 169 9392"),
        ("fi", "+46812345678", "+46 8 123 456 78"),
    ],
)
def test_a_phone_number_is_shown_as_it_is_dialled(language, number, expected):
    assert written_phone(number, language).replace("\u00a0", " ") == expected


@pytest.mark.parametrize(("language", "expected"), [("fi", "1\u00a0234,5"), ("sv", "1\u00a0234,5"), ("en", "1,234.5")])
def test_figures_are_written_as_the_language_does(language, expected):
    with override(language):
        assert written_number(Decimal("1234.5")) == expected


def test_letters_with_rings_and_dots_come_last_in_finnish_and_swedish():
    names = ["Ängelholm", "Åbo", "Zürich", "Örebro", "Ekenäs", "Évora"]

    assert sorted(names, key=lambda n: sort_key(n, "sv")) == [
        "Ekenäs", "Évora", "Zürich", "Åbo", "Ängelholm", "Örebro"
    ]  # fmt: skip
    assert sorted(names, key=lambda n: sort_key(n, "en"))[0] == "Åbo"
