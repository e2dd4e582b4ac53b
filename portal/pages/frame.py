"""What stands around every page: navigation and footer, made once per language without asking the database."""

from functools import lru_cache
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.languages.addresses import fixed_address
from portal.languages.localized import codes, current
from portal.languages.page import LanguageLink, language_links
from portal.pages.feed import FeedLink, feed_of_list, feeds


class NavigationLink(NamedTuple):
    title: str
    url: str
    section: str


class FooterGroup(NamedTuple):
    title: str
    links: list[NavigationLink]


class Frame(NamedTuple):
    home_url: str
    languages: list[LanguageLink]  # to the front pages, for a page that is in no language
    feed_url: str
    search_url: str
    suggestions_url: str
    search_description_url: str  # by which a browser can add the search to its own
    feeds: list[FeedLink]
    nav: list[NavigationLink]
    footer: list[FooterGroup]


def _titles() -> dict[str, str]:
    """The short names of the fixed pages, in the active language, by the name of their URL pattern."""
    return {
        "strategies": _("Strategies"),
        "spearheads": _("Spearheads"),
        "agreements": _("Ecosystem agreements"),
        "agreement-network": _("Network of agreements"),
        "lead-projects": _("Lead projects"),
        "follow-up": _("Follow-up"),
        "frozen-strategies": _("Strategies as they were decided"),
        "news": _("News"),
        "contacts": _("Contacts"),
        "urban-areas": _("Urban areas"),
        "funding": _("Funding"),
        "showcase": _("Showcase"),
        "glossary": _("Glossary"),
        "open-data": _("Open data"),
        "about": _("About the portal"),
        "accessibility": _("Accessibility statement"),
        "data-protection": _("Data protection"),
        "credits": _("Photo credits"),
        "changes-feed": _("Changes as a feed (Atom)"),
    }


_NAVIGATION = ("strategies", "spearheads", "agreements", "lead-projects", "follow-up", "news", "contacts")
_POLICY = ("strategies", "spearheads", "follow-up", "funding", "frozen-strategies")
_COOPERATION = ("agreements", "agreement-network", "lead-projects", "urban-areas", "showcase")
_SITE = ("about", "contacts", "glossary", "open-data", "accessibility", "data-protection", "credits", "changes-feed")


@lru_cache(maxsize=8)
def frame_in(language: str) -> Frame:
    with override(language):
        titles = _titles()

        def links(names: tuple[str, ...]) -> list[NavigationLink]:
            return [NavigationLink(titles[name], fixed_address(name, language), name) for name in names]

        return Frame(
            home_url=fixed_address("home", language),
            languages=language_links({code: fixed_address("home", code) for code in codes()}, language),
            feed_url=fixed_address("changes-feed", language),
            search_url=fixed_address("search", language),
            suggestions_url=fixed_address("search-suggestions", language),
            search_description_url=fixed_address("search-description", language),
            feeds=feeds(language),
            nav=links(_NAVIGATION),
            footer=[
                FooterGroup(_("Innovation policy"), links(_POLICY)),
                FooterGroup(_("Cooperation"), links(_COOPERATION)),
                FooterGroup(_("About this site"), links(_SITE)),
            ],
        )


def frame(request: HttpRequest) -> dict[str, Any]:
    """With the feed of what a list page lists."""
    place = request.resolver_match
    return {"frame": frame_in(current()), "list_feed": feed_of_list(place.url_name or "", current()) if place else None}
