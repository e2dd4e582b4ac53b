"""Pages of ecosystem agreements."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contacts.models import Contact
from contacts.rows import contact_rows
from ecosystems import agreement_rows
from ecosystems.models import (
    AgreementFunder,
    EcosystemAgreement,
)
from ecosystems.themes import theme_groups
from portal.facts.shown import sources_shown
from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.addresses import find_by_slug
from portal.languages.page import crumb_to, home_crumb, page_for
from portal.media.shown import documents_shown, picture_shown
from portal.publishing.connected import connected
from portal.publishing.visible import shown, visible
from strategy.shown import period_in_words


@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    words = fixed_page(FixedPage.Key.AGREEMENTS, "sources")
    return render(
        request,
        "ecosystems/agreements.html",
        {
            "page": page_for(request, words, section="agreements", crumbs=[home_crumb()]),
            "words": words,
            "groups": agreement_rows.agreement_groups(),
            "sources": sources_shown(shown(words, "sources")),
        },
    )


@require_safe
def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    asked = visible(
        EcosystemAgreement,
        *("themes", "documents", "sources"),
        funders=AgreementFunder.objects.select_related("organisation", "instrument"),
        contacts=Contact.objects.current().select_related("organisation").order_by("name"),
    )
    found = EcosystemAgreement.objects.reachable().select_related("image").prefetch_related(*asked)
    item = find_by_slug(found, slug)
    links = connected(item, "area", "parties", "lead_projects", "news_items")
    crumbs = [home_crumb(), crumb_to("agreements", _("Ecosystem agreements"))]
    return render(
        request,
        "ecosystems/agreement.html",
        {
            "page": page_for(request, item, section="agreements", crumbs=crumbs),
            "agreement": item,
            "period": period_in_words(item.start_year, item.end_year),
            "links": links,
            "funders": agreement_rows.funders_by_role(shown(item, "funders")),
            "themes": theme_groups(shown(item, "themes")),
            "picture": picture_shown(item.image),
            "documents": documents_shown(shown(item, "documents")),
            "contacts": contact_rows(shown(item, "contacts"), about=item.tr.title),
            "sources": sources_shown(shown(item, "sources")),
        },
    )
