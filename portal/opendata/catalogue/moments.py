"""When each data set came out and last changed, and which years it is about: one query for each."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Max, Min, Q
from django.db.models.fields.json import KeyTextTransform
from django.utils.dateparse import parse_datetime

from portal.languages.localized import codes
from portal.opendata.catalogue.data_sets import DataSet
from portal.opendata.kinds import BY_PLURAL


class Moments(NamedTuple):
    """What is not known is None, the last year also where something has no end."""

    issued: datetime | None = None
    modified: datetime | None = None
    first_year: int | None = None
    last_year: int | None = None


def moments_of(data_set: DataSet) -> Moments:
    asked = _of_change(data_set) | _of_years(data_set)
    if not asked:
        return Moments()
    found = BY_PLURAL[data_set.plural].model.objects.public().aggregate(**asked)
    stamps = [parse_datetime(found[f"changed_{code}"] or "") for code in codes() if f"changed_{code}" in found]
    known = [moment for moment in (*stamps, found.get("published")) if moment]
    last = None if found.get("open") else found.get("last")
    return Moments(found.get("issued"), max(known, default=None), found.get("first"), last)


def _of_change(data_set: DataSet) -> dict[str, Any]:
    """Stamps are all written in one time zone, so that the latest is the last in the order of text."""
    if data_set.dated_by is None:
        return {}
    path = f"{data_set.dated_by}__" if data_set.dated_by else ""
    published = {"issued": Min(f"{path}published_at"), "published": Max(f"{path}published_at")}
    return published | {f"changed_{code}": Max(KeyTextTransform(code, f"{path}changed")) for code in codes()}


def _of_years(data_set: DataSet) -> dict[str, Any]:
    if data_set.years is None:
        return {}
    first, last = data_set.years
    return {"first": Min(first), "last": Max(last), "open": Count("pk", filter=Q(**{f"{last}__isnull": True}))}
