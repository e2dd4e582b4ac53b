"""`|day`, `|years` and `|number`: dates, periods and figures as the page's language writes them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template

from portal.languages.dates import written, written_years
from portal.languages.numbers import written_number

register = template.Library()


@register.filter
def day(moment: date | datetime | str | None) -> str:
    return written(moment)


@register.filter
def years(thing: Any) -> str:
    """The period of a record that has `start_year` and `end_year`."""
    return written_years(thing.start_year, thing.end_year)


@register.filter
def number(value: int | Decimal) -> str:
    return written_number(value)
