"""Answers to programs of any site: the headers that open them to all, refusals as problems (RFC 9457), parameters."""

import json
from collections.abc import Callable, Collection
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
PROBLEM = "application/problem+json"
METHODS = "GET, HEAD, OPTIONS"
View = Callable[..., HttpResponseBase]
R = TypeVar("R", bound=HttpResponseBase)


class WrongParameterError(Exception):
    """What was asked cannot be answered; it says why in the reader's language."""


def for_programs(view: View) -> View:
    """For an address at which there is nothing but data: read alone, by anybody, from any site; what is wrong with the
    parameters is told as a problem."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return may_ask()
        if request.method not in {"GET", "HEAD"}:
            return with_allow(problem(405, _("This address only gives out data: use GET or HEAD.")))
        try:
            return open_to_all(view(request, *args, **kwargs))
        except WrongParameterError as wrong:
            return problem(400, str(wrong))

    return answered


def may_ask() -> HttpResponse:
    """Before a page of another site asks with headers of its own."""
    answered = open_to_all(with_allow(HttpResponse(status=204)))
    answered["Access-Control-Allow-Methods"] = METHODS
    answered["Access-Control-Allow-Headers"] = "Accept, If-None-Match, If-Modified-Since"
    answered["Access-Control-Max-Age"] = "86400"
    return answered


def with_allow(response: HttpResponse) -> HttpResponse:
    response["Allow"] = METHODS
    return response


def open_to_all(response: R) -> R:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "Date, ETag, Link, Content-Disposition"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def problem(status: int, detail: str, **more: Any) -> HttpResponse:
    """In the language of the address, or else of whoever asks."""
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    response = HttpResponse(json.dumps(told, ensure_ascii=False), status=status, content_type=PROBLEM)
    response["Content-Language"] = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    patch_vary_headers(response, ["Accept-Language"])
    return open_to_all(response)


def given_once(request: HttpRequest, known: Collection[str]) -> dict[str, str]:
    """The parameters: each is understood, or refused in a sentence (WrongParameterError), and none is passed over."""
    for name, values in request.GET.lists():
        if name not in known:
            sentence = _("There is no parameter called “%(name)s” here. There is: %(known)s.")
            raise WrongParameterError(sentence % {"name": name[:60], "known": ", ".join(known)})
        if len(values) > 1:
            raise WrongParameterError(_("The parameter “%(name)s” is given twice.") % {"name": name})
    return request.GET.dict()


def is_for_excel(given: dict[str, str]) -> bool:
    """Whether a table is asked for as a Finnish or Swedish Excel opens it: a byte order mark, and semicolons."""
    bom = given.get("bom", "0")
    if bom not in {"0", "1"}:
        raise WrongParameterError(_("“bom” must be 0 or 1."))
    return bom == "1"
