"""Answers to programs: headers that every one of them carries, validators, and problems (RFC 9457)."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from hashlib import md5
from http import HTTPStatus
from typing import Any, TypeVar

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from portal.languages.addresses import GoneError, MovedPermanently
from portal.languages.localized import current
from portal.languages.page import absolute
from portal.publishing.one_moment import one_moment

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
PROBLEM = "application/problem+json"
METHODS = "GET, HEAD, OPTIONS"
View = Callable[..., HttpResponseBase]
R = TypeVar("R", bound=HttpResponseBase)


class WrongParameterError(Exception):
    """What was asked cannot be answered; it says why in the reader's language."""


def data_view(view: View) -> View:
    """For an address at which there is nothing but data: read alone, by anybody, from any site, as of one moment."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return may_ask()
        if request.method not in {"GET", "HEAD"}:
            return with_allow(problem(405, _("Data are read alone: use GET or HEAD.")))
        with reading():
            return answer(lambda: view(request, *args, **kwargs))

    return answered


@contextmanager
def reading() -> Iterator[None]:
    """As of one moment, unless the page's own reading has begun already."""
    with ExitStack() as stack:
        if not connection.in_atomic_block:
            stack.enter_context(one_moment())
        yield


def answer(ask: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """What `ask` answers, or why it does not, as a program reads it."""
    try:
        return ask()
    except MovedPermanently as moved:
        return open_to_all(HttpResponsePermanentRedirect(moved.url))
    except GoneError as gone:
        return problem(410, gone.notice.plain or _("This has been taken off the site."))
    except Http404:
        return problem(404, _("There is nothing public at this address."))
    except WrongParameterError as wrong:
        return problem(400, str(wrong))


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
    response["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link, Content-Disposition"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def problem(status: int, detail: str, **more: Any) -> HttpResponse:
    """In the language of the address, or else of whoever asks."""
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    response = HttpResponse(json.dumps(told, ensure_ascii=False), status=status, content_type=PROBLEM)
    response["Content-Language"] = current()
    patch_vary_headers(response, ["Accept-Language"])
    return open_to_all(response)


def written(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def told(request: HttpRequest, data: Any, content_type: str) -> HttpResponseBase:
    content = written(data)
    response = HttpResponse(content, content_type=content_type)
    return conditional(request, response, md5(content, usedforsecurity=False).hexdigest())


def conditional(request: HttpRequest, response: Any, digest: str) -> HttpResponseBase:
    """The answer, or that the asker has it already.

    There is no Last-Modified: an answer names other records too, and is another one when one of those is withdrawn.
    """
    etag = f'"{digest}"'
    response["ETag"] = etag
    response["Link"] = f'<{LICENCE}>; rel="license", <{absolute(reverse("openapi"))}>; rel="service-desc"'
    answered: HttpResponse = get_conditional_response(request, etag=etag, response=response) or response
    if answered is not response:
        response.close()
    return open_to_all(answered)
