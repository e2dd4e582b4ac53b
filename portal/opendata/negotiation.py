"""One address, three formats: a page answers with data where the asker would rather have them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from portal.opendata.answers import answer, may_ask, problem
from portal.opendata.one import has_data, tell_page
from portal.opendata.wanted import wanted_format

Answer = Callable[[HttpRequest], HttpResponse]
OF_DATA = ("/data/", "/id/")
OF_STAFF = ("/admin/", "/preview/")


class DataOfPages:
    """To stand last, inside the reading of one moment: the views of the pages know nothing of data."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if has_data(request.resolver_match):
            patch_vary_headers(response, ["Accept"])
        return response

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponseBase | None:
        match = request.resolver_match
        if match is None or not has_data(match):
            return None
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            return may_ask()
        if request.method not in {"GET", "HEAD"} or not (extension := wanted_format(request)):
            return None
        return answer(lambda: tell_page(request, match, extension, request.path_info))


class ProblemsForPrograms:
    """Whoever asked for data reads a problem and not a page, wherever in the portal it was met."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if response.status_code < 400 or not is_page or request.path_info.startswith(OF_STAFF):
            return response
        patch_vary_headers(response, ["Accept"])
        if not request.path_info.startswith(OF_DATA) and not wanted_format(request):
            return response
        told = problem(response.status_code, _sentence(response.status_code))
        for name in ("Retry-After", "Allow"):
            if name in response.headers:
                told[name] = response.headers[name]
        patch_vary_headers(told, ["Accept"])
        return told


def _sentence(status: int) -> str:
    sentences = {
        403: _("The portal does not allow this."),
        404: _("There is nothing public at this address."),
        405: _("Nothing of this kind can be done at this address."),
        410: _("This has been taken off the site."),
    }
    if status in sentences:
        return sentences[status]
    if status < 500:
        return _("The address or the request is not one that the portal can read.")
    return _("The portal cannot answer at the moment. Try again later.")
