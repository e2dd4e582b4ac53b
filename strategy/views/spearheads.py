"""Pages of spearheads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.drawings.patterns import band
from portal.facts.shown import sources_shown
from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.addresses import find_by_slug
from portal.languages.page import crumb_to, home_crumb, page_for
from portal.publishing.visible import shown, visible
from strategy import shown as rows
from strategy.lineage import lineage_shown, links_of
from strategy.models import (
    Spearhead,
    SpearheadActor,
)


@require_safe
def spearheads(request: HttpRequest) -> HttpResponse:
    words = fixed_page(FixedPage.Key.SPEARHEADS)
    return render(
        request,
        "strategy/spearheads.html",
        {
            "page": page_for(request, words, section="spearheads", crumbs=[home_crumb()]),
            "words": words,
            "groups": rows.spearheads_by_strategy(),
        },
    )


@require_safe
def spearhead(request: HttpRequest, slug: str) -> HttpResponse:
    asked = visible(
        Spearhead,
        *("funding_instruments", "lead_projects", "showcase_items", "sources"),
        actors=SpearheadActor.objects.select_related("organisation"),
    )
    item = find_by_slug(Spearhead.objects.reachable().select_related("strategy").prefetch_related(*asked), slug)
    crumbs = [home_crumb(), crumb_to("spearheads", _("Spearheads"))]
    return render(
        request,
        "strategy/spearhead.html",
        {
            "page": page_for(request, item, section="spearheads", crumbs=crumbs),
            "spearhead": item,
            "band": band(item.pattern, str(item.pk)),
            "strategy": item.strategy,
            "actors": rows.actors_by_role(shown(item, "actors")),
            "instruments": shown(item, "funding_instruments"),
            "lineage": lineage_shown(links_of(spearhead=item), [item]),
            "lead_projects": shown(item, "lead_projects"),
            "showcase": shown(item, "showcase_items"),
            "sources": sources_shown(shown(item, "sources")),
        },
    )
