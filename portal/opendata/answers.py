"""Answers to programs, as of one moment: what an address tells or why not, with validators."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from hashlib import md5
from typing import Any

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from portal.delivery.data import LICENCE as LICENCE
from portal.delivery.data import METHODS as METHODS
from portal.delivery.data import PROBLEM as PROBLEM
from portal.delivery.data import View, for_programs
from portal.delivery.data import WrongParameterError as WrongParameterError
from portal.delivery.data import may_ask as may_ask
from portal.delivery.data import open_to_all as open_to_all
from portal.delivery.data import problem as problem
from portal.delivery.data import with_allow as with_allow
from portal.languages.addresses import GoneError, MovedPermanently
from portal.languages.page import absolute
from portal.publishing.one_moment import one_moment


class LedToPageError(Exception):
    """What was here has been taken off, and leads to a page that is no data."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


def data_view(view: View) -> View:
    """For an address at which there is nothing but data: read alone, by anybody, from any site, as of one moment."""

    @for_programs
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
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
    return open_to_all(_answered(ask))


def _answered(ask: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    try:
        return ask()
    except MovedPermanently as moved:
        return HttpResponsePermanentRedirect(moved.url)
    except LedToPageError as led:
        sentence = _("This has been taken off the site. A page takes its place, and has no data: %(address)s")
        return problem(410, sentence % {"address": led.address}, address=led.address)
    except GoneError as gone:
        return problem(410, gone.notice.plain or _("This has been taken off the site."))
    except Http404:
        return problem(404, _("There is nothing public at this address."))
    except WrongParameterError as wrong:
        return problem(400, str(wrong))


def written(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def told(request: HttpRequest, data: Any, content_type: str, essence: Any = None) -> HttpResponseBase:
    """`essence` is what makes it another answer, where the data say besides when they were read."""
    content = written(data)
    response = HttpResponse(content, content_type=content_type)
    compared = content if essence is None else written(essence)
    digest = md5(compared, usedforsecurity=False).hexdigest()
    return conditional(request, response, digest, is_weak=essence is not None)


def conditional(request: HttpRequest, response: Any, digest: str, *, is_weak: bool = False) -> HttpResponseBase:
    """The answer, or that the asker has it already.

    There is no Last-Modified: an answer names other records too, and is another one when one of those is withdrawn.
    """
    etag = f'W/"{digest}"' if is_weak else f'"{digest}"'
    response["ETag"] = etag
    response["Link"] = f'<{LICENCE}>; rel="license", <{absolute(reverse("openapi"))}>; rel="service-desc"'
    answered: HttpResponse = get_conditional_response(request, etag=etag, response=response) or response
    if answered is not response:
        response.close()
    return answered
