"""The pages of one record beside its form: who may open them, and what all of them show."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache

from portal.publishing.composition import Path, model_at
from portal.publishing.models import Publishable
from portal.publishing.policy import Action, may

View = Callable[..., HttpResponse]


def record_page(action: Action) -> Callable[[View], View]:
    """For `view(request, record, **further)`, at an address that ends `<kind>/<pk>/…`.

    Who is not signed in is led to the login; a record that somebody may not see is not there; one that she may see, but
    without the right to `action`, is refused. Nothing of it is ever cached.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, kind: str, pk: str, **further: Any) -> HttpResponse:
            record = _record(kind, pk)
            if record is None or not may(request.user, Action.SEE, record):
                raise Http404
            if not may(request.user, action, record):
                raise PermissionDenied
            return view(request, record, **further)

        page: View = never_cache(admin.site.admin_view(opened))
        return page

    return decorate


def _record(kind: str, pk: str) -> Any:
    try:
        model: Any = apps.get_model(kind)
        if not issubclass(model, Publishable):
            return None
        return model._base_manager.filter(pk=pk).first()
    except (LookupError, ValueError, ValidationError):
        return None


def page_of(record: Any, name: str, **further: Any) -> str:
    """The address of one of these pages: `page_of(spearhead, "publish")`."""
    kind = record._meta.label_lower
    return reverse(f"editorial:{name}", kwargs={"kind": kind, "pk": record.pk, **further})


def form_of(record: Any) -> str:
    opts = record._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])


def context_of(request: HttpRequest, record: Any, **further: Any) -> dict[str, Any]:
    """For templates that extend "admin/base_site.html"; `opts` and `record` are what crumbs.html needs."""
    return {
        **admin.site.each_context(request),
        "opts": record._meta,
        "record": record,
        "form_url": form_of(record),
        **further,
    }


def field_of(record: Any, path: Path) -> str:
    """The address of what stands at `path`, in the form in which it is edited."""
    if len(path) == 1:
        return f"{form_of(record)}#id_{path[0]}"
    model = model_at(type(record), path[:2])
    if not admin.site.is_registered(model):
        return f"{form_of(record)}#part-{path[1]}"
    form = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[path[1]])
    return f"{form}?of={record.pk}#{'part-' + path[3] if len(path) > 3 else 'id_' + path[-1]}"
