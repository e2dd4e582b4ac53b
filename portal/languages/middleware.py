"""The language of a page is the first part of its address; nothing is remembered about the visitor."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers

from portal.languages.addresses import GoneError, MovedPermanently
from portal.languages.localized import codes


class LanguageOfAddress:
    """Activates the language that the address names, else the one that the browser asks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        first = request.path_info.lstrip("/").split("/", 1)[0]
        named = first in codes()
        language = first if named else translation.get_language_from_request(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if named or is_page:
            response.headers.setdefault("Content-Language", language)
        if is_page and not named:
            patch_vary_headers(response, ["Accept-Language"])
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, GoneError):
            return render(request, "410.html", {"notice": exception.notice}, status=410)
        if not isinstance(exception, MovedPermanently):
            return None
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(exception.url + (f"?{query}" if query else ""))
