"""Lists, records by their ids and pages as data; the documentation of all that for people."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.languages.addresses import MovedPermanently, fixed_address
from portal.languages.localized import codes, current
from portal.languages.page import absolute, home_crumb, page_for
from portal.opendata import documentation
from portal.opendata.answers import LICENCE, WrongParameterError, conditional, data_view, told
from portal.opendata.asked import Asked, asked_of, given_once
from portal.opendata.envelope import enveloped
from portal.opendata.json_ld import as_node, document
from portal.opendata.kinds import BY_NAME, BY_PLURAL, Kind
from portal.opendata.lists import Page, page_of, told_in_order
from portal.opendata.naming import FORMATS, addresses_of, as_format, page_at
from portal.opendata.negotiation import wanted_format
from portal.opendata.one import page_match, record_with_id, tell, tell_page
from portal.opendata.openapi import description
from portal.opendata.tables import Table, table_of

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
    response = told(request, _list_data(asked, page, address, following, extension), FORMATS[extension])
    if following and response.has_header("Link"):
        response.headers["Link"] += f', <{following}>; rel="next"'
    return response


def _list_data(asked: Asked, page: Page, address: str, following: str | None, extension: str) -> Any:
    if extension == "jsonld":
        return document(address, [as_node(record, asked.kind, page.standing) for record in page.records])
    return enveloped(address, next=following, records=told_in_order(page, asked.kind))


def _table(request: HttpRequest, kind: Kind) -> HttpResponseBase:
    bom = given_once(request, ("bom",)).get("bom", "0")
    if bom not in {"0", "1"}:
        raise WrongParameterError(_("“bom” must be 0 or 1."))
    table = table_of(kind, is_for_excel=bom == "1")
    response = conditional(request, _as_file(request, table), table.digest)
    if not response.streaming:
        table.file.close()
    response.headers.setdefault("Content-Disposition", f'attachment; filename="{kind.plural}.csv"')
    return response


def _as_file(request: HttpRequest, table: Table) -> HttpResponse | StreamingHttpResponse:
    if request.method == "HEAD":
        return HttpResponse(content_type=OF_TABLES)
    headers = {"Content-Length": str(table.size)}
    return StreamingHttpResponse(table.pieces(), content_type=OF_TABLES, headers=headers)


@data_view
def record_by_id(request: HttpRequest, name: str, key: str, extension: str) -> HttpResponseBase:
    kind = _kind(BY_NAME, name)
    given_once(request, ())
    address = absolute(reverse("data-record", args=[name, key, extension]))
    return tell(request, record_with_id(kind, key), extension, address)


@data_view
def what_has_id(request: HttpRequest, name: str, key: str) -> HttpResponseBase:
    """An id leads to the page of what it names, or to its data, whichever is asked for."""
    kind = _kind(BY_NAME, name)
    record = record_with_id(kind, key)
    extension = wanted_format(request)
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
    try:
        return tell_page(request, match, extension, path)
    except MovedPermanently as moved:
        raise MovedPermanently(as_format(moved.url, extension)) from None


@data_view
def openapi(request: HttpRequest) -> HttpResponseBase:
    given_once(request, ())
    with override("en"):
        return told(request, description(), FORMATS["json"])


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "opendata/open_data.html",
        {
            "page": page_for(request, documentation.words(), crumbs=[home_crumb()]),
            "rows": documentation.rows(),
            "licence_url": LICENCE,
            "archive_url": fixed_address("frozen-strategies", current()),
            "example": documentation.example(),
        },
    )
