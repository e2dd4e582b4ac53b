"""Addresses per language: the own slug, else the fallback's; old and other languages' slugs lead there at once."""

from functools import lru_cache
from typing import Any, TypeVar

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.urls import reverse, translate_url
from django.utils.translation import override

from portal.languages.localized import LocalizedText, codes, current, fallback_order

M = TypeVar("M", bound=Model)


class MovedPermanently(Exception):  # noqa: N818 (it is no error)
    """The page stands at another address; the middleware answers 301."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


class GoneError(Exception):
    """The page has been taken off the site; the middleware answers 410, with the notice in the reader's language."""

    def __init__(self, notice: LocalizedText) -> None:
        super().__init__(notice.plain)
        self.notice = notice


@lru_cache(maxsize=256)
def _around_slug(name: str, language: str) -> tuple[str, str]:
    """What stands before and after the slug in a pattern's addresses, so that a list need not reverse each."""
    with override(language):
        before, after = reverse(name, args=["slug"]).rsplit("slug", 1)
    return before, after


@lru_cache(maxsize=256)
def fixed_address(name: str, language: str) -> str:
    """The address of a URL pattern that takes nothing."""
    with override(language):
        return reverse(name)


def address_with(name: str, slug: str, language: str) -> str:
    before, after = _around_slug(name, language)
    return f"{before}{slug}{after}"


def slug_in(item: Any, language: str) -> str:
    """The slug under which `item` is found in `language`."""
    for candidate in fallback_order(language, item.original_language):
        if slug := getattr(item, f"slug_{candidate}"):
            return str(slug)
    return str(item.pk)


def same_page_in(address: str, language: str) -> str:
    """A path of this site as the page's language has it; a slug of another language leads on from there."""
    own = address.split("/")[1] if address.startswith("/") else ""
    if own not in codes():
        return address
    with override(own):
        return translate_url(address, language)


def address_of(item: Any, language: str | None = None) -> str:
    language = language or current()
    return address_with(item.ADDRESS, slug_in(item, language), language)


def find_by_slug(queryset: QuerySet[M], slug: str, name: str = "") -> M:
    """The record that has `slug` in the page's language, at the URL pattern `name` (by default its own page).

    Raises MovedPermanently for a slug that it has in another language or once had, GoneError for a page that has been
    taken off the site (MovedPermanently where staff have said whereto), and Http404 for one of nothing.
    """
    language = current()
    item = _by_any_slug(queryset, slug, language)
    if item is None:
        raise _why_nothing_is_there(queryset.model, slug, language)
    if slug_in(item, language) != slug:
        raise MovedPermanently(address_with(name or item.ADDRESS, slug_in(item, language), language))  # type: ignore[attr-defined] # found by its slug, it has an ADDRESS
    return item


def _by_any_slug(queryset: QuerySet[M], slug: str, language: str) -> M | None:
    return _by_present_slug(queryset, slug, language) or _by_old_slug(queryset, slug, language)


def _why_nothing_is_there(model: Any, slug: str, language: str) -> Exception:
    item = _by_any_slug(model.taken_off(), slug, language)
    departure = item.departure() if item else None
    if departure is None:
        return Http404(slug)
    if departure.address:
        return MovedPermanently(same_page_in(departure.address, current()))
    return GoneError(departure.notice)


def _by_present_slug(queryset: QuerySet[M], slug: str, language: str) -> M | None:
    """By the slug of any language, in one query: the record whose own slug it is comes before one of another's."""
    condition = Q()
    for code in codes():
        condition |= Q(**{f"slug_{code}": slug})
    found = list(queryset.filter(condition).order_by("pk")[: len(codes())])
    own = [item for item in found if slug_in(item, language) == slug]
    return next(iter(own or found), None)


def _by_old_slug(queryset: QuerySet[M], slug: str, language: str) -> M | None:
    old_slugs = apps.get_model("languages", "OldSlug")._default_manager.filter(
        content_type=ContentType.objects.get_for_model(queryset.model), slug=slug
    )
    rows = sorted(old_slugs.values_list("language", "object_id"), key=lambda row: row[0] != language)
    for _language, pk in rows:
        if item := queryset.filter(pk=pk).first():
            return item
    return None
