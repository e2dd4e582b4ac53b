"""The pages on which a record gets another keeper, or is deleted before anybody has seen it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.editorial.decisions.deciding import Problem, back_to_form, decision, problems_of
from portal.editorial.decisions.forms import HandOverForm
from portal.editorial.models import KeptEdit, OpenForm
from portal.editorial.records import context_of
from portal.languages.deleting import still_used_by
from portal.publishing import standing
from portal.publishing.revision import Revision


@decision("hand_over")
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, record: Any) -> HttpResponse:
    form = HandOverForm(request.POST if request.method == "POST" else None, record=record)
    problems: list[Problem] = []
    if request.method == "POST" and form.is_valid():
        organisation = form.cleaned_data["organisation"]
        try:
            standing.hand_over(request.user, record, organisation)
        except ValidationError as error:
            problems = problems_of(record, error, form)
        else:
            name = organisation or _("nobody but publishers")
            return back_to_form(request, record, _("Handed over. It is kept by: %(name)s.") % {"name": name})
    context = {
        "title": _("Hand over “%(name)s”") % {"name": record},
        "here": _("Hand over"),
        "form": form,
        "problems": problems,
        "has_draft": Revision.objects.of(record).waiting().exists(),
    }
    return render(request, "editorial/hand_over.html", context_of(request, record, **context))


@decision("delete")
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, record: Any) -> HttpResponse:
    problems: list[Problem] = []
    if request.method == "POST":
        try:
            return _deleted(request, record)
        except ValidationError as error:
            problems = problems_of(record, error, None)
    context = {
        "title": _("Delete “%(name)s”") % {"name": record},
        "here": _("Delete"),
        "problems": problems,
        "users": still_used_by(admin.site, [record]),
        "revision_count": Revision.objects.of(record).count(),
    }
    return render(request, "editorial/delete.html", context_of(request, record, **context))


def _deleted(request: HttpRequest, record: Any) -> HttpResponse:
    """With what surrounds the work on it."""
    name = str(record)
    with transaction.atomic():
        KeptEdit.objects.of(record).delete()
        OpenForm.objects.of(record).delete()
        standing.delete(request.user, record)
    messages.success(request, _("“%(name)s” is deleted.") % {"name": name})
    opts = record._meta
    return HttpResponseRedirect(reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist"))
