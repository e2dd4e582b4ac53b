"""What the page of the search says of itself, as portal/languages/page.py says it of a record."""

import unicodedata

from django.utils.translation import gettext as _

from portal.languages.addresses import fixed_address
from portal.languages.localized import LocalizedText, codes
from portal.languages.page import Page, absolute, home_crumb, language_links, site_picture
from portal.search.address import address_of
from portal.search.narrowing import chosen_labels
from portal.search.results import Results

_LEADING_LEFT = {"R", "AL"}
_ISOLATED = "\u2068{}\u2069"  # what stands around a text from right to left keeps its place


def search_page(results: Results, number: int) -> Page:
    language, address = results.asked.language, address_of(results)
    page = max(number, 1)
    return Page(
        title=LocalizedText(_title(results), language, language),
        description=LocalizedText(_("Search the Helsinki-Uusimaa innovation portal."), language, language),
        path=fixed_address("search", language),
        canonical=absolute(address.url(language, page)),
        number=page,
        links=language_links({code: address.url(code, page) for code in codes()}, language),
        share_picture=site_picture(),
        section="search",
        crumbs=[home_crumb()],
    )


def _title(results: Results) -> str:
    """What was searched: no two searches have the same."""
    if not results.read:
        return _("Search")
    title = _("Search: “%(text)s”") % {"text": _in_its_direction(results.read)}
    return ", ".join([title, *chosen_labels(results)])


def _in_its_direction(text: str) -> str:
    leads_left = any(unicodedata.bidirectional(letter) in _LEADING_LEFT for letter in text)
    return _ISOLATED.format(text) if leads_left else text
