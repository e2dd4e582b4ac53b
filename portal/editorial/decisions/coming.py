"""The list of what is scheduled over the whole site: what could not go out first, then what comes next."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.editorial.decisions.moments import said
from portal.editorial.decisions.telling import named
from portal.editorial.records import form_of, page_of
from portal.publishing.policy import Action, may
from portal.publishing.revision import Revision
from portal.publishing.snapshots import snapshot_of
from portal.publishing.wording import name_of


class Coming(NamedTuple):
    revision: Revision
    kind: str
    name: str
    time: str
    languages: str  # empty for everything
    by: str
    form_url: str
    publish_url: str  # empty where the user may not
    stop_url: str


def coming_for(user: Any) -> list[Coming]:
    """By time; of records that `user` may see."""
    revisions = list(Revision.objects.scheduled().select_related("decided_by"))
    records = _records_of(revisions)
    found = [(revision, records.get((revision.content_type_id, revision.object_id))) for revision in revisions]
    return [_coming(user, revision, record) for revision, record in found if record and may(user, Action.SEE, record)]


def _records_of(revisions: Iterable[Revision]) -> dict[tuple[int, str], Any]:
    """In one query for each kind of record."""
    keys, models = defaultdict[int, set[str]](set), dict[int, Any]()
    for revision in revisions:
        keys[revision.content_type_id].add(revision.object_id)
        models[revision.content_type_id] = revision.model
    return {
        (kind, str(record.pk)): record
        for kind, model in models.items()
        for record in model._base_manager.filter(pk__in=keys[kind])
    }


def _coming(user: Any, revision: Revision, record: Any) -> Coming:
    may_publish = may(user, Action.PUBLISH, record)
    by, number = revision.decided_by, f"?revision={revision.number}"
    return Coming(
        revision,
        kind=capfirst(str(record._meta.verbose_name)),
        name=name_of(snapshot_of(revision)) or str(record),
        time=said(revision.publish_at) if revision.publish_at else "",
        languages=named(revision.languages) if revision.languages is not None else "",
        by=(by.get_full_name() or by.get_username()) if by else "",
        form_url=form_of(record),
        publish_url=page_of(record, "publish") + number if may_publish else "",
        stop_url=page_of(record, "unschedule") + number if may_publish else "",
    )


@require_safe
def _coming_page(request: HttpRequest) -> HttpResponse:
    coming = coming_for(request.user)
    context = {
        **admin.site.each_context(request),
        "title": _("What is coming"),
        "failed": [one for one in coming if one.revision.failure],
        "coming": [one for one in coming if not one.revision.failure],
        "time_zone": settings.TIME_ZONE,
    }
    return render(request, "editorial/coming.html", context)


coming = never_cache(admin.site.admin_view(_coming_page))
