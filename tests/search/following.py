"""What tests of what the index follows share."""

from typing import Any

from portal.publishing import signals
from portal.search.models import Entry


def publish(record: Any) -> None:
    signals.published.send(type(record), record=record, revision=None)


def entry_of(record: Any, language: str = "fi") -> Any:
    return Entry.objects.get(kind=record._meta.label_lower, object_id=str(record.pk), language=language)


def text_of(record: Any, language: str = "fi") -> str:
    """From which snippets are taken."""
    return str(entry_of(record, language).written_body)
