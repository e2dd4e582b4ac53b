"""The page of one file that came back: what would become of its texts, and what has."""

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.delivery.paging import paged
from portal.workbench.batches.access import called, exchange_page
from portal.workbench.batches.applying import applied
from portal.workbench.batches.judging import judged
from portal.workbench.batches.results import Fate
from portal.workbench.batches.showing import outcomes, previews, shown_results, worst_first
from portal.workbench.batches.uploads import file_of, uploads_of
from portal.workbench.exchange.outcomes import Outcome
from portal.workbench.models import ReturnedUpload

PER_PAGE = 25


@exchange_page
@require_http_methods(["GET", "HEAD", "POST"])
def returned(request: HttpRequest, language: str, pk: int) -> HttpResponse:
    upload = uploads_of(request.user).filter(pk=pk, language=language).first()
    if request.method != "POST":
        if upload is None:
            raise Http404
        return _preview(request, upload)
    if upload is None:
        messages.info(request, _("This file has been dealt with already."))
        return redirect("workbench:import", language=language)
    if "_discard" in request.POST:
        return _discarded(request, upload)
    if "_apply" in request.POST:
        return _applied(request, upload)
    return redirect("workbench:returned", language=language, pk=pk)


def _preview(request: HttpRequest, upload: ReturnedUpload) -> HttpResponse:
    file = file_of(upload)
    found = judged(request.user, upload.language, file)
    wanted = request.GET.get("outcome", "")
    page = paged([one for one in worst_first(found) if wanted in {"", one.row.outcome}], request, PER_PAGE)
    context = {
        **admin.site.each_context(request),
        "title": _("Translations in “%(name)s”") % {"name": upload.name},
        "target_language": upload.language,
        "language_name": called(upload.language),
        "upload": upload,
        "file": file,
        "outcomes": outcomes(found, wanted),
        "count": len(found),
        "applied_count": sum(one.row.outcome == Outcome.APPLIED for one in found),
        "kept_count": sum(one.is_worth_keeping for one in found),
        "page": page,
        "rows": previews(request.user, upload.language, page.rows),
    }
    return render(request, "workbench/batches/returned.html", context)


def _discarded(request: HttpRequest, upload: ReturnedUpload) -> HttpResponse:
    name, language = upload.name, upload.language
    upload.delete()
    messages.success(request, _("“%(name)s” is discarded. Nothing of it was written.") % {"name": name})
    return redirect("workbench:import", language=language)


def _applied(request: HttpRequest, upload: ReturnedUpload) -> HttpResponse:
    """The file goes once all of its words stand elsewhere too."""
    results = applied(request.user, upload.language, file_of(upload))
    has_lost = any(result.is_lost for result in results)
    name, language = upload.name, upload.language
    if not has_lost:
        upload.delete()
    context = {
        **admin.site.each_context(request),
        "title": _("What became of “%(name)s”") % {"name": name},
        "target_language": language,
        "language_name": called(language),
        "counts": {str(fate): sum(one.fate == fate for one in results) for fate in Fate},
        "written": shown_results(results, language, {Fate.LIVE, Fate.WAITING}),
        "refused": shown_results(results, language, {Fate.REFUSED}),
        "has_lost": has_lost,
    }
    return render(request, "workbench/batches/results.html", context)
