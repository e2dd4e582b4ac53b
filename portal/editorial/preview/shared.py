"""Previews for people without an account, who have been sent a link, and the comment that they may leave."""

from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from portal.editorial.models import PreviewLink
from portal.editorial.preview.answers import kept_private
from portal.editorial.preview.comments import CommentForm, keep_comment
from portal.editorial.preview.links import Descent, link_of, shown_by
from portal.editorial.preview.places import address_of
from portal.editorial.preview.rendering import subject_of
from portal.editorial.preview.showing import preview_of
from portal.editorial.preview.showing import side_by_side as shown_side_by_side
from portal.editorial.preview.ways import Asked, Ways, asked
from portal.languages.localized import current
from portal.media.passes import with_passes
from portal.publishing.revision import Revision


class Shared(NamedTuple):
    link: PreviewLink
    record: Any
    revision: Revision | None  # what the link shows; None when nothing of it waits any more


# The signed token in the address is the only authority here: there is no cookie and no session that a forged request
# could use, and whoever knows the address may do all that it allows. A CSRF token would need a cookie.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, token: str, language: str = "") -> HttpResponse:
    try:
        shared = _shared(token)
        wish = asked(request, shared.record, language)
    except Http404:
        return _nothing(request)
    if shared.revision is None:
        return _over(request, shared)
    form = CommentForm(request.POST if request.method == "POST" else None)
    ways = _ways(token)
    if request.method == "POST" and _is_kept(form, shared, shared.revision, wish):
        return kept_private(HttpResponseRedirect(f"{ways.to(wish.language, sent='1')}#preview-comment"))
    below = "" if wish.is_framed else _comment_form(form, shared.revision, ways.to(wish.language), request)
    response = preview_of(subject_of(shared.record, shared.revision), wish, ways, below)
    response.content = with_passes(response.content.decode())  # what the draft has chosen is not out yet
    return response


@require_safe
def side_by_side(request: HttpRequest, token: str) -> HttpResponse:
    try:
        shared = _shared(token)
    except Http404:
        return _nothing(request)
    if shared.revision is None:
        return _over(request, shared)
    return shown_side_by_side(subject_of(shared.record, shared.revision), _ways(token))


def _shared(token: str) -> Shared:
    link = link_of(token)
    record = link.record if link else None
    if link is None or record is None:
        raise Http404
    return Shared(link, record, shown_by(link, record))


def _nothing(request: HttpRequest) -> HttpResponse:
    """One and the same page, whatever is wrong with the link."""
    response = kept_private(render(request, "404.html", status=404))
    response.headers["Content-Language"] = current()
    return response


def _over(request: HttpRequest, shared: Shared) -> HttpResponse:
    """The draft has been published, or it will not be."""
    record, is_public = shared.record, type(shared.record).objects.public().filter(pk=shared.record.pk).exists()
    is_published = is_public and not Descent(record).was_discarded(shared.link)
    context = {"public_url": address_of(record, current()) if is_published else "", "reader": get_language()}
    return kept_private(render(request, "editorial/shared_over.html", context, status=200 if is_published else 410))


def _ways(token: str) -> Ways:
    return Ways(
        page_in=lambda language: reverse("shared-preview", kwargs={"token": token, "language": language}),
        side_by_side=reverse("shared-side-by-side", kwargs={"token": token}),
        comment="#preview-comment",
    )


def _is_kept(form: CommentForm, shared: Shared, revision: Revision, wish: Asked) -> bool:
    """What a machine wrote is thanked for and dropped."""
    if form.is_of_a_machine:
        return True
    if not form.is_valid():
        return False
    try:
        keep_comment(shared.link, _as_seen(form, shared, revision), wish.language, form.save(commit=False))
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _as_seen(form: CommentForm, shared: Shared, revision: Revision) -> Revision:
    """The one that stood on the page when it was opened, if the link has shown it; else the present one."""
    grown = Descent(shared.record).of(shared.link)
    seen = next((step.pk for step in grown if str(step.number) == form.data.get("revision")), revision.pk)
    return Revision.objects.get(pk=seen)


def _comment_form(form: CommentForm, revision: Revision, action: str, request: HttpRequest) -> str:
    is_sent = "sent" in request.GET and not form.is_bound
    context = {"form": form, "revision": revision.number, "action": action, "is_sent": is_sent, "reader": current()}
    return render_to_string("editorial/preview_comment.html", context)
