"""The network of agreements: a page, and the same as CSV and JSON-LD."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ecosystems.graph import linked, rows, sheet
from ecosystems.graph.choosing import Chosen, choose
from ecosystems.graph.loading import load
from portal.delivery.data import LICENCE, WrongParameterError, for_programs, given_once, is_for_excel
from portal.facts.shown import sources_shown
from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.addresses import fixed_address
from portal.languages.localized import codes, current
from portal.languages.page import absolute, crumb_to, home_crumb, page_for
from portal.publishing.visible import shown

CHOICES = ("organisation", "area", "theme", "year", "state", "about")


@require_safe
def agreement_network(request: HttpRequest) -> HttpResponse:
    words = fixed_page(FixedPage.Key.AGREEMENT_NETWORK, "sources")
    crumbs = [home_crumb(), crumb_to("agreements", _("Ecosystem agreements"))]
    chosen = choose(load(), request)
    return render(
        request,
        "ecosystems/graph.html",
        {
            "page": page_for(request, words, section="agreements", crumbs=crumbs),
            "words": words,
            "chosen": chosen,
            "agreements": rows.agreement_rows(chosen),
            "projects": rows.project_rows(chosen),
            "silent_areas": rows.area_mentions(chosen),
            "about": rows.about(chosen.graph, chosen.about) if chosen.about else None,
            "about_handle": chosen.about.handle if chosen.about else "",
            "csv_url": _address(request, "agreement-network-csv"),
            "excel_url": _address(request, "agreement-network-csv", bom="1"),
            "json_ld_url": _address(request, "agreement-network-json-ld"),
            "sources": sources_shown(shown(words, "sources")),
        },
    )


def _address(request: HttpRequest, name: str, **more: str) -> str:
    """Of the same choice in another format."""
    query = urlencode(_chosen_in(request) | more)
    return fixed_address(name, current()) + (f"?{query}" if query else "")


def _chosen_in(request: HttpRequest) -> dict[str, str]:
    """In an order of its own, so that one choice has one address; whatever else an address holds is no choice."""
    return {name: value for name in CHOICES if (value := request.GET.get(name, ""))}


def _data(view: Callable[[HttpRequest, Chosen], HttpResponse]) -> Callable[[HttpRequest], HttpResponseBase]:
    """For any program of any site; a choice of what there is not is refused in words."""

    @for_programs
    @wraps(view)
    def answered(request: HttpRequest) -> HttpResponse:
        chosen = choose(load(), request)
        if chosen.is_unknown:
            sentence = _("The address names something that is not in this network, so there is nothing to give.")
            raise WrongParameterError(sentence)
        response = view(request, chosen)
        response["Content-Language"] = ", ".join(codes())
        response["Link"] = f'<{LICENCE}>; rel="license"'
        return response

    return answered


@_data
def agreement_network_csv(request: HttpRequest, chosen: Chosen) -> HttpResponse:
    table = sheet.as_csv(chosen, is_for_excel=is_for_excel(given_once(request, (*CHOICES, "bom"))))
    headers = {"Content-Disposition": 'attachment; filename="agreements.csv"'}
    return HttpResponse(table, content_type="text/csv; charset=utf-8", headers=headers)


@_data
def agreement_network_json_ld(request: HttpRequest, chosen: Chosen) -> HttpResponse:
    given_once(request, CHOICES)
    address = absolute(fixed_address("agreement-network-json-ld", current()))
    told = linked.as_json_ld(chosen, address, urlencode(_chosen_in(request)))
    options = {"ensure_ascii": False}
    return JsonResponse(told, content_type="application/ld+json", json_dumps_params=options)
