"""The report for staff, as a page and as tables for Excel."""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple, cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.editorial.records import form_of
from portal.fixedpages.models import FixedPage
from portal.languages.addresses import fixed_address
from portal.languages.localized import current
from portal.publishing.membership import Membership
from portal.publishing.policy import Action, Role, may, standing_of
from portal.workbench.parity.choosing import chosen
from portal.workbench.parity.exceptions import pages_let_out, texts_let_off
from portal.workbench.parity.report import report
from portal.workbench.parity.sheets import exceptions_sheet, months_sheet
from portal.workbench.parity.showing import shown

View = Callable[[HttpRequest], HttpResponse]
ROWS = 100  # of exceptions on the page; the table for Excel has all


def _for_staff(view: View) -> View:
    """For anybody of the staff who has a role."""

    @wraps(view)
    def opened(request: HttpRequest) -> HttpResponse:
        if not standing_of(request.user).roles:
            raise PermissionDenied
        return view(request)

    page: View = never_cache(admin.site.admin_view(opened))
    return page


class PublicPage(NamedTuple):
    """Whether visitors have the report too, and where staff decide it."""

    url: str  # empty while it is off
    form_url: str  # empty for who may not see it there


@_for_staff
@require_safe
def parity(request: HttpRequest) -> HttpResponse:
    now, user = timezone.now(), cast("Any", request.user)
    choice = chosen(request.GET, now)
    pages, texts = pages_let_out(user, choice.language), texts_let_off(user, choice.language)
    context = {
        **admin.site.each_context(request),
        "title": _("How the languages keep up"),
        "choice": choice,
        "report": shown(report(choice.language, choice.year, now)),
        "pages": pages[:ROWS],
        "texts": texts[:ROWS],
        "has_more": len(pages) > ROWS or len(texts) > ROWS,
        "public": _public_page(user),
        "is_translator": Role.TRANSLATOR in standing_of(user).roles,
        "digest_url": f"{reverse('workbench:parity')}#digest",
        "has_digest": Membership.objects.filter(user=user, has_digest=True).exists(),
    }
    return render(request, "workbench/parity/staff.html", context)


@_for_staff
@require_safe
def parity_csv(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    choice = chosen(request.GET, now)
    name = f"languages-{choice.language}-{choice.year or 'last-12-months'}.csv"
    return _table(months_sheet(report(choice.language, choice.year, now)), name)


@_for_staff
@require_safe
def exceptions_csv(request: HttpRequest) -> HttpResponse:
    language = chosen(request.GET, timezone.now()).language
    pages, texts = pages_let_out(request.user, language), texts_let_off(request.user, language)
    return _table(exceptions_sheet(language, pages, texts), f"exceptions-{language}.csv")


def _table(sheet: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(sheet, content_type="text/csv; charset=utf-8", headers=headers)


def _public_page(user: Any) -> PublicPage:
    words = FixedPage._base_manager.filter(key=FixedPage.Key.PARITY).first()
    if words is None:
        form_url = reverse("admin:fixedpages_fixedpage_add") if may(user, Action.ADD, FixedPage) else ""
        return PublicPage("", form_url)
    return PublicPage(
        url=fixed_address(words.key, current()) if words.is_public else "",
        form_url=form_of(words) if may(user, Action.SEE, words) else "",
    )
