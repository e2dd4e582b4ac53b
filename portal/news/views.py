"""Pages of news and press releases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contacts.models import Contact
from contacts.rows import contact_rows
from portal.facts.shown import sources_shown
from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.addresses import find_by_slug
from portal.languages.names import written_in
from portal.languages.page import crumb_to, home_crumb, page_for
from portal.media.shown import documents_shown, picture_shown
from portal.news import rows
from portal.news.models import NewsItem
from portal.publishing.connected import connected
from portal.publishing.visible import shown, visible


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    words = fixed_page(FixedPage.Key.NEWS, "sources")
    page = rows.news_page(request)
    return render(
        request,
        "news/news.html",
        {
            "page": page_for(request, words, section="news", crumbs=[home_crumb()]),
            "words": words,
            "paged": page,
            "rows": rows.news_rows(page.rows),
            "sources": sources_shown(shown(words, "sources")),
        },
    )


@require_safe
def news_item(request: HttpRequest, slug: str) -> HttpResponse:
    contacts = Contact.objects.select_related("organisation").order_by("name")
    asked = visible(NewsItem, "quotes", "attachments", "sources", contacts=contacts)
    found = NewsItem.objects.reachable().select_related("image").prefetch_related(*asked)
    item = find_by_slug(found, slug)
    about = connected(item, "strategies", "spearheads", "agreements", "lead_projects")
    crumbs = [home_crumb(), crumb_to("news", _("News"))]
    json_ld = [rows.in_json_ld(item)]
    return render(
        request,
        "news/news_item.html",
        {
            "page": page_for(request, item, section="news", kind="article", crumbs=crumbs, json_ld=json_ld),
            "item": item,
            "kind": rows.kind_in_words(item.kind),
            "original_language": written_in(item.original_language),
            "about": [link for links in about.values() for link in links],
            "quotes": shown(item, "quotes"),
            "attachments": documents_shown(shown(item, "attachments")),
            "picture": picture_shown(item.image),
            "contacts": contact_rows(shown(item, "contacts")),
            "sources": sources_shown(shown(item, "sources")),
        },
    )
