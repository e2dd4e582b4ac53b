"""What many kinds of record carry: sources, documents, pictures."""

from typing import Any

from portal.languages.page import absolute
from portal.media.shown import file_url
from portal.opendata.kinds.shape import Made, Shape, facts

ADDRESS = {"type": ["string", "null"], "format": "uri"}


def _whole(address: str) -> str | None:
    return absolute(address) if address.startswith("/") else address or None


def _picture(image: Any) -> str:
    return absolute(file_url(image.file.name or ""))


SOURCE = Shape(
    model_name="facts.Source",
    texts=("title",),
    facts=facts("language", "url", "published", "updated"),
)
DOCUMENT = Shape(
    model_name="media.Document",
    texts=("title",),
    facts=facts("language", "media_type", "size", "published"),
    made={"url": Made(ADDRESS, lambda document: _whole(document.download_url()))},
)
IMAGE = Shape(
    model_name="media.Image",
    texts=("alt", "caption"),
    facts=facts("credit", "width", "height"),
    made={"url": Made(ADDRESS, _picture)},
    left_out=("title",),  # what staff find the picture by
)
