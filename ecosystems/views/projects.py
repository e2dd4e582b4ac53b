"""Pages of lead projects."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contacts.models import Contact
from contacts.rows import contact_rows
from ecosystems import project_rows
from ecosystems.models import (
    LeadProject,
    Participation,
)
from ecosystems.periods import length_in_words
from ecosystems.project_list import project_list
from portal.facts.shown import sources_shown
from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.addresses import find_by_slug
from portal.languages.page import crumb_to, home_crumb, page_for
from portal.media.shown import documents_shown, picture_shown
from portal.publishing.connected import connected
from portal.publishing.visible import shown, visible


@require_safe
def lead_projects(request: HttpRequest) -> HttpResponse:
    words = fixed_page(FixedPage.Key.LEAD_PROJECTS, "sources")
    return render(
        request,
        "ecosystems/lead_projects.html",
        {
            "page": page_for(request, words, section="lead-projects", crumbs=[home_crumb()]),
            "words": words,
            "list": project_list(request),
            "sources": sources_shown(shown(words, "sources")),
        },
    )


@require_safe
def lead_project(request: HttpRequest, slug: str) -> HttpResponse:
    asked = visible(
        LeadProject,
        *("documents", "sources"),
        participations=Participation.objects.select_related("area"),
        contacts=Contact.objects.current().select_related("organisation").order_by("name"),
    )
    found = LeadProject.objects.reachable().select_related("coordinator", "image").prefetch_related(*asked)
    item = find_by_slug(found, slug)
    areas = project_rows.participants(shown(item, "participations"))
    crumbs = [home_crumb(), crumb_to("lead-projects", _("Lead projects"))]
    json_ld = [project_rows.in_json_ld(item, areas)]
    return render(
        request,
        "ecosystems/lead_project.html",
        {
            "page": page_for(request, item, section="lead-projects", crumbs=crumbs, json_ld=json_ld),
            "project": item,
            "period": length_in_words(item.start_year, item.end_year, item.duration_years),
            "participants": areas,
            "map": project_rows.small_map(shown(item, "participations")),
            "links": connected(item, "theme", "agreements", "spearheads", "news_items"),
            "picture": picture_shown(item.image),
            "documents": documents_shown(shown(item, "documents")),
            "contacts": contact_rows(shown(item, "contacts"), about=item.tr.title),
            "sources": sources_shown(shown(item, "sources")),
        },
    )
