"""Which format an asker would rather have, as the header Accept says it (RFC 9110)."""

from collections.abc import Iterator
from typing import NamedTuple

from django.http import HttpRequest
from django.http.request import MediaType

from portal.opendata.naming import FORMATS

PAGE = "text/html"


class _Range(NamedTuple):
    """What the header accepts; parameters other than q are passed over, since no format here has any."""

    main: str
    sub: str
    quality: float
    place: int  # in the header

    @property
    def specificity(self) -> int:
        return (self.main != "*") + (self.sub != "*")

    def holds(self, media_type: str) -> bool:
        main, _slash, sub = media_type.partition("/")
        return self.main in {main, "*"} and self.sub in {sub, "*"}


def wanted_format(request: HttpRequest) -> str:
    """ "json", "jsonld", or "" for the page itself, which is what whoever says nothing gets."""
    ranges = list(_ranges(request.headers.get("Accept", "*/*")))
    best, wanted = (0.0, 0, 0), ""
    for extension, media_type in {"": PAGE, **FORMATS}.items():
        holding = [one for one in ranges if one.holds(media_type)]
        closest = max(holding, key=lambda one: (one.specificity, one.quality), default=None)
        if closest and closest.quality and (rank := (closest.quality, closest.specificity, -closest.place)) > best:
            best, wanted = rank, extension
    return wanted


def _ranges(accept: str) -> Iterator[_Range]:
    for place, written in enumerate(part for part in accept.lower().split(",") if part.strip()):
        media_type = MediaType(written)
        yield _Range(media_type.main_type, media_type.sub_type, media_type.quality, place)
