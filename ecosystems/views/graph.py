"""The network of agreements: a page, and the same as CSV and JSON-LD."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ecosystems.graph import linked, rows, sheet
from ecosystems.graph.choosing import Chosen, choose
from ecosystems.graph.loading import load
from portal.facts.shown import sources_shown
from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.addresses import fixed_address
from portal.languages.localized import codes, current
from portal.languages.page import absolute, crumb_to, home_crumb, page_for
from portal.publishing.visible import shown


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
            "json_ld_url": _address(request, "agreement-network-json-ld"),
            "sources": sources_shown(shown(words, "sources")),
        },
    )


def _address(request: HttpRequest, name: str) -> str:
    """Of the same choice in another format."""
    query = request.META.get("QUERY_STRING", "")
    return fixed_address(name, current()) + (f"?{query}" if query else "")


def _data(view: Callable[[HttpRequest, Chosen], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """For any program of any site; a choice of what there is not is refused in words."""

    @require_safe
    @wraps(view)
    def answered(request: HttpRequest) -> HttpResponse:
        chosen = choose(load(), request)
        response = _refused() if chosen.is_unknown else view(request, chosen)
        response["Access-Control-Allow-Origin"] = "*"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return answered


def _refused() -> HttpResponse:
    words = _("The address names something that is not in this network, so there is nothing to give.")
    return HttpResponse(f"{words}\n", status=400, content_type="text/plain; charset=utf-8")


def _of_all_languages(response: HttpResponse) -> HttpResponse:
    response["Content-Language"] = ", ".join(codes())
    response["Link"] = f'<{linked.LICENCE}>; rel="license"'
    return response


@_data
def agreement_network_csv(request: HttpRequest, chosen: Chosen) -> HttpResponse:
    table = sheet.as_csv(chosen, has_mark=request.GET.get("bom") == "1")
    headers = {"Content-Disposition": 'attachment; filename="agreements.csv"'}
    return _of_all_languages(HttpResponse(table, content_type="text/csv; charset=utf-8", headers=headers))


@_data
def agreement_network_json_ld(request: HttpRequest, chosen: Chosen) -> HttpResponse:
    told = linked.as_json_ld(chosen, absolute(fixed_address("agreement-network-json-ld", current())))
    options = {"ensure_ascii": False}
    return _of_all_languages(JsonResponse(told, content_type="application/ld+json", json_dumps_params=options))
