"""The pages on which a record leaves the site, with a notice to visitors or an address to go to, and comes back."""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.editorial.decisions.deciding import Problem, back_to_form, decision, errors_of, problems_of, waiting_of
from portal.editorial.decisions.forms import UNPUBLISH, WITHDRAW, PutBackForm, TakeOffForm, given_texts
from portal.editorial.decisions.links import field_links
from portal.editorial.decisions.where_used import uses_of
from portal.editorial.records import context_of
from portal.languages.lists import in_order, listed
from portal.languages.models import Addressed
from portal.publishing import standing
from portal.publishing.gate import GateClosedError, missing, unexcused
from portal.publishing.policy import Action, may
from portal.publishing.revision import Revision
from portal.publishing.snapshots import snapshot
from portal.publishing.steps import open_steps

OFFERED = 200  # addresses of pages that may take the place of one that is gone


class Place(NamedTuple):
    name: str
    address: str


@decision("withdraw")
@require_http_methods(["GET", "HEAD", "POST"])
def take_off(request: HttpRequest, record: Any) -> HttpResponse:
    steps = _ways_off(request, record)
    if not steps:
        return back_to_form(request, record, _("It is not on the site."), messages.INFO)
    form = TakeOffForm(request.POST or None, steps=steps, notice=record.ending.get("notice", {}))
    problems: list[Problem] = []
    if request.method == "POST" and form.is_valid():
        try:
            return back_to_form(request, record, _taken_off(request, record, form))
        except ValidationError as error:
            problems = problems_of(record, error, form)
    context = {
        "title": _("Take “%(name)s” off the site") % {"name": record},
        "here": _("Take off the site"),
        "form": form,
        "problems": [*problems, *errors_of(form)],
        "has_page": isinstance(record, Addressed),
        "ways": steps,
        "uses": uses_of(record),
        "scheduled": list(Revision.objects.of(record).scheduled()),
        "places": _places_beside(record),
    }
    return render(request, "editorial/take_off.html", context_of(request, record, **context))


def _ways_off(request: HttpRequest, record: Any) -> Collection[str]:
    """What has no page of its own is simply gone."""
    steps = [step for step in open_steps(request.user, record, None) if step in {WITHDRAW, UNPUBLISH}]
    return steps if isinstance(record, Addressed) else [step for step in steps if step == UNPUBLISH]


def _taken_off(request: HttpRequest, record: Any, form: TakeOffForm) -> str:
    notice = given_texts("notice", form.cleaned_data)
    address = form.cleaned_data["address"].strip()
    if form.cleaned_data["how"] == WITHDRAW:
        if address:
            raise ValidationError({"address": _("A page that is withdrawn stays where it is: it leads nowhere else.")})
        standing.withdraw(request.user, record, notice)
        return _("Withdrawn: visitors find the page at its address, under your notice, and in no list.")
    standing.unpublish(request.user, record, notice, address)
    if address:
        return _("Taken off the site: its address leads to %(address)s.") % {"address": address}
    return _("Taken off the site.")


def _places_beside(record: Any) -> list[Place]:
    """Pages of the same kind that are on the site, by name."""
    model: Any = type(record)
    if not issubclass(model, Addressed):
        return []
    others: Any = model._default_manager.public().exclude(pk=record.pk)
    rows = in_order(listed(others[:OFFERED], model.NAMED_BY), model.NAMED_BY)
    return [Place(row[model.NAMED_BY], row["url"]) for row in rows]


@decision("put_back")
@require_http_methods(["GET", "HEAD", "POST"])
def put_back(request: HttpRequest, record: Any) -> HttpResponse:
    if "put_back" not in open_steps(request.user, record, None):
        return back_to_form(request, record, _("It has not been taken off the site."), messages.INFO)
    form = PutBackForm(request.POST or None)
    problems: list[Problem] = []
    if request.method == "POST" and form.is_valid():
        try:
            standing.put_back(request.user, record, form.cleaned_data["gate_reason"])
            return back_to_form(request, record, _("It is on the site again."))
        except GateClosedError:
            form.add_error("gate_reason", _("Fill in what is missing, or say here why it goes out all the same."))
        except ValidationError as error:
            problems = problems_of(record, error, form)
    row = snapshot(record)
    needed = unexcused(record, row)
    context = {
        "title": _("Put “%(name)s” back on the site") % {"name": record},
        "here": _("Put back on the site"),
        "form": form,
        "problems": [*problems, *errors_of(form)],
        "review": {
            "needed": field_links(record, needed),
            "excused": field_links(record, [one for one in missing(row) if one not in needed]),
        },
        "withdrawn": record.state == "withdrawn",
        "waiting": waiting_of(request, record),
        "may_publish": may(request.user, Action.PUBLISH, record),
    }
    return render(request, "editorial/put_back.html", context_of(request, record, **context))
