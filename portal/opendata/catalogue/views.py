"""The catalogue as JSON-LD and as Turtle."""

from hashlib import md5

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from portal.opendata.answers import conditional, data_view
from portal.opendata.catalogue.description import catalogue
from portal.opendata.catalogue.jsonld import as_jsonld
from portal.opendata.catalogue.turtle import as_turtle


@data_view
def catalogue_jsonld(request: HttpRequest) -> HttpResponseBase:
    return _sent(request, as_jsonld(catalogue()), "application/ld+json")


@data_view
def catalogue_turtle(request: HttpRequest) -> HttpResponseBase:
    return _sent(request, as_turtle(catalogue()), "text/turtle; charset=utf-8")


def _sent(request: HttpRequest, content: bytes, content_type: str) -> HttpResponseBase:
    response = HttpResponse(content, content_type=content_type)
    return conditional(request, response, md5(content, usedforsecurity=False).hexdigest())
