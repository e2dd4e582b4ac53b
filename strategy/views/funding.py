"""Pages of funding instruments."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.facts.shown import sources_shown
from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.addresses import find_by_slug
from portal.languages.page import crumb_to, home_crumb, page_for
from portal.publishing.visible import shown, visible
from strategy import funding as funding_rows
from strategy import shown as rows
from strategy.models import (
    FundingInstrument,
)


@require_safe
def funding(request: HttpRequest) -> HttpResponse:
    words = fixed_page(FixedPage.Key.FUNDING)
    return render(
        request,
        "strategy/funding.html",
        {
            "page": page_for(request, words, crumbs=[home_crumb()]),
            "words": words,
            "levels": funding_rows.instruments_by_level(),
            "matrices": funding_rows.matrices(),
        },
    )


@require_safe
def funding_instrument(request: HttpRequest, slug: str) -> HttpResponse:
    asked = visible(
        FundingInstrument,
        "sources",
        funded_agreements=funding_rows.funders_of_agreements(),
        spearheads=rows.spearheads_with_strategy(),
    )
    item = find_by_slug(FundingInstrument.objects.reachable().prefetch_related(*asked), slug)
    crumbs = [home_crumb(), crumb_to("funding", _("Funding"))]
    return render(
        request,
        "strategy/funding_instrument.html",
        {
            "page": page_for(request, item, crumbs=crumbs),
            "instrument": item,
            "spearheads": shown(item, "spearheads"),
            "agreements": funding_rows.agreements_funded_by(item),
            "sources": sources_shown(shown(item, "sources")),
        },
    )
