"""One record as data, found by its page or by its id; with the reasons why there is none, as pages have them."""

from typing import Any
from urllib.parse import quote, unquote, urlsplit

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import override

from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.addresses import GoneError, MovedPermanently, find_by_slug
from portal.languages.localized import codes, current
from portal.languages.page import absolute
from portal.languages.telling import for_reader
from portal.opendata.answers import LedToPageError, told
from portal.opendata.departed import Departed
from portal.opendata.envelope import enveloped
from portal.opendata.fetching import with_all_told
from portal.opendata.json_ld import as_node, document
from portal.opendata.kinds import BY_NAME, Kind, kind_at, kind_of
from portal.opendata.naming import FORMATS, as_format
from portal.opendata.records import as_data
from portal.opendata.site_pages import more_of_page, more_of_page_in_json_ld
from portal.opendata.standing import Standing

PAGE = BY_NAME["page"]


def has_data(match: ResolverMatch | None) -> bool:
    """Whether the page at an address is a record, or words of the site's own."""
    name = match.url_name if match else None
    return bool(name) and (kind_at(str(name)) is not None or name in FixedPage.Key.values)


def page_match(path: str) -> ResolverMatch:
    """What stands at `path`, in the language that is active. Raises Http404 where there is no page with data."""
    try:
        match = resolve(path)
    except Resolver404 as error:
        raise Http404(path) from error
    if not has_data(match):
        raise Http404(path)
    return match


def record_at(match: ResolverMatch) -> Any:
    """The record whose page is there. Raises what `find_by_slug` raises."""
    name = str(match.url_name)
    kind = kind_at(name)
    if kind:
        return find_by_slug(with_all_told(kind.model.objects.reachable(), kind), match.kwargs["slug"])
    return page_with_key(name)


def page_with_key(key: str) -> FixedPage:
    """As visitors see it, which is there before staff have written a word."""
    if key not in FixedPage.Key.values:
        raise Http404(key)
    return fixed_page(key, "sources")


def record_with_id(kind: Kind, key: str) -> Any:
    if kind is PAGE:
        return page_with_key(key)
    queryset = kind.model.objects
    reachable = queryset.reachable() if kind.is_published else kind.told()
    try:
        found = with_all_told(reachable, kind).filter(**{kind.key: key}).first()
    except (ValidationError, ValueError, OverflowError):
        found = None
    if found is None:
        raise why_none_has_id(kind, key)
    return found


def why_none_has_id(kind: Kind, key: str) -> Exception:
    try:
        gone = kind.model.taken_off().filter(**{kind.key: key}).first()
    except (ValidationError, ValueError, OverflowError):
        gone = None
    departure = gone.departure() if gone else None
    if departure is None:
        is_gone = Departed.objects.filter(kind=kind.name, key=key).exists()
        return GoneError(for_reader({}, codes()[0])) if is_gone else Http404(key)
    return MovedPermanently(departure.address) if departure.address else GoneError(departure.notice)


def data_led_to(moved: MovedPermanently, extension: str) -> Exception:
    """Where the data are of the page to which what was here has moved, or that this page has none."""
    address = unquote(urlsplit(moved.url).path)
    language = address.split("/")[1] if address.startswith("/") else ""
    try:
        with override(language if language in codes() else current()):
            page_match(address)
    except Http404:
        return LedToPageError(absolute(moved.url))
    return MovedPermanently(quote(as_format(address, extension)))


def tell(request: HttpRequest, record: Any, extension: str, address: str) -> HttpResponseBase:
    kind = kind_of(type(record))
    standing = Standing([record], kind)
    if extension == "json":
        data = enveloped(address, record=as_data(record, kind, standing) | more_of_page(record, standing))
    else:
        node = as_node(record, kind, standing) | more_of_page_in_json_ld(record)
        data = document(address, [node])
    response = told(request, data, FORMATS[extension])
    if record.withdrawal():
        response["X-Robots-Tag"] = "noindex"
    return response


def tell_page(request: HttpRequest, match: ResolverMatch, extension: str, path: str) -> HttpResponseBase:
    """The data of the page at `path`, which links to itself at the address that has the format's name."""
    response = tell(request, record_at(match), extension, absolute(as_format(path, extension)))
    response.headers.setdefault("Content-Language", current())
    return response
