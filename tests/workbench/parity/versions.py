"""Versions of texts that visitors see or saw, for tests of the report."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.contenttypes.models import ContentType

from portal.workbench.models import Following
from strategy.models import Strategy

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 11, 20, 12, tzinfo=HELSINKI)


def at(written: str) -> datetime:
    """ "2026-03-05" or "2026-03-05 23:30" by Finnish clocks."""
    return datetime.fromisoformat(written).replace(tzinfo=HELSINKI)


def a_version(
    since: str, followed: str | None = None, ended: str | None = None, *, kind: Any = Strategy, **columns: Any
) -> Any:
    number = Following.objects.count() + 1
    return Following.objects.create(
        content_type=ContentType.objects.get_for_model(kind),
        object_id=str(number),
        path="title",
        language=columns.pop("language", "sv"),
        source_language=columns.pop("source_language", "fi"),
        source_since=at(since),
        followed_at=at(followed) if followed else None,
        ended_at=at(ended) if ended else None,
        **columns,
    )
