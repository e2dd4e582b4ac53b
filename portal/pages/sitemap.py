"""`sitemap.xml`: every page in every language that it truly has, each with its alternates."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.fixedpages.models import FixedPage, unwritten
from portal.languages.localized import codes
from portal.languages.models import Addressed
from portal.languages.page import Alternate, absolute, alternates
from portal.publishing.models import Publishable
from portal.publishing.visible import visible


class Place(NamedTuple):
    url: str
    changed: str
    alternates: list[Alternate]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    places = [place for item in (*_fixed_pages(), *_addressed()) for place in _places(item)]
    return render(request, "pages/sitemap.xml", {"places": places}, content_type="application/xml; charset=utf-8")


def models_with_pages() -> list[type[Any]]:
    """Every publishable model whose records have a page of their own."""
    return [m for m in apps.get_models() if issubclass(m, Publishable) and issubclass(m, Addressed)]


def _fixed_pages() -> Iterator[Any]:
    written = {page.key: page for page in FixedPage.objects.public()}
    for key in FixedPage.Key.values:
        if key in written or key not in FixedPage.IF_PUBLISHED:
            yield written.get(key) or unwritten(key)


def _addressed() -> Iterator[Any]:
    for model in models_with_pages():
        yield from model.objects.public().prefetch_related(*visible(model, *model.OWNED)).order_by("pk")


def _places(item: Any) -> Iterator[Place]:
    own = item.own_languages()
    addresses = {code: item.address(code) for code in codes()}
    links = alternates(addresses, own)
    for code in own:
        changed = item.changed_in(code)
        yield Place(absolute(addresses[code]), changed.date().isoformat() if changed else "", links)
