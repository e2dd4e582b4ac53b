"""What several kinds tell schema.org."""

from collections.abc import Callable
from typing import Any


def years(record: Any) -> str | None:
    """A period as schema.org's temporalCoverage (ISO 8601): "2018/2020", "2021/.." while no end is known."""
    start, end = record.start_year, record.end_year
    return f"{start or '..'}/{end or '..'}" if start or end else None


def genre(word: str) -> Callable[[Any], str]:
    """What a work is, where schema.org has no type for it."""
    return lambda _record: word


def point(record: Any) -> dict[str, Any] | None:
    if record.latitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": float(record.latitude), "longitude": float(record.longitude)}
