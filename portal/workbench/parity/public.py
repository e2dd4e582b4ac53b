"""The report for residents, once staff have published its words."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.fixedpages.models import FixedPage, fixed_page
from portal.languages.page import home_crumb, page_for
from portal.workbench.parity.choosing import chosen
from portal.workbench.parity.exceptions import lacking_pages
from portal.workbench.parity.report import report
from portal.workbench.parity.showing import shown


@require_safe
def languages(request: HttpRequest) -> HttpResponse:
    words, now = fixed_page(FixedPage.Key.PARITY), timezone.now()
    choice = chosen(request.GET, now)
    return render(
        request,
        "workbench/parity/public.html",
        {
            "page": page_for(request, words, crumbs=[home_crumb()]),
            "words": words,
            "choice": choice,
            "report": shown(report(choice.language, choice.year, now)),
            "is_of_law": choice.language in settings.GATE_LANGUAGES,
            "lacking": lacking_pages(choice.language),
        },
    )
