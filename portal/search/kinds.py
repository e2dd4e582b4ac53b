"""What can be found: every kind of record with a page, the pages with fixed addresses, and the people to call."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import pgettext

from contacts.models import Contact
from contacts.whereabouts import addresses_of_cards, is_on_a_page
from portal.fixedpages.models import FixedPage, unwritten
from portal.languages.addresses import fixed_address
from portal.languages.lists import listed
from portal.languages.localized import LocalizedText, current
from portal.publishing.models import Publishable


class Place(NamedTuple):
    """In the language of the page that is being made."""

    title: LocalizedText
    url: str


@cache
def kinds() -> dict[str, Any]:
    """Models by their labels."""
    models = [model for model in apps.get_models() if issubclass(model, Publishable)]
    return {model._meta.label_lower: model for model in models if hasattr(model, "address") or model is Contact}


def kind_name(kind: str, *, is_plural: bool = False) -> str:
    """As visitors know it."""
    if kinds()[kind] is FixedPage:
        return pgettext("kind of search result", "Pages") if is_plural else pgettext("kind of search result", "Page")
    options = kinds()[kind]._meta
    return str(capfirst(options.verbose_name_plural if is_plural else options.verbose_name))


def public_of(kind: str) -> Any:
    """What visitors may see of a kind now."""
    queryset = kinds()[kind].objects.public()
    return queryset.current() if kinds()[kind] is Contact else queryset


def public_keys(kind: str, keys: Iterable[str]) -> set[str]:
    """Those of `keys` that visitors may see now; nothing of a kind that there is no more."""
    if kind not in kinds():
        return set()
    wanted = set(keys)
    records = _records(kind, wanted).rewrite(False).order_by()  # no text is asked for
    seen = {str(pk) for pk in records.values_list("pk", flat=True)}
    return seen | _plain_pages(wanted) if kinds()[kind] is FixedPage else seen


def places(kind: str, keys: Iterable[str]) -> dict[str, Place]:
    """Title and address of what visitors may see, by key; one query, two of fixed pages, some more of people."""
    wanted = set(keys)
    model, records = kinds()[kind], _records(kind, wanted)
    if model is Contact:
        return _people(dict(records.values_list("pk", "name")))
    if model is FixedPage:
        written = {str(row["pk"]): _page(row["key"], row["title"]) for row in listed(records, "title", also=("key",))}
        return written | {key: _page(key, unwritten(key).tr.title) for key in _plain_pages(wanted)}
    rows = listed(records, model.NAMED_BY)
    return {str(row["pk"]): Place(row[model.NAMED_BY], row["url"]) for row in rows}


def _records(kind: str, keys: set[str]) -> Any:
    records = public_of(kind).filter(pk__in=[int(key) for key in keys if key.isdecimal()])
    return records.filter(is_on_a_page()) if kinds()[kind] is Contact else records


def _plain_pages(keys: set[str]) -> set[str]:
    """Pages that are there although staff have written nothing for them; they are found by their names."""
    named = keys & set(FixedPage.Key.values)
    return named - set(FixedPage.objects.public().values_list("key", flat=True)) if named else set()


def _people(names: dict[int, str]) -> dict[str, Place]:
    cards = addresses_of_cards(names)
    return {str(pk): Place(LocalizedText(names[pk], current(), current()), url) for pk, url in cards.items()}


def _page(key: str, title: LocalizedText) -> Place:
    return Place(title, fixed_address(key, current()))
