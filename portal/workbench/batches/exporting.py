"""The page on which texts are chosen for translators, and the file that they get."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.workbench.batches.access import called, exchange_page
from portal.workbench.batches.choosing import EVERY_KIND, EVERYTHING, Choice, kinds_to_send
from portal.workbench.batches.forms import ExportForm
from portal.workbench.batches.sending import SentFile, batches_of, sent
from portal.workbench.exchange.problems import UnsendableError
from portal.workbench.queue import Wanted


@exchange_page
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest, language: str) -> HttpResponse:
    form = ExportForm(request.POST if request.method == "POST" else None)
    problem = ""
    if form.is_valid():
        try:
            return _attachment(_file(request, language, form.cleaned_data))
        except UnsendableError as error:
            form, problem = ExportForm(initial=form.cleaned_data), str(error)
    return render(request, "workbench/batches/export.html", _context(request, language, form, problem))


def _context(request: HttpRequest, language: str, form: ExportForm, problem: str) -> dict[str, Any]:
    """A link from the queue has the filter of the queue in its address."""
    posted = request.POST
    wanted = Wanted.read(language, request.GET, request.user)
    is_whole_queue = bool(posted.get("all") or (request.method != "POST" and wanted.query()))
    return {
        **admin.site.each_context(request),
        "title": _("Files for translators: %(language)s") % {"language": called(language)},
        "target_language": language,
        "language_name": called(language),
        "form": form,
        "problem": problem,
        "kinds": kinds_to_send(request.user, language, posted.getlist("kind")),
        "has_every_kind": EVERY_KIND in posted.getlist("kind"),
        "records": posted.getlist("record"),
        "is_whole_queue": is_whole_queue,
        "queue_count": wanted.units().count() if is_whole_queue else 0,
    }


def _file(request: HttpRequest, language: str, asked: dict[str, Any]) -> SentFile:
    has_everything = asked["scope"] == EVERYTHING
    choice = Choice.read(request, language, has_everything=has_everything)
    batches = batches_of(request.user, language, choice.records, has_everything=has_everything, only=choice.only)
    return sent(batches, language, asked["format"], timezone.localdate())


def _attachment(file: SentFile) -> HttpResponse:
    disposition = f'attachment; filename="{file.name}"'
    return HttpResponse(file.data, content_type=file.content_type, headers={"Content-Disposition": disposition})
