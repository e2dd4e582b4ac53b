"""Pages of ecosystem agreements, lead projects, urban areas and the showcase."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contacts.models import Contact
from contacts.rows import contact_rows
from ecosystems import agreement_rows, area_rows, project_rows
from ecosystems.maps import map_of
from ecosystems.models import (
    AgreementFunder,
    EcosystemAgreement,
    LeadProject,
    Participation,
    ShowcaseItem,
    UrbanArea,
)
from ecosystems.periods import length_in_words
from ecosystems.project_list import project_list
from ecosystems.showcase import showcase as showcase_of
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
    found = EcosystemAgreement.objects.public().select_related("image").prefetch_related(*asked)
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
    found = LeadProject.objects.public().select_related("coordinator", "image").prefetch_related(*asked)
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
    item = find_by_slug(UrbanArea.objects.public().prefetch_related(*asked), slug)
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


@require_safe
def showcase(request: HttpRequest) -> HttpResponse:
    words = fixed_page(FixedPage.Key.SHOWCASE, "sources")
    return render(
        request,
        "ecosystems/showcase.html",
        {
            "page": page_for(request, words, crumbs=[home_crumb()]),
            "words": words,
            "showcase": showcase_of(request),
            "sources": sources_shown(shown(words, "sources")),
        },
    )


@require_safe
def showcase_item(request: HttpRequest, slug: str) -> HttpResponse:
    found = ShowcaseItem.objects.public().select_related("image").prefetch_related(*visible(ShowcaseItem, "sources"))
    item = find_by_slug(found, slug)
    return render(
        request,
        "ecosystems/showcase_item.html",
        {
            "page": page_for(request, item, crumbs=[home_crumb(), crumb_to("showcase", _("Showcase"))]),
            "item": item,
            "links": connected(item, "organisations", "spearheads", "themes"),
            "picture": picture_shown(item.image),
            "sources": sources_shown(shown(item, "sources")),
        },
    )
