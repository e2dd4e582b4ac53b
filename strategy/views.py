"""Pages of strategies, spearheads, follow-up and funding."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contacts.models import Contact
from contacts.rows import contact_rows
from portal.drawings.patterns import band
from portal.facts.shown import sources_shown
from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.addresses import find_by_slug, slug_in
from portal.languages.localized import current
from portal.languages.page import crumb_to, home_crumb, page_for
from portal.media.shown import documents_shown, picture_shown
from portal.publishing.visible import shown, visible
from strategy import funding as funding_rows
from strategy import shown as rows
from strategy.follow_up import FollowedStrategy, as_csv, followed
from strategy.lineage import lineage_shown, links_of
from strategy.models import (
    FundingInstrument,
    Indicator,
    IndicatorValue,
    Spearhead,
    SpearheadActor,
    Strategy,
)


@require_safe
def strategies(request: HttpRequest) -> HttpResponse:
    words = fixed_page(FixedPage.Key.STRATEGIES)
    return render(
        request,
        "strategy/strategies.html",
        {
            "page": page_for(request, words, section="strategies", crumbs=[home_crumb()]),
            "words": words,
            "groups": rows.strategy_groups(),
        },
    )


@require_safe
def strategy(request: HttpRequest, slug: str) -> HttpResponse:
    asked = visible(
        Strategy,
        *("sections", "approvals", "documents", "sources"),
        spearheads=Spearhead.objects.order_by("order", "pk"),
        contacts=Contact.objects.select_related("organisation"),
    )
    found = Strategy.objects.public().select_related("updates", "updated_by", "image").prefetch_related(*asked)
    item = find_by_slug(found, slug)
    links = links_of(strategy_id=item.pk)
    return render(
        request,
        "strategy/strategy.html",
        {
            "page": page_for(
                request, item, section="strategies", crumbs=[home_crumb(), crumb_to("strategies", _("Strategies"))]
            ),
            "strategy": item,
            "replaces": rows.public_or_none(item.updates),
            "replaced_by": rows.public_or_none(getattr(item, "updated_by", None)),
            "period": rows.period_in_words(item.start_year, item.end_year),
            "cards": rows.cards_of(shown(item, "spearheads")),
            "lineage": lineage_shown(links, shown(item, "spearheads")),
            "picture": picture_shown(item.image),
            "documents": documents_shown(shown(item, "documents")),
            "contacts": contact_rows(shown(item, "contacts")),
            "sources": sources_shown(shown(item, "sources")),
        },
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
    item = find_by_slug(Spearhead.objects.public().select_related("strategy").prefetch_related(*asked), slug)
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


def _followed_strategies() -> Any:
    """Strategies with their indicators, figures and spearheads: four queries, however many there are."""
    values = IndicatorValue.objects.order_by("year", "pk")
    indicators = Indicator.objects.order_by("order", "pk").prefetch_related(*visible(Indicator, values=values))
    asked = visible(Strategy, indicators=indicators, spearheads=Spearhead.objects.order_by("order", "pk"))
    return Strategy.objects.public().newest_first().prefetch_related(*asked)


@require_safe
def follow_up(request: HttpRequest) -> HttpResponse:
    words = fixed_page(FixedPage.Key.FOLLOW_UP)
    followed_strategies = [
        FollowedStrategy(
            title=item.tr.title,
            url=item.get_absolute_url(),
            csv_slug=slug_in(item, current()),
            indicators=[followed(indicator, item) for indicator in shown(item, "indicators")],
            has_figures=any(shown(indicator, "values") for indicator in shown(item, "indicators")),
        )
        for item in _followed_strategies()
    ]
    return render(
        request,
        "strategy/follow_up.html",
        {
            "page": page_for(request, words, section="follow-up", crumbs=[home_crumb()]),
            "words": words,
            "strategies": [item for item in followed_strategies if item.indicators],
        },
    )


@require_safe
def follow_up_csv(request: HttpRequest, slug: str) -> HttpResponse:
    item = find_by_slug(_followed_strategies(), slug, "follow-up-csv")
    headers = {"Content-Disposition": f'attachment; filename="{slug}.csv"'}
    return HttpResponse(as_csv(item), content_type="text/csv; charset=utf-8", headers=headers)


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
    item = find_by_slug(FundingInstrument.objects.public().prefetch_related(*asked), slug)
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
