"""The page on which personal data is taken out of what is kept of a record: first a look, then for good."""

import re
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.editorial.history.personal import REMOVED, pattern_of
from portal.editorial.history.redaction import (
    StillThereError,
    in_words,
    places,
    redact,
    subject_of,
    where_it_stands,
)
from portal.editorial.records import context_of, page_of, record_page
from portal.publishing.policy import Action

SHOWN = 200  # places that are listed; all are counted


class TextForm(forms.Form):
    text = forms.CharField(
        max_length=200,
        label=gettext_lazy("The text to remove"),
        help_text=gettext_lazy(
            "A name, a phone number, an e-mail address. It is found in capitals or not, a number in any spelling;"
            " another form of a name (“Aallon”) is a text of its own."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        self.cleaned_data["pattern"] = pattern_of(text)
        return text


@record_page(Action.REDACT)
@sensitive_post_parameters("text")
@require_http_methods(["GET", "HEAD", "POST"])
def redact_page(request: HttpRequest, record: Any) -> HttpResponse:
    form = TextForm(request.POST if request.method == "POST" else None, label_suffix="")
    context: dict[str, Any] = {
        "title": _("Remove personal data from “%(name)s”") % {"name": record},
        "form": form,
        "mark": REMOVED,
        "history_url": page_of(record, "history"),
    }
    if form.is_valid():
        pattern = form.cleaned_data["pattern"]
        try:
            if "confirm" in request.POST:
                return _removed(request, record, pattern)
        except StillThereError:  # said below, with the places
            pass
        context |= _found(record, pattern)
    return render(request, "editorial/redact.html", context_of(request, record, **context))


def _found(record: Any, pattern: re.Pattern[str]) -> dict[str, Any]:
    subject = subject_of(record)
    found = places(subject, pattern)
    return {
        "is_asked": True,
        "standing": where_it_stands(subject, pattern),
        "places": found[:SHOWN],
        "places_count": len(found),
        "times": sum(place.times for place in found),
    }


def _removed(request: HttpRequest, record: Any, pattern: re.Pattern[str]) -> HttpResponse:
    counts = redact(request.user, subject_of(record), pattern)
    if counts:
        messages.success(request, _("Removed for good. %(counts)s.") % {"counts": in_words(counts)})
    else:
        messages.info(request, _("There was nothing to remove."))
    return HttpResponseRedirect(page_of(record, "history"))
