"""Follow-up, as a page and as CSV."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.addresses import find_by_slug, slug_in
from portal.languages.localized import current
from portal.languages.page import home_crumb, page_for
from portal.publishing.visible import shown, visible
from strategy.follow_up import FollowedStrategy, as_csv, followed
from strategy.models import (
    Indicator,
    IndicatorValue,
    Spearhead,
    Strategy,
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
