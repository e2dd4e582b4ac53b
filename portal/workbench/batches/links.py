"""Where a link of the source leads on pages of the language that it is translated into."""

from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils.translation import override

from portal.languages.addresses import GoneError, MovedPermanently, find_by_slug, same_page_in
from portal.languages.localized import codes
from portal.languages.models import Addressed


class LinksIn:
    """A page of this site by its address in `language`; every other link as it is. What has been asked is kept."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._known: dict[str, str] = {}

    def __call__(self, address: str) -> str:
        if address not in self._known:
            self._known[address] = self._of(address)
        return self._known[address]

    def _of(self, address: str) -> str:
        if not address.startswith("/") or address.split("/")[1] not in codes():
            return address
        path = urlsplit(address).path
        return (self._with_own_slug(path) or same_page_in(path, self.language)) + address[len(path) :]

    def _with_own_slug(self, path: str) -> str:
        """Empty where no public record has the address."""
        name, slug = _named_by(path)
        model = _models_by_address().get(name)
        if model is None or not slug:
            return ""
        with override(self.language):
            try:
                return str(find_by_slug(model._default_manager.public(), slug).get_absolute_url())
            except MovedPermanently as moved:
                return moved.url
            except (Http404, GoneError):
                return ""


def _named_by(path: str) -> tuple[str, str]:
    """The name of the URL pattern, and the slug in it."""
    with override(path.split("/")[1]):
        try:
            match = resolve(path)
        except Resolver404:
            return "", ""
    return match.view_name, str(match.kwargs.get("slug", ""))


@cache
def _models_by_address() -> dict[str, Any]:
    return {model.ADDRESS: model for model in apps.get_models() if issubclass(model, Addressed) and model.ADDRESS}
