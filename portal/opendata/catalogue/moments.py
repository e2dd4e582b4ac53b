"""When each data set came out and last changed, and which years it is about: one query for each."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Max, Min, Q
from django.db.models.fields.json import KeyTextTransform
from django.utils.dateparse import parse_datetime

from portal.languages.localized import codes
from portal.opendata.catalogue.data_sets import DataSet
from portal.opendata.kinds import BY_PLURAL
from portal.publishing.models import EVER_OUT, visibility


class Moments(NamedTuple):
    """What is not known is None, the last year also where something has no end.

    `modified` is of whatever has ever been out: what leaves the site changes the data set, and never makes it older.
    """

    issued: datetime | None = None
    modified: datetime | None = None
    first_year: int | None = None
    last_year: int | None = None


def moments_of(data_set: DataSet) -> Moments:
    model = BY_PLURAL[data_set.plural].model
    asked = _of_change(data_set) | _of_years(data_set, visibility(model))
    if not asked:
        return Moments()
    was_out = visibility(model, states=EVER_OUT)
    found = model.objects.filter(was_out).aggregate(**asked)
    stamps = [parse_datetime(stamp) for name, stamp in found.items() if name.startswith("stamp_") and stamp]
    known = [moment for moment in (*stamps, found.get("published"), found.get("told_anew")) if moment]
    last = None if found.get("open") else found.get("last")
    return Moments(found.get("issued"), max(known, default=None), found.get("first"), last)


def _of_change(data_set: DataSet) -> dict[str, Any]:
    """Stamps are all written in one time zone, so that the latest is the last in the order of text."""
    if data_set.dated_by is None:
        return {}
    path = f"{data_set.dated_by}__" if data_set.dated_by else ""
    stamps = {f"stamp_{code}": Max(KeyTextTransform(code, f"{path}changed")) for code in codes()}
    return stamps | {
        "issued": Min(f"{path}published_at"),
        "published": Max(f"{path}published_at"),
        "told_anew": Max(f"{path}told_anew_at"),
        "stamp_ending": Max(KeyTextTransform("at", f"{path}ending")),
    }


def _of_years(data_set: DataSet, seen: Q) -> dict[str, Any]:
    """Of what visitors see now."""
    if data_set.years is None:
        return {}
    first, last = data_set.years
    without_end = Count("pk", filter=seen & Q(**{f"{last}__isnull": True}))
    return {"first": Min(first, filter=seen), "last": Max(last, filter=seen), "open": without_end}
