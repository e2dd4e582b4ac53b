"""Lists, records by their ids and pages as data; the documentation of all that for people."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_safe

from portal.delivery.data import is_for_excel
from portal.facts.shown import sources_shown
from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.addresses import MovedPermanently, fixed_address
from portal.languages.localized import codes, current
from portal.languages.page import absolute, home_crumb, page_for
from portal.opendata import documentation
from portal.opendata.answers import LICENCE, conditional, data_view, told
from portal.opendata.asked import asked_of, given_once
from portal.opendata.kinds import BY_NAME, BY_PLURAL, Kind
from portal.opendata.lists import page_of
from portal.opendata.naming import FORMATS, addresses_of, page_at
from portal.opendata.one import data_led_to, page_match, record_with_id, tell, tell_page
from portal.opendata.openapi import description
from portal.opendata.tables import Table, table_of
from portal.opendata.told_lists import IN_FORMATS
from portal.opendata.wanted import wanted_format
from portal.publishing.visible import shown

OF_TABLES = "text/csv; charset=utf-8"


@data_view
def data_list(request: HttpRequest, plural: str, extension: str) -> HttpResponseBase:
    kind = _kind(BY_PLURAL, plural)
    return _table(request, kind) if extension == "csv" else _list(request, kind, extension)


def _kind(kinds: dict[str, Kind], name: str) -> Kind:
    if name not in kinds:
        raise Http404(name)
    return kinds[name]


def _list(request: HttpRequest, kind: Kind, extension: str) -> HttpResponseBase:
    asked = asked_of(request, kind)
    page = page_of(asked)
    plain_address = absolute(reverse("data-list", args=[kind.plural, extension]))
    address = f"{plain_address}?{asked.parameters}" if asked.parameters else plain_address
    following = f"{plain_address}?{asked.parameters_after(page.last)}" if page.last else None
    things_of, list_of = IN_FORMATS[extension]
    things = things_of(page, kind)
    data = list_of(address, things, asked.as_of, following)
    essence = [address, things, str(page.last)]
    response = told(request, data, FORMATS[extension], essence)
    if following and response.has_header("Link"):
        response.headers["Link"] += f', <{following}>; rel="next"'
    return response


def _table(request: HttpRequest, kind: Kind) -> HttpResponseBase:
    table = table_of(kind, is_for_excel=is_for_excel(given_once(request, ("bom",))))
    response = conditional(request, _as_file(request, table), table.digest)
    if not response.streaming:
        table.close()
    response.headers.setdefault("Content-Disposition", f'attachment; filename="{kind.plural}.csv"')
    return response


def _as_file(request: HttpRequest, table: Table) -> HttpResponse | StreamingHttpResponse:
    headers = {"Content-Length": str(table.size)}
    if request.method == "HEAD":
        return HttpResponse(content_type=OF_TABLES, headers=headers)
    return StreamingHttpResponse(table, content_type=OF_TABLES, headers=headers)


@data_view
def record_by_id(request: HttpRequest, name: str, key: str, extension: str) -> HttpResponseBase:
    kind = _kind(BY_NAME, name)
    given_once(request, ())
    address = absolute(reverse("data-record", args=[name, key, extension]))
    with _leading_to_data(extension):
        return tell(request, record_with_id(kind, key), extension, address)


@data_view
def what_has_id(request: HttpRequest, name: str, key: str) -> HttpResponseBase:
    """An id leads to the page of what it names, or to its data, whichever is asked for."""
    kind = _kind(BY_NAME, name)
    extension = wanted_format(request)
    with _leading_to_data(extension):
        record = record_with_id(kind, key)
    language = get_language_from_request(request)
    page = "" if extension else _page_of(record, kind, language if language in codes() else codes()[0])
    url = page or reverse("data-record", args=[name, key, extension or "json"])
    response = HttpResponse(status=303, headers={"Location": url})
    patch_vary_headers(response, ["Accept", "Accept-Language"])
    return response


def _page_of(record: Any, kind: Kind, language: str) -> str:
    """Where a person finds it, "" where nowhere."""
    if addresses_of(record):
        return str(record.address(language))
    anchor = f"#term-{record.pk}" if kind.name == "glossary-term" else ""
    return next((f"{fixed_address(name, language)}{anchor}" for name in kind.page_names), "")


@data_view
def page_as_data(request: HttpRequest, page: str, extension: str) -> HttpResponseBase:
    given_once(request, ())
    path = f"/{current()}/{page_at(page)}"
    match = page_match(path)
    with _leading_to_data(extension):
        return tell_page(request, match, extension, path)


@contextmanager
def _leading_to_data(extension: str) -> Iterator[None]:
    """What has moved leads to data where data are asked for, and not to a page."""
    try:
        yield
    except MovedPermanently as moved:
        raise (data_led_to(moved, extension) if extension else moved) from None


@data_view
def openapi(request: HttpRequest) -> HttpResponseBase:
    given_once(request, ())
    with override("en"):
        return told(request, description(), FORMATS["json"])


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    words = fixed_page(FixedPage.Key.OPEN_DATA, "sources")
    return render(
        request,
        "opendata/open_data.html",
        {
            "page": page_for(request, words, section="open-data", crumbs=[home_crumb()]),
            "words": words,
            "sources": sources_shown(shown(words, "sources")),
            "rows": documentation.rows(),
            "licence_url": LICENCE,
            "archive_url": fixed_address("frozen-strategies", current()),
            "example": documentation.example(),
        },
    )
