"""What the pages share on which somebody decides: who may open them, which draft is decided about, what went wrong."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from portal.editorial.records import View, field_of, form_of, record_page
from portal.publishing.revision import WAITING, Revision
from portal.publishing.snapshots import Snapshot
from portal.publishing.steps import STEPS
from portal.publishing.wording import label_of


class Problem(NamedTuple):
    """What stands against a decision; `url` is the field that has to be changed, if it is known."""

    sentence: str
    label: str = ""
    url: str = ""


def decision(step: str) -> Callable[[View], View]:
    """`record_page` for whoever may take `step`; who may not is told what to do instead."""

    def decorate(view: View) -> View:
        page = record_page(STEPS[step].action)(view)

        @wraps(view)
        def opened(request: HttpRequest, **address: str) -> HttpResponse:
            try:
                return page(request, **address)
            except PermissionDenied:
                return refusal(request, step)

        decided: View = never_cache(opened)
        return decided

    return decorate


def refusal(request: HttpRequest, step: str) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": _("You may not do this"), "advice": _advice(step)}
    return render(request, "editorial/refused.html", context, status=403)


def _advice(step: str) -> str:
    if step in {"publish", "unschedule"}:
        return _("What goes out, and when, is for publishers to decide. Submit the draft: they see then that it waits.")
    if step == "delete":
        return _(
            "What visitors have seen is never deleted. A publisher can withdraw it or take it off the site; before"
            " that, whoever keeps it can delete it."
        )
    if step in {"withdraw", "put_back", "hand_over"}:
        return _("Ask a publisher: they take pages off the site, put them back, and hand them over.")
    return _("Ask whoever keeps this page, or a publisher.")


def waiting_of(request: HttpRequest, record: Any, states: Collection[str] = WAITING) -> Revision | None:
    """The draft whose number the address names, while it is in one of `states`; else the newest one that is."""
    revisions = Revision.objects.of(record).waiting().select_related("user", "decided_by", "base")
    found: list[Revision] = [revision for revision in revisions.order_by("-number") if revision.state in states]
    named = [revision for revision in found if str(revision.number) == request.GET.get("revision")]
    return next(iter(named or found), None)


def has_moved_on(request: HttpRequest, revision: Revision | None) -> bool:
    """Whether the page that was sent showed another draft than the one that waits now."""
    return request.POST.get("revision", "") != (str(revision.number) if revision else "")


def problems_of(record: Any, error: ValidationError, form: Form | None, *snapshots: Snapshot) -> list[Problem]:
    """Each sentence of `error` with a link to its field; what is about the page's own `form` is said there."""
    if not hasattr(error, "error_dict"):
        return [Problem(sentence) for sentence in error.messages]
    found = []
    for key, sentences in error.message_dict.items():
        if form is not None and key in form.fields:
            form.add_error(key, sentences)
        else:
            found += [_problem(record, key, sentence, snapshots) for sentence in sentences]
    return found


def _problem(record: Any, key: str, sentence: str, snapshots: Collection[Snapshot]) -> Problem:
    path = tuple(key.split("/"))
    if key == NON_FIELD_ERRORS or not any(snapshot.has(path) for snapshot in snapshots):
        return Problem(sentence)
    return Problem(sentence, label_of(path, *snapshots), field_of(record, path))


def errors_of(form: Form) -> list[Problem]:
    """What is said beside the questions of a page, once more above it, with links."""
    return [
        Problem(str(sentence), capfirst(str(question.label)), f"#{question.id_for_label or f'{question.auto_id}_0'}")
        for question in form
        for sentence in question.errors
    ]


def back_to_form(request: HttpRequest, record: Any, sentence: str, level: int = messages.SUCCESS) -> HttpResponse:
    messages.add_message(request, level, sentence)
    return HttpResponseRedirect(form_of(record))


def nothing_there(request: HttpRequest, record: Any) -> HttpResponse:
    """For a page about a draft that is there no more."""
    sentence = _(
        "There is nothing to decide here any more: somebody has saved, published or discarded in the meantime."
    )
    return back_to_form(request, record, sentence, messages.WARNING)
