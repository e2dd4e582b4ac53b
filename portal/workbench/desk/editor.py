"""The page on which a record is translated: all of its texts side by side with the original."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.editorial.records import context_of
from portal.publishing.policy import Action, languages_to_write, may
from portal.publishing.snapshots import snapshot
from portal.workbench.addresses import address_of_key, editor_address, queue_address
from portal.workbench.desk.access import desk_page, record_at
from portal.workbench.desk.fields import fields_of
from portal.workbench.desk.sent import Button, Outcome, take
from portal.workbench.names import Key, key_of
from portal.workbench.queue import Wanted, after
from portal.workbench.syncing import now_of, sync
from portal.workbench.writing import goes_live


@desk_page
@require_http_methods(["GET", "HEAD", "POST"])
def editor(request: HttpRequest, language: str, kind: str, pk: str) -> HttpResponse:
    record = record_at(request.user, kind, pk)
    if request.method != "POST":
        return _page(request, record, language)
    wanted = Wanted.read(language, request.GET, request.user)
    following = after(wanted, key_of(record))
    outcome = take(request.user, record, language, request.POST)
    for sentence in outcome.sentences:
        messages.success(request, sentence)
    if not outcome.is_fine:
        return _page(request, record, language, outcome)
    return HttpResponseRedirect(_where_to(request, record, language, following))


def _where_to(request: HttpRequest, record: Any, language: str, following: Key | None) -> str:
    query = request.META.get("QUERY_STRING", "")
    if Button.pressed(request.POST).name == "next":
        if following is None:
            messages.info(request, _("That was the last one of this list."))
            return queue_address(language, query)
        return address_of_key(language, following, query)
    address = editor_address(record, language)
    return f"{address}?{query}" if query else address


def _page(
    request: HttpRequest,
    record: Any,
    language: str,
    outcome: Outcome | None = None,
) -> HttpResponse:
    sync(record)
    user, here = request.user, now_of(record)
    at_once = goes_live(user, record, snapshot(record), here, language)
    refused = outcome or Outcome()
    fields = fields_of(record, language, at_once, refused)
    name = dict(settings.LANGUAGES)[language]
    context = context_of(
        request,
        record,
        title=_("%(name)s: %(language)s") % {"name": record, "language": name},
        target_language=language,
        language_name=name,
        fields=fields,
        problems=refused.problems,
        may_write=language in languages_to_write(user, record),
        may_answer=may(user, Action.WRITE, record),
        page_url=record.address(language) if hasattr(record, "address") and record.is_public else "",
        to_do=[one for one in fields if one.is_to_do],
        may_confirm_all=sum(one.may_be_confirmed for one in fields) > 1,
        queue_url=queue_address(language, request.META.get("QUERY_STRING", "")),
    )
    status = 200 if refused.is_fine else 409
    return render(request, "workbench/editor.html", context, status=status)
