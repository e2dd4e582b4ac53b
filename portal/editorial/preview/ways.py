"""Which page of a preview is asked for, and where its other views stand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest
from django.utils.http import urlencode

from portal.editorial.preview.places import elsewhere
from portal.languages.localized import codes, current
from portal.languages.page import LanguageLink, language_links


class Asked(NamedTuple):
    """Which page of the preview, and how."""

    language: str
    is_marked: bool
    is_framed: bool  # one of three, side by side
    part: str  # parts that stand on another page


def asked(request: HttpRequest, record: Any, language: str) -> Asked:
    """Without a language, in the reader's. Raises Http404 for one that the site does not have."""
    language = language or current()
    if language not in codes():
        raise Http404(language)
    part = request.GET.get("part", "")
    return Asked(
        language=language,
        is_marked=request.GET.get("marks") != "off",
        is_framed="framed" in request.GET,
        part=part if part in elsewhere(type(record)) else "",
    )


@dataclass(frozen=True)
class Ways:
    """Where the preview's other views stand; `options` go along to each of them."""

    page_in: Callable[[str], str]
    side_by_side: str
    options: dict[str, str] = field(default_factory=dict)
    form: str = ""
    share: str = ""
    comment: str = ""

    def to(self, language: str, **options: str) -> str:
        return _with_query(self.page_in(language), self.options | options)

    def to_side_by_side(self) -> str:
        return _with_query(self.side_by_side, self.options)

    def languages(self, here: str, **options: str) -> list[LanguageLink]:
        return language_links({code: self.to(code, **options) for code in codes()}, here)


def _with_query(path: str, options: dict[str, str]) -> str:
    given = {name: value for name, value in options.items() if value}
    return f"{path}?{urlencode(given)}" if given else path
