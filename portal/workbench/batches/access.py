"""Who may open the pages on which files for translators go out and come back."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from portal.languages.localized import codes
from portal.publishing.policy import languages_to_write
from portal.workbench.texts import translated_models

View = Callable[..., HttpResponse]


def called(language: str) -> str:
    """In the reader’s language."""
    return str(dict(settings.LANGUAGES)[language])


def may_exchange(user: Any, language: str) -> bool:
    """Whether there may be records whose texts `user` writes in `language`."""
    return any(language in languages_to_write(user, model) for model in translated_models())


def exchange_page(view: View) -> View:
    """For `view(request, language, …)`: who is not signed in is led to the login. Nothing of it is ever cached."""

    @wraps(view)
    def opened(request: HttpRequest, language: str, **further: Any) -> HttpResponse:
        if language not in codes():
            raise Http404
        if not may_exchange(request.user, language):
            raise PermissionDenied
        return view(request, language, **further)

    page: View = never_cache(admin.site.admin_view(opened))
    return page
