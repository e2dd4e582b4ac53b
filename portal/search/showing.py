"""The answer of the search as its page shows it: what was found, what narrows it, and what is to be said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.core.paginator import Paginator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from contacts.rows import ContactRow
from portal.delivery.paging import PageLink
from portal.languages.localized import LocalizedText, current
from portal.languages.names import written_in
from portal.languages.numbers import written_number
from portal.search.address import Address, address_of, has_word
from portal.search.people import whom_to_call
from portal.search.results import PER_PAGE, Facet, FacetValue, Found, Results
from strategy.shown import LedgerRow


class Option(NamedTuple):
    value: str
    label: LocalizedText  # with how many results it leaves
    is_chosen: bool


class Choice(NamedTuple):
    """One of the selects that narrow the search; see search/limits.html."""

    name: str
    label: str
    words_for_none: str
    options: list[Option]


class Chosen(NamedTuple):
    """What narrows the search now, and the address without it."""

    label: LocalizedText | str
    url: str


class Example(NamedTuple):
    text: str
    url: str


class Pager(NamedTuple):
    pages: list[PageLink]
    previous_url: str
    next_url: str


@dataclass(frozen=True, kw_only=True)
class Answer:
    """`text` stands in the field as it was written; `is_lost` says that the address names no page of the results."""

    text: str
    total: int
    has_word: bool
    is_cut: bool
    is_lost: bool
    rows: list[LedgerRow]
    pager: Pager
    choices: list[Choice]
    chosen: list[Chosen]
    url_of_all: str  # without what narrows it
    meant: str
    meant_url: str
    is_corrected: bool
    own_language: str
    other_language: str
    people: list[ContactRow]


def answer_of(results: Results, number: int) -> Answer:
    """`number` is the page of the results that is shown, 0 where there is no such page."""
    asked, address = results.asked, address_of(results)
    return Answer(
        text=asked.text,
        total=results.total,
        has_word=has_word(asked.text),
        is_cut=results.is_cut,
        is_lost=number == 0,
        rows=[_row(found) for found in results.found],
        pager=_pager(results, address, number or 1),
        choices=_choices(results.facets, address, asked.language),
        chosen=_chosen(results.facets, address, asked.language),
        url_of_all=Address(address.text).url(asked.language),
        meant=results.meant,
        meant_url=Address(results.meant, address.limits).url(asked.language),
        is_corrected=results.is_corrected,
        own_language=written_in(asked.language),
        other_language=written_in(results.other_language) if results.other_language else "",
        people=[] if results.total or not asked.text else whom_to_call(),
    )


def chosen_labels(results: Results) -> list[str]:
    """What narrows the search, in words, as far as it is on this site."""
    return [str(value.label) for facet in results.facets for value in facet.values if value.is_chosen]


def _row(found: Found) -> LedgerRow:
    language, snippet = found.snippet_language, found.snippet
    if language and language != found.title.page_lang:
        snippet = format_html('<span lang="{}">{}</span>', language, snippet)
    meta = f"{found.kind_name}, {written_in(found.title.lang)}" if found.title.is_fallback else found.kind_name
    return LedgerRow(found.title, found.url, snippet, meta)


def _pager(results: Results, address: Address, number: int) -> Pager:
    language = results.asked.language
    page = Paginator(range(results.total), PER_PAGE).get_page(number)
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    links = [
        PageLink(each, address.url(language, each) if isinstance(each, int) else "", each == page.number)
        for each in numbers
    ]
    return Pager(
        pages=links if results.pages > 1 else [],
        previous_url=address.url(language, number - 1) if page.has_previous() else "",
        next_url=address.url(language, number + 1) if page.has_next() else "",
    )


def _words_of_limits() -> dict[str, tuple[str, str]]:
    """What each limit is called, and no choice of it."""
    return {
        "kind": (_("Kind"), _("All kinds")),
        "theme": (_("Theme"), _("All themes")),
        "area": (_("Urban area"), _("All urban areas")),
    }


def _choices(facets: Sequence[Facet], address: Address, language: str) -> list[Choice]:
    """Those that can narrow what was found, or do."""
    words = _words_of_limits()
    return [
        Choice(facet.name, *words[facet.name], [_option(value, language) for value in facet.values])
        for facet in facets
        if len(facet.values) > 1 or (facet.values and facet.name in address.limits)
    ]


def _option(value: FacetValue, language: str) -> Option:
    own = value.label.lang if isinstance(value.label, LocalizedText) else language
    label = LocalizedText(f"{value.label!s} ({written_number(value.count)})", own, language)
    return Option(value.value, label, value.is_chosen)


def _chosen(facets: Sequence[Facet], address: Address, language: str) -> list[Chosen]:
    """A value that is not on this site is not repeated: whoever sent it need not be whoever reads it."""
    labels = {facet.name: value.label for facet in facets for value in facet.values if value.is_chosen}
    return [Chosen(labels.get(name) or _unknown(name), address.without(name).url(language)) for name in address.limits]


def _unknown(name: str) -> str:
    words = {
        "kind": _("A kind that is not on this site"),
        "theme": _("A theme that is not on this site"),
        "area": _("An urban area that is not on this site"),
    }
    return words[name]


def examples() -> list[Example]:
    """Searches that find something, for who has not asked yet."""
    texts = [
        pgettext("example of a search", "lead project"),
        pgettext("example of a search", "ecosystem agreement"),
        pgettext("example of a search", "circular economy"),
        pgettext("example of a search", "Espoo"),
    ]
    return [Example(text, Address(text).url(current())) for text in texts]
