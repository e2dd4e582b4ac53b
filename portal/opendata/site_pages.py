"""What the data of the site's own pages add to their words: the list that a page shows, and functions to turn to."""

from typing import Any

from django.urls import reverse

from contacts.models import Contact
from portal.fixedpages.models import FixedPage
from portal.languages.localized import codes, has_text
from portal.languages.page import absolute
from portal.opendata.kinds import BY_PLURAL
from portal.opendata.naming import canonical_of, link_to
from portal.opendata.standing import Standing
from portal.publishing.visible import visible

# Pages whose name is not that of the list that they show.
_LISTS = {"follow-up": "indicators", "funding": "funding-instruments"}


def list_of(page: FixedPage) -> str:
    """The plural of the kind that a page lists, "" where it lists none."""
    plural = _LISTS.get(page.key, page.key)
    return plural if plural in BY_PLURAL else ""


def more_of_page(record: Any, standing: Standing) -> dict[str, Any]:
    if not isinstance(record, FixedPage):
        return {}
    plural = list_of(record)
    more: dict[str, Any] = {"list": absolute(reverse("data-list", args=[plural, "json"])) if plural else None}
    if record.key == FixedPage.Key.CONTACTS:
        more["functions"] = [_function(contact, standing) for contact in _contacts()]
    return more


def more_of_page_in_json_ld(record: Any) -> dict[str, Any]:
    """schema.org's ContactPage: organisations with the functions that somebody answers for."""
    if not isinstance(record, FixedPage) or record.key != FixedPage.Key.CONTACTS:
        return {}
    organisations: dict[str, dict[str, Any]] = {}
    for contact in _contacts():
        organisation, functions = contact.visible_organisation, _tagged(contact, "title")
        if organisation and functions:
            name = canonical_of(organisation)
            node = {"@id": name, "@type": "Organization", "name": _tagged(organisation, "name"), "contactPoint": []}
            point = {"@type": "ContactPoint", "contactType": functions}
            organisations.setdefault(name, node)["contactPoint"].append(point)
    return {"@type": "ContactPage", "mentions": list(organisations.values())}


def _contacts() -> Any:
    """Of whoever answers today no more is read than the function and whose it is: no name, no number, no address."""
    told = ("original_language", "behind", "organisation")
    texts = [f"{name}_{code}" for name in ("title", "matters") for code in codes()]
    public = Contact.objects.public().current().only(*told, *texts).order_by("pk")
    return public.prefetch_related(*visible(Contact, "organisation"))


def _function(contact: Any, standing: Standing) -> dict[str, Any]:
    organisation = contact.visible_organisation
    return {
        "title": standing.language_map(contact, "title"),
        "matters": standing.language_map(contact, "matters"),
        "organisation": link_to(organisation, standing) if organisation else None,
    }


def _tagged(record: Any, name: str) -> list[dict[str, str]]:
    texts = {code: getattr(record, f"{name}_{code}") for code in codes()}
    return [{"@value": text, "@language": code} for code, text in texts.items() if has_text(text)]
