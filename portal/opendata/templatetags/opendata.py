"""Where the data of a page are."""

from typing import NamedTuple

from django import template
from django.http import Http404

from portal.opendata.naming import FORMATS, as_format
from portal.opendata.one import page_match

register = template.Library()


class DataLink(NamedTuple):
    type: str
    url: str


@register.filter
def as_data(path: str) -> list[DataLink]:
    """The page at `path` in each format that data have; none where the page is no record."""
    try:
        page_match(path)
    except Http404:
        return []
    return [DataLink(media_type, as_format(path, extension)) for extension, media_type in FORMATS.items()]
