"""Asks a view of the portal for its answer without a server: the address decides the view and the language."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import resolve
from django.utils.translation import override

from portal.languages.localized import codes
from portal.opendata.archive.approved import CannotFreezeError


def answer(address: str) -> bytes:
    """What a visitor without an account gets at the path `address`. Raises CannotFreezeError where there is nothing."""
    path = unquote(address)
    try:
        with override(language_of(path)):
            match = resolve(path)
            response = match.func(request_for(path), *match.args, **match.kwargs)
            return _content_of(response)
    except Http404:
        raise CannotFreezeError(
            f"“{path}”, which the strategy’s pages need, is not there. Put it in its place and try again."
        ) from None


def _content_of(response: HttpResponse | FileResponse) -> bytes:
    """Closes the file alone: closing the answer would tell Django that a request has ended, and with it the reading."""
    content = b"".join(response)
    if isinstance(response, FileResponse) and response.file_to_stream:
        response.file_to_stream.close()
    return content


def language_of(path: str) -> str:
    first = path.lstrip("/").partition("/")[0]
    return first if first in codes() else settings.LANGUAGE_CODE


def request_for(path: str) -> HttpRequest:
    """A visitor without an account who asks for a page."""
    site = urlsplit(settings.SITE_URL)
    is_secure = site.scheme == "https"
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = path
    request.META = {
        "SERVER_NAME": site.hostname or "",
        "SERVER_PORT": str(site.port or (443 if is_secure else 80)),
        "QUERY_STRING": "",
        "wsgi.url_scheme": site.scheme,
    }
    request.user = AnonymousUser()
    request.LANGUAGE_CODE = language_of(path)
    return request
