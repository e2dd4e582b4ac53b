"""The page on which a draft is reviewed and goes out: now or at a time, wholly or in some languages."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.editorial.decisions.clashes import choices_in, shown_clashes
from portal.editorial.decisions.deciding import (
    Problem,
    back_to_form,
    decision,
    errors_of,
    has_moved_on,
    nothing_there,
    problems_of,
    waiting_of,
)
from portal.editorial.decisions.forms import PublishForm
from portal.editorial.decisions.moments import said
from portal.editorial.decisions.review import review_of
from portal.editorial.decisions.telling import tell_published, tell_scheduled
from portal.editorial.records import context_of, form_of
from portal.publishing import workflow
from portal.publishing.gate import GateClosedError
from portal.publishing.merging import Conflict
from portal.publishing.models import State
from portal.publishing.publication import what_would_go_out
from portal.publishing.revision import Revision
from portal.publishing.snapshots import snapshot, snapshot_of


@decision("publish")
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, record: Any) -> HttpResponse:
    revision = waiting_of(request, record)
    if revision is None and record.state != State.DRAFT:
        return nothing_there(request, record)
    if request.method != "POST":
        return _page(request, record, revision, PublishForm(revision=revision))
    form = PublishForm(request.POST)
    is_asked_for = form.is_valid() and ("_publish" in request.POST or "_schedule" in request.POST)
    if has_moved_on(request, revision):
        return _page(request, record, revision, form, [_moved_on()])
    if not is_asked_for:
        return _page(request, record, revision, form)
    try:
        return _decided(request, record, revision, form)
    except GateClosedError:
        form.add_error("gate_reason", _("Fill in what is missing, or say here why it goes out all the same."))
        return _page(request, record, revision, form)
    except Conflict:
        return _page(request, record, revision, form, [Problem(_("Choose one of the two texts for each field."))])
    except ValidationError as error:
        draft = snapshot_of(revision) if revision else snapshot(record)
        return _page(request, record, revision, form, problems_of(record, error, form, draft))


def _moved_on() -> Problem:
    return Problem(
        _(
            "The draft has been saved or decided about since you opened this page. Nothing has gone out: look at what"
            " it says now, and decide again. What you typed is kept."
        )
    )


def _decided(request: HttpRequest, record: Any, revision: Revision | None, form: PublishForm) -> HttpResponse:
    """All of it or, where something is refused, nothing."""
    user, terms, choices = request.user, form.terms(), choices_in(request.POST)
    with transaction.atomic():
        waiting = revision or workflow.begin(user, record)
        if choices and _clashes(waiting):
            waiting = workflow.settle(user, waiting, choices)
            if not waiting.is_waiting:
                sentence = _("The site says what you have chosen already. Nothing is left of the draft.")
                return back_to_form(request, record, sentence, messages.INFO)
        if terms.at is not None:
            tell_scheduled(request, record, workflow.schedule(user, waiting, terms))
        else:
            tell_published(request, record, workflow.publish(user, waiting, terms), terms.languages)
    return HttpResponseRedirect(form_of(record))


def _clashes(waiting: Revision) -> bool:
    try:
        what_would_go_out(waiting)
    except Conflict:
        return True
    return False


def _page(
    request: HttpRequest, record: Any, revision: Revision | None, form: PublishForm, problems: Sequence[Problem] = ()
) -> HttpResponse:
    choices = choices_in(request.POST)
    scheduled_for = revision.languages if revision else None
    languages = form.chosen_languages if form.is_bound else scheduled_for
    review = review_of(request.user, record, revision, languages, choices)
    form.tell_counts(review.counts)
    context = {
        "title": _("Publish “%(name)s”") % {"name": record},
        "here": _("Publish"),
        "form": form,
        "review": review,
        "revision": revision,
        "problems": list(dict.fromkeys([*problems, *review.problems, *errors_of(form)])),
        "clashes": shown_clashes(review.conflict, choices) if review.conflict else [],
        "scheduled_for": said(revision.publish_at) if revision and revision.publish_at and not revision.failure else "",
    }
    return render(request, "editorial/publish.html", context_of(request, record, **context))
