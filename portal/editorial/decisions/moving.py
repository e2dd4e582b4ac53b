"""Small decisions about a draft: submitted, taken back, taken from the schedule, discarded."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from portal.editorial.decisions.deciding import (
    Problem,
    back_to_form,
    decision,
    has_moved_on,
    nothing_there,
    problems_of,
    waiting_of,
)
from portal.editorial.decisions.moments import said
from portal.editorial.decisions.showing import shown_changes
from portal.editorial.records import View, context_of
from portal.publishing import workflow
from portal.publishing.drafts import base_of
from portal.publishing.revision import Revision
from portal.publishing.snapshots import snapshot, snapshot_of
from portal.publishing.steps import STEPS


class Move(NamedTuple):
    step: str
    decide: Callable[[Any, Revision], None]
    title: Any
    explanation: Any
    button: Any
    done: Any


MOVES = {
    "submit": Move(
        "submit",
        workflow.submit,
        gettext_lazy("Submit “%(name)s”"),
        gettext_lazy("A publisher then sees that it waits. You can go on writing, and you can take it back."),
        gettext_lazy("Submit"),
        gettext_lazy("Submitted: a publisher sees it now. Visitors do not, until it is published."),
    ),
    "take_back": Move(
        "take_back",
        workflow.take_back,
        gettext_lazy("Take back “%(name)s”"),
        gettext_lazy("It is a draft again, and no publisher is asked to look at it."),
        gettext_lazy("Take back"),
        gettext_lazy("Taken back: it is a draft again."),
    ),
    "unschedule": Move(
        "unschedule",
        workflow.unschedule,
        gettext_lazy("Stop the schedule of “%(name)s”"),
        gettext_lazy("It does not go out by itself any more. What it says is kept, and waits to be published."),
        gettext_lazy("Stop the schedule"),
        gettext_lazy("The schedule is stopped. The draft waits to be published."),
    ),
}


def _mover(move: Move) -> View:
    """A page with a question; the form's own button need not ask it."""

    @decision(move.step)
    @require_http_methods(["GET", "HEAD", "POST"])
    def moved(request: HttpRequest, record: Any) -> HttpResponse:
        revision = waiting_of(request, record, STEPS[move.step].drafts)
        if revision is None:
            return nothing_there(request, record)
        problems: list[Problem] = []
        if request.method == "POST":
            try:
                move.decide(request.user, revision)
            except ValidationError as error:
                problems = problems_of(record, error, None)
            else:
                return back_to_form(request, record, str(move.done))
        context = {
            "title": move.title % {"name": record},
            "here": move.button,
            "explanation": move.explanation,
            "button": move.button,
            "revision": revision,
            "problems": problems,
            "time": said(revision.publish_at) if revision.publish_at else "",
        }
        return render(request, "editorial/confirm.html", context_of(request, record, **context))

    return moved


submit, take_back, unschedule = (_mover(MOVES[name]) for name in ("submit", "take_back", "unschedule"))


@decision("discard")
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, record: Any) -> HttpResponse:
    revision = waiting_of(request, record, STEPS["discard"].drafts)
    if revision is None:
        return nothing_there(request, record)
    problems: list[Problem] = []
    if request.method == "POST" and has_moved_on(request, revision):
        problems = [Problem(_("The draft has been saved anew since you opened this page. Look at what it says now."))]
    elif request.method == "POST":
        try:
            workflow.discard(request.user, revision)
        except ValidationError as error:
            problems = problems_of(record, error, None)
        else:
            return back_to_form(request, record, _("The draft is discarded. It stays in the history."))
    draft = snapshot_of(revision)
    context = {
        "title": _("Discard the draft of “%(name)s”") % {"name": record},
        "here": _("Discard the draft"),
        "revision": revision,
        "changes": shown_changes(base_of(revision, snapshot(record)), draft),
        "problems": problems,
    }
    return render(request, "editorial/discard.html", context_of(request, record, **context))
