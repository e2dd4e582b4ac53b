"""The catalogue as JSON-LD and as Turtle, and what stands at addresses above the data."""

from hashlib import md5

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request

from portal.languages.addresses import MovedPermanently, fixed_address
from portal.languages.localized import codes
from portal.opendata.answers import conditional, data_view
from portal.opendata.catalogue.description import catalogue
from portal.opendata.catalogue.jsonld import as_jsonld
from portal.opendata.catalogue.turtle import as_turtle
from portal.opendata.naming import as_format

PAGE = "text/html"
FORMS = {
    "text/turtle": "catalogue-turtle",
    "application/ld+json": "catalogue-jsonld",
    "application/json": "catalogue-jsonld",
}


@data_view
def described(request: HttpRequest) -> HttpResponseBase:
    """Leads to the catalogue in the form that is asked for, and people to the page on open data."""
    preferred = request.get_preferred_type([*FORMS, PAGE]) or next(iter(FORMS))
    language = get_language_from_request(request)
    page = fixed_address("open-data", language if language in codes() else codes()[0])
    url = page if preferred == PAGE else reverse(FORMS[preferred])
    response = HttpResponseRedirect(url)
    response.status_code = 303
    patch_vary_headers(response, ["Accept", "Accept-Language"])
    return response


@data_view
def front_page(request: HttpRequest, language: str, extension: str) -> HttpResponseBase:
    """“/fi/” is called “/fi/index.json” as data; “/fi.json” is what the rule for all other pages makes of it."""
    raise MovedPermanently(as_format(f"/{language}/", extension))


@data_view
def catalogue_jsonld(request: HttpRequest) -> HttpResponseBase:
    return _sent(request, as_jsonld(catalogue()), "application/ld+json")


@data_view
def catalogue_turtle(request: HttpRequest) -> HttpResponseBase:
    return _sent(request, as_turtle(catalogue()), "text/turtle; charset=utf-8")


def _sent(request: HttpRequest, content: bytes, content_type: str) -> HttpResponseBase:
    response = HttpResponse(content, content_type=content_type)
    return conditional(request, response, md5(content, usedforsecurity=False).hexdigest())
