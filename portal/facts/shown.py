"""Sources as a page lists them."""

from collections.abc import Iterable
from typing import NamedTuple

from portal.facts.models import Source
from portal.languages.localized import LocalizedText
from portal.languages.names import written_in


class SourceRow(NamedTuple):
    title: LocalizedText
    url: str
    language: str
    language_name: str
    published: str | None


def sources_shown(sources: Iterable[Source]) -> list[SourceRow]:
    """For components/sources.html: the date is that of the last update, where the source tells it."""
    return [
        SourceRow(
            source.tr.title,
            source.url,
            source.language,
            written_in(source.language),
            source.updated or source.published,
        )
        for source in sources
    ]
