"""Who may open the pages of the desk, and which records she finds there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from portal.languages.localized import codes
from portal.publishing.models import Part
from portal.publishing.owning import record_with
from portal.publishing.policy import Action, languages_to_write, may, standing_of
from portal.workbench.texts import translated_models

View = Callable[..., HttpResponse]


def desk_page(view: View) -> View:
    """For whoever has a role here; who is not signed in is led to the login. Nothing of it is ever cached."""

    @wraps(view)
    def opened(request: HttpRequest, **named: Any) -> HttpResponse:
        if named.get("language", codes()[0]) not in codes():
            raise Http404
        if not standing_of(request.user).roles:
            raise PermissionDenied
        return view(request, **named)

    page: View = never_cache(admin.site.admin_view(opened))
    return page


def record_at(user: Any, kind: str, pk: str) -> Any:
    """Raises Http404 for what has no texts of its own, and for what `user` may not see."""
    try:
        model: Any = apps.get_model(kind)
        record = model._base_manager.filter(pk=pk).first() if model in translated_models() else None
    except (LookupError, ValueError, ValidationError):
        record = None
    if record is None or (isinstance(record, Part) and record_with(record) is not None):
        raise Http404
    if not may(user, Action.SEE, record):
        raise Http404
    return record


def languages_of_desk(user: Any) -> list[str]:
    """The languages that `user` writes somewhere, in the site's order; of who writes none, all, to be looked at."""
    written = {code for model in translated_models() for code in languages_to_write(user, model)}
    return [code for code in codes() if code in written] or list(codes())
