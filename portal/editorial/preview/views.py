"""Previews for staff: of the newest draft or of any revision, in a language or in all of them at once."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from portal.editorial.preview.rendering import Subject, subject_of
from portal.editorial.preview.showing import preview_of
from portal.editorial.preview.showing import side_by_side as shown_side_by_side
from portal.editorial.preview.ways import Ways, asked
from portal.editorial.records import form_of, page_of, record_page
from portal.publishing.policy import Action, may
from portal.publishing.revision import Revision


@record_page(Action.SEE)
@require_safe
def preview(request: HttpRequest, record: Any, language: str = "") -> HttpResponse:
    wish = asked(request, record, language)
    subject = _subject(request, record)
    return preview_of(subject, wish, _ways(request, subject))


@record_page(Action.SEE)
@require_safe
def side_by_side(request: HttpRequest, record: Any) -> HttpResponse:
    subject = _subject(request, record)
    return shown_side_by_side(subject, _ways(request, subject))


def _subject(request: HttpRequest, record: Any) -> Subject:
    number = request.GET.get("revision", "")
    if not number:
        return subject_of(record)
    is_number = number.isascii() and number.isdigit() and len(number) < 10
    revision = Revision.objects.of(record).filter(number=number).first() if is_number else None
    if revision is None:
        raise Http404(number)
    return subject_of(record, revision)


def _ways(request: HttpRequest, subject: Subject) -> Ways:
    record, revision = subject.record, subject.revision
    is_waiting = revision is not None and revision.is_waiting
    may_share = is_waiting and may(request.user, Action.SHARE, record)
    return Ways(
        page_in=lambda language: page_of(record, "preview", language=language),
        side_by_side=page_of(record, "side-by-side"),
        options={"revision": request.GET.get("revision", "")},
        form=form_of(record),
        share=page_of(record, "share") if may_share else "",
    )
