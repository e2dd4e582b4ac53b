"""Pages of urban areas."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contacts.models import Contact
from contacts.rows import contact_rows
from ecosystems import area_rows
from ecosystems.maps import map_of
from ecosystems.models import (
    UrbanArea,
)
from portal.facts.shown import sources_shown
from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.addresses import find_by_slug
from portal.languages.page import crumb_to, home_crumb, page_for
from portal.publishing.connected import connected
from portal.publishing.visible import shown, visible


@require_safe
def urban_areas(request: HttpRequest) -> HttpResponse:
    words = fixed_page(FixedPage.Key.URBAN_AREAS, "sources")
    rows = area_rows.area_rows()
    return render(
        request,
        "ecosystems/urban_areas.html",
        {
            "page": page_for(request, words, section="agreements", crumbs=[home_crumb()]),
            "words": words,
            "areas": rows,
            "map": map_of((row["name"], row["longitude"], row["latitude"]) for row in rows),
            "sources": sources_shown(shown(words, "sources")),
        },
    )


@require_safe
def urban_area(request: HttpRequest, slug: str) -> HttpResponse:
    contacts = Contact.objects.current().select_related("organisation").order_by("name")
    asked = visible(UrbanArea, "sources", contacts=contacts)
    item = find_by_slug(UrbanArea.objects.reachable().prefetch_related(*asked), slug)
    crumbs = [home_crumb(), crumb_to("urban-areas", _("Urban areas"))]
    return render(
        request,
        "ecosystems/urban_area.html",
        {
            "page": page_for(request, item, section="agreements", crumbs=crumbs),
            "area": item,
            "links": connected(item, "cities", "agreements"),
            "projects": area_rows.projects_of(item),
            "silent_count": area_rows.silent_project_count(),
            "map": map_of([(item.tr.name, item.longitude, item.latitude)]),
            "contacts": contact_rows(shown(item, "contacts")),
            "sources": sources_shown(shown(item, "sources")),
        },
    )
