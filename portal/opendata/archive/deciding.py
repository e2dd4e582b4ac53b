"""The page of the admin on which an archive is taken off the site, with a reason, or put back."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from portal.opendata.archive.models import FrozenStrategy
from portal.opendata.archive.offering import no_longer_public, put_back, take_down
from portal.publishing.policy import Action, may


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why it is taken off the site"),
        help_text=gettext_lazy("For staff and the audit. Visitors are told that it is gone, and when, but not why."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Say why the archive is taken off the site.")},
    )


def may_decide(user: Any, archive: FrozenStrategy) -> bool:
    """Whoever may take its strategy off the site."""
    return may(user, Action.TAKE_OFF, archive.strategy)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    archive = get_object_or_404(FrozenStrategy.objects.select_related("strategy"), pk=pk)
    if not may_decide(request.user, archive):
        raise PermissionDenied
    is_down = archive.taken_down_at is not None
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and (is_down or form.is_valid()):
        return _decided(request, archive, form)
    context = {
        **admin.site.each_context(request),
        "title": _("Put the archive back on the site") if is_down else _("Take the archive off the site"),
        "here": _("Put back on the site") if is_down else _("Take off the site"),
        "opts": FrozenStrategy._meta,
        "record": archive,
        "is_down": is_down,
        "form": form,
        "gone": no_longer_public([archive])[archive.pk],
        "list_url": _list_url(),
    }
    return render(request, "opendata/archive_decision.html", context)


def _decided(request: HttpRequest, archive: FrozenStrategy, form: ReasonForm) -> HttpResponse:
    """What the page was sent for is done, whatever somebody else has done meanwhile, or refused in words."""
    try:
        if "put_back" in request.POST:
            put_back(request.user, archive)
            messages.success(request, _("The archive is on the site again."))
        else:
            take_down(request.user, archive, form.data.get("reason", ""))
            messages.success(request, _("The archive has been taken off the site. Its address says so."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return HttpResponseRedirect(_list_url())


def _list_url() -> str:
    return reverse("admin:opendata_frozenstrategy_changelist")
