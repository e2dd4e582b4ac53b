"""Where the address of a page that is gone may lead: to a page of this site that visitors see, and never to itself."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.languages.localized import codes


def check_address(record: Any, address: str) -> None:
    """Raises ValidationError, its key "address", for anything else."""
    path = unquote(urlsplit(address).path)
    language = path.split("/")[1] if path.startswith("/") else ""
    if address.startswith("//") or language not in codes() or not address.isprintable():
        raise _refused(_("Give an address of this site that begins with its language: /fi/…"))
    try:
        with override(language):
            found = resolve(path)
    except Resolver404 as error:
        raise _refused(_("No page that visitors see stands at this address.")) from error
    if (slug := found.kwargs.get("slug")) and (model := _model_at(found.url_name)):
        _check_record(record, model, slug)


def _check_record(record: Any, model: Any, slug: str) -> None:
    has_slug = Q()
    for code in codes():
        has_slug |= Q(**{f"slug_{code}": slug})
    if isinstance(record, model) and model._base_manager.filter(has_slug, pk=record.pk).exists():
        raise _refused(_("This is the address of the page itself."))
    if not model._default_manager.reachable().filter(has_slug).exists():
        raise _refused(_("No page that visitors see stands at this address."))


def _model_at(name: str | None) -> Any:
    """The model whose records have their pages at the URL pattern `name`."""
    return next((model for model in apps.get_models() if name and getattr(model, "ADDRESS", "") == name), None)


def _refused(sentence: str) -> ValidationError:
    return ValidationError({"address": sentence})
