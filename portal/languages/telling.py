"""What a record tells its readers beside its texts: that it has been withdrawn or is gone, and what has changed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from portal.languages.localized import LocalizedText, current, pick


class Withdrawal(NamedTuple):
    """The page still stands at its address, under a notice."""

    at: datetime | None
    notice: LocalizedText


class Departure(NamedTuple):
    """The page has been taken off the site; `address` is where it leads now, if anywhere."""

    notice: LocalizedText
    address: str


class ChangeNote(NamedTuple):
    at: datetime
    text: LocalizedText


def for_reader(texts: Mapping[str, Any], original_language: str) -> LocalizedText:
    """A text that is kept as {"fi": …, "sv": …}, in the page's language or what stands in for it."""
    return pick({f"text_{code}": text for code, text in texts.items()}, "text", original_language, current())
