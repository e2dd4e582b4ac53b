"""Columns that say how much is known: a date of variable precision, and whether a fact was published at all."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    _Text = models.CharField[str | None, str | None]
    _Link = models.URLField[str, str]
else:
    _Text, _Link = models.CharField, models.URLField

_PARTIAL_DATE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


def validate_partial_date(value: str) -> None:
    """Accepts "2021", "2021-02" and "2021-02-05" (ISO 8601 with reduced precision)."""
    match = _PARTIAL_DATE.match(value)
    try:
        if not match:
            raise ValueError
        year, month, day = (int(part) if part else 1 for part in match.groups())
        date(year, month, day)
    except ValueError:
        raise ValidationError(
            _("“%(value)s” is not a date. Write 2021, 2021-02 or 2021-02-05."), params={"value": value}
        ) from None


class PartialDateField(_Text):
    """A year, a month or a day, as text that sorts in order of time; empty is NULL."""

    default_validators = [validate_partial_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        kwargs.setdefault("help_text", _("A year, a month or a day: 2021, 2021-02 or 2021-02-05."))
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs


class Knowledge(models.TextChoices):
    """Unknown is not none."""

    RECORDED = "recorded", _("as recorded here")
    NOT_PUBLISHED = "not_published", _("not published in the sources")
    NONE = "none", _("there is none")


class KnowledgeField(_Text):
    """Whether an empty relation is not published, known to be none, or simply recorded as it stands."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 16)
        kwargs.setdefault("choices", Knowledge.choices)
        kwargs.setdefault("default", Knowledge.RECORDED)
        super().__init__(*args, **kwargs)


class LinkField(_Link):
    """An address on the web; one typed without its scheme is taken to be https."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"assume_scheme": "https", **kwargs})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs
