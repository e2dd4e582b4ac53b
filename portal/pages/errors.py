"""Error pages in the reader's language; none of them asks the database."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from portal.languages.localized import current
from portal.pages.frame import frame_in


def _error_page(status: int) -> HttpResponse:
    language = current()
    html = render_to_string(f"{status}.html", {"frame": frame_in(language)})
    return HttpResponse(html, status=status, headers={"Content-Language": language})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error_page(400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error_page(403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _error_page(403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error_page(404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _error_page(500)
