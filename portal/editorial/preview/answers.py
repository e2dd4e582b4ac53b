"""Answers that nobody keeps, nobody indexes, and that tell no other site where the reader came from."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpResponse

from portal.delivery.middleware import PRIVATE, written_policy

HEADERS = {
    "Cache-Control": PRIVATE,  # no-store: no validator is made either, so that no condition is ever looked at
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}


def answer(html: str, language: str, status: int = 200) -> HttpResponse:
    return HttpResponse(html, status=status, headers={**HEADERS, "Content-Language": language})


def kept_private(response: HttpResponse) -> HttpResponse:
    """A redirect or a refusal on the same terms."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def in_frame(response: HttpResponse) -> HttpResponse:
    """May stand in a frame of this site's own pages."""
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return _with_policy(response, "frame-ancestors", ["'self'"])


def with_frames(response: HttpResponse) -> HttpResponse:
    """May hold frames with pages of this site."""
    return _with_policy(response, "frame-src", ["'self'"])


def _with_policy(response: HttpResponse, name: str, sources: Sequence[str]) -> HttpResponse:
    response.headers["Content-Security-Policy"] = written_policy({**settings.SECURE_CSP, name: sources})
    return response
