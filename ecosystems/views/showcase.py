"""Pages of what is worth showing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ecosystems.models import (
    ShowcaseItem,
)
from ecosystems.showcase import showcase as showcase_of
from portal.facts.shown import sources_shown
from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.addresses import find_by_slug
from portal.languages.page import crumb_to, home_crumb, page_for
from portal.media.shown import picture_shown
from portal.publishing.connected import connected
from portal.publishing.visible import shown, visible


@require_safe
def showcase(request: HttpRequest) -> HttpResponse:
    words = fixed_page(FixedPage.Key.SHOWCASE, "sources")
    return render(
        request,
        "ecosystems/showcase.html",
        {
            "page": page_for(request, words, crumbs=[home_crumb()]),
            "words": words,
            "showcase": showcase_of(request),
            "sources": sources_shown(shown(words, "sources")),
        },
    )


@require_safe
def showcase_item(request: HttpRequest, slug: str) -> HttpResponse:
    found = ShowcaseItem.objects.reachable().select_related("image")
    item = find_by_slug(found.prefetch_related(*visible(ShowcaseItem, "sources")), slug)
    return render(
        request,
        "ecosystems/showcase_item.html",
        {
            "page": page_for(request, item, crumbs=[home_crumb(), crumb_to("showcase", _("Showcase"))]),
            "item": item,
            "links": connected(item, "organisations", "spearheads", "themes"),
            "picture": picture_shown(item.image),
            "sources": sources_shown(shown(item, "sources")),
        },
    )
