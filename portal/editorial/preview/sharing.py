"""The page on which staff share a draft with people without an account, and read what they wrote."""

from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from portal.editorial.models import PreviewComment, PreviewLink
from portal.editorial.preview.comments import handle
from portal.editorial.preview.links import Descent, address_of
from portal.editorial.records import context_of, page_of, record_page
from portal.languages.page import absolute
from portal.publishing.about import about
from portal.publishing.audit import Deed, note
from portal.publishing.drafts import newest
from portal.publishing.policy import Action
from portal.publishing.revision import Revision

if TYPE_CHECKING:
    _LinkForm = forms.ModelForm[PreviewLink]
else:
    _LinkForm = forms.ModelForm


class LinkForm(_LinkForm):
    class Meta:
        model = PreviewLink
        fields = ("whom",)
        help_texts = {"whom": gettext_lazy("Only colleagues see this: whom the link is meant for.")}


class LinkRow(NamedTuple):
    link: PreviewLink
    url: str  # empty once the link shows nothing any more
    is_revocable: bool


@record_page(Action.SHARE)
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, record: Any) -> HttpResponse:
    waiting = newest(record)
    waiting = waiting if waiting is not None and waiting.is_waiting else None
    form = LinkForm(request.POST or None, label_suffix="")
    if request.method == "POST" and waiting and form.is_valid():
        _make(request.user, record, waiting, form.save(commit=False))
        messages.success(request, _("The link is made. Whoever has it sees the draft, until you revoke it."))
        return HttpResponseRedirect(page_of(record, "share"))
    context = context_of(
        request,
        record,
        title=_("Share the preview"),
        subtitle=str(record),
        waiting=waiting,
        form=form,
        rows=_rows(record),
        comments=PreviewComment.objects.of(record).select_related("revision", "link", "handled_by"),
    )
    return render(request, "editorial/share.html", context)


def _make(user: Any, record: Any, revision: Revision, link: PreviewLink) -> None:
    with transaction.atomic():
        link.revision, link.made_by = revision, user
        for column, value in about(record).items():
            setattr(link, column, value)
        link.save()
        note(user, Deed.SHARED, record, revision=revision)


def _rows(record: Any) -> list[LinkRow]:
    descent, now = Descent(record), timezone.now()
    rows = []
    for link in PreviewLink.objects.of(record).select_related("made_by", "revoked_by", "revision"):
        is_revocable = link.revoked_at is None and link.expires_at > now
        url = absolute(address_of(link)) if is_revocable and descent.waiting(link) else ""
        rows.append(LinkRow(link, url, is_revocable))
    return rows


@record_page(Action.SHARE)
@require_POST
def revoke(request: HttpRequest, record: Any, link: int) -> HttpResponse:
    found = PreviewLink.objects.of(record).filter(pk=link).select_related("revision").first()
    if found is None:
        raise Http404
    with transaction.atomic():
        open_one = PreviewLink.objects.filter(pk=link, revoked_at=None)
        if open_one.update(revoked_at=timezone.now(), revoked_by=request.user):
            note(request.user, Deed.REVOKED, record, revision=found.revision)
    messages.success(request, _("The link is revoked: it leads to nothing any more."))
    return HttpResponseRedirect(page_of(record, "share"))


@record_page(Action.SHARE)
@require_POST
def handled(request: HttpRequest, record: Any, comment: int) -> HttpResponse:
    if not handle(request.user, record, comment):
        raise Http404
    return HttpResponseRedirect(f"{page_of(record, 'share')}#comments")
