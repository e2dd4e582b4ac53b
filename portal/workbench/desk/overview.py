"""The desk: how far each language is, and where one goes on."""

from typing import Any, NamedTuple

from django.conf import settings
from django.contrib import admin
from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.publishing.membership import Membership
from portal.publishing.policy import Role, standing_of
from portal.workbench.addresses import queue_address
from portal.workbench.desk.access import desk_page, languages_of_desk
from portal.workbench.models import TO_DO, TO_TRANSLATE, Unit, counted


class LanguageRow(NamedTuple):
    code: str
    name: str
    is_own: bool
    texts: int
    percent: int
    words: int
    states: list[tuple[str, str, str]]  # state, in words how many, where they are listed
    url: str


@desk_page
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    own = set(languages_of_desk(request.user))
    context = {
        **admin.site.each_context(request),
        "title": _("Translations"),
        "languages": sorted(languages(own), key=lambda row: not row.is_own),
        "is_translator": Role.TRANSLATOR in standing_of(request.user).roles,
        "has_digest": Membership.objects.filter(user=request.user.pk, has_digest=True).exists(),
    }
    return render(request, "workbench/desk.html", context)


def languages(own: set[str]) -> list[LanguageRow]:
    """All languages of the site, in one grouped query."""
    counts: dict[str, dict[str, Any]] = {}
    rows = (
        Unit.objects.present()
        .order_by()
        .values("language")
        .annotate(
            texts=Count("pk"),
            words=Coalesce(Sum("words", filter=Q(state__in=TO_TRANSLATE)), 0),
            **{state: Count("pk", filter=Q(state=state)) for state in TO_DO},
        )
    )
    for row in rows:
        counts[row["language"]] = row
    return [_row(code, str(name), counts.get(code, {}), is_own=code in own) for code, name in settings.LANGUAGES]


def _row(code: str, name: str, counts: dict[str, Any], *, is_own: bool) -> LanguageRow:
    texts = counts.get("texts", 0)
    states = [
        (state.value, counted(count, state), queue_address(code, f"state={state.value}"))
        for state in TO_DO
        if (count := counts.get(state.value, 0))
    ]
    left = sum(counts.get(state.value, 0) for state in TO_DO)
    percent = (texts - left) * 100 // texts if texts else 100
    return LanguageRow(
        code, capfirst(name), is_own, texts, percent, counts.get("words", 0), states, queue_address(code)
    )
