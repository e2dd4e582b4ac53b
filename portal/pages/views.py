"""The front page, the pages about the site, and what stands at the root."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from portal.facts.shown import sources_shown
from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.addresses import fixed_address
from portal.languages.lists import listed
from portal.languages.localized import codes
from portal.languages.page import home_crumb, page_for
from portal.media.shown import credits_of_used_pictures
from portal.pages import front
from portal.publishing.visible import shown
from strategy.models import Strategy


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """`/` leads to the language that the browser asks for; nothing is remembered."""
    language = get_language_from_request(request)
    return HttpResponseRedirect(fixed_address("home", language if language in codes() else settings.LANGUAGE_CODE))


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    item = fixed_page(FixedPage.Key.HOME)
    strategy = front.current_strategy()
    cards = front.spearhead_cards(strategy)
    agreement = front.current_agreement()
    projects = front.lead_projects()
    return render(
        request,
        "pages/home.html",
        {
            "page": page_for(request, item, json_ld=front.site_in_json_ld(item.tr.title)),
            "words": item,
            "strategy": strategy,
            "cards": cards,
            "agreement": agreement,
            "contacts": front.contacts_of(agreement),
            "projects": projects,
            "news": front.latest_news(),
            "events": front.timeline(agreement),
            "figures": front.figures(cards, projects),
            "tiles": front.tiles(),
        },
    )


@require_safe
def words(request: HttpRequest, key: str) -> HttpResponse:
    """A page that is nothing but its words: about, the statements."""
    item = fixed_page(key, "sources")
    return render(
        request,
        "pages/words.html",
        {
            "page": page_for(request, item, crumbs=[home_crumb()]),
            "words": item,
            "sources": sources_shown(shown(item, "sources")),
        },
    )


@require_safe
def photo_credits(request: HttpRequest) -> HttpResponse:
    item = fixed_page(FixedPage.Key.CREDITS)
    return render(
        request,
        "pages/credits.html",
        {
            "page": page_for(request, item, crumbs=[home_crumb()]),
            "words": item,
            "pictures": credits_of_used_pictures(),
            "publications": listed(
                Strategy.objects.public().exclude(publication_credits=""), "title", also=("publication_credits",)
            ),
        },
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", "Disallow: /admin/", "", f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
