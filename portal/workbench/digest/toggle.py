"""The switch with which somebody asks for the daily mail, or stops it."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.publishing.membership import Membership
from portal.publishing.policy import standing_of
from portal.workbench.digest.due import languages_of


@require_POST
def _digest(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    if not standing_of(user).roles:
        raise PermissionDenied
    membership, _is_new = Membership.objects.get_or_create(user=user)
    membership.has_digest = not membership.has_digest
    membership.save(update_fields=["has_digest"])
    lacks = what_is_lacking(membership) if membership.has_digest else ""
    messages.add_message(request, messages.WARNING if lacks else messages.SUCCESS, lacks or _said(membership))
    return HttpResponseRedirect(_back(request))


def what_is_lacking(membership: Membership) -> str:
    """Why no mail would come; empty where one would."""
    if not languages_of(membership):
        return _("You have asked for the mail, but you have no languages in which you translate. Ask an administrator.")
    if not membership.user.email:
        return _("You have asked for the mail, but there is no e-mail address of yours here. Ask an administrator.")
    if not settings.EMAIL_HOST:
        return _("You have asked for the mail, but this portal sends no mail yet. Its operator has to set it up.")
    return ""


def _said(membership: Membership) -> str:
    if membership.has_digest:
        return _("From now on a mail tells you what is new to translate, once a day.")
    return _("You get no more mail about what there is to translate.")


def _back(request: HttpRequest) -> str:
    """To the page that `next` names, or to the desk."""
    asked = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return asked
    return reverse("workbench:desk")


digest = never_cache(admin.site.admin_view(_digest))
