"""Pages of strategies."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contacts.models import Contact
from contacts.rows import contact_rows
from portal.facts.shown import sources_shown
from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.addresses import find_by_slug
from portal.languages.page import crumb_to, home_crumb, page_for
from portal.media.shown import documents_shown, picture_shown
from portal.publishing.visible import shown, visible
from strategy import shown as rows
from strategy.lineage import lineage_shown, links_of
from strategy.models import (
    Spearhead,
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
        *("sections", "approvals", "documents", "sources", "frozen_strategies"),
        spearheads=Spearhead.objects.order_by("order", "pk"),
        contacts=Contact.objects.select_related("organisation"),
    )
    found = Strategy.objects.reachable().select_related("updates", "updated_by", "image").prefetch_related(*asked)
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
            "archives": shown(item, "frozen_strategies"),
            "contacts": contact_rows(shown(item, "contacts")),
            "sources": sources_shown(shown(item, "sources")),
        },
    )
