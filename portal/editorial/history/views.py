"""The page that tells the history of a record."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.delivery.paging import paged
from portal.editorial.history.timeline import moments, timeline
from portal.editorial.records import context_of, record_page
from portal.publishing.policy import Action

PER_PAGE = 20


@record_page(Action.SEE)
@require_safe
def history(request: HttpRequest, record: Any) -> HttpResponse:
    page = paged(timeline(record), request, PER_PAGE)
    context = {
        "title": _("History of “%(name)s”") % {"name": record},
        "moments": moments(record, page.rows),
        "page": page,
    }
    return render(request, "editorial/history.html", context_of(request, record, **context))
