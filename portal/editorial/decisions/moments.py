"""A day and a time by Finnish clocks, which skip an hour each spring and strike one twice each autumn."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def said(moment: datetime) -> str:
    """As a page says it, by Finnish clocks."""
    return date_format(timezone.localtime(moment, timezone.get_default_timezone()), "SHORT_DATETIME_FORMAT")


def strikes_twice(moment: datetime) -> bool:
    """Whether Finnish clocks show this time twice, an hour apart."""
    here = timezone.localtime(moment, timezone.get_default_timezone())
    return here.replace(fold=0).utcoffset() != here.replace(fold=1).utcoffset()


class FinnishMoment(forms.Field):
    """Of a time that clocks show twice, the first."""

    widget = forms.TextInput(attrs={"type": "datetime-local"})

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, datetime):
            return value
        return timezone.localtime(value, timezone.get_default_timezone()).strftime("%Y-%m-%dT%H:%M")

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values:
            return None
        try:
            shown = parse_datetime(str(value))
            moment = shown and shown.replace(tzinfo=timezone.get_default_timezone())
            exists = moment and moment.astimezone(UTC).astimezone(moment.tzinfo).replace(tzinfo=None) == shown
        except (ValueError, OverflowError):
            moment = exists = None
        if moment is None or shown is None or shown.tzinfo is not None:
            raise ValidationError(_("Give a day and a time, for instance 2027-02-05T08:00."))
        if not exists:
            sentence = _(
                "There is no %(time)s on that day: the clocks are put forward. Choose an earlier or a later time."
            )
            raise ValidationError(sentence % {"time": date_format(shown, "TIME_FORMAT")})
        return moment.astimezone(UTC)
