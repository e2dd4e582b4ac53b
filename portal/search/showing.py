"""The answer of the search as its page shows it: what was found, what narrows it, and what is to be said of it."""

from dataclasses import dataclass
from typing import NamedTuple

from django.core.paginator import Paginator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from contacts.rows import ContactRow
from portal.delivery.paging import PageLink
from portal.languages.localized import current
from portal.languages.names import written_in
from portal.search.address import Address, address_of, has_word
from portal.search.narrowing import Choice, Chosen, choices, chosen
from portal.search.people import whom_to_call
from portal.search.results import PER_PAGE, Found, Results
from portal.search.scoring import MOST_HITS


class ResultRow(NamedTuple):
    """See components/ledger.html."""

    title: SafeString  # what was looked for is marked
    url: str
    summary: SafeString
    meta: str


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
    has_more: bool  # than `total`, which counts the best alone
    most: int  # that are counted
    has_word: bool
    is_cut: bool
    is_lost: bool
    rows: list[ResultRow]
    pager: Pager
    choices: list[Choice]
    chosen: list[Chosen]
    url_of_all: str  # without what narrows it
    meant: str
    meant_url: str
    is_corrected: bool
    endings: list[Example]
    own_language: str
    other_language: str
    people: list[ContactRow]


def answer_of(results: Results, number: int) -> Answer:
    """`number` is the page of the results that is shown, 0 where there is no such page."""
    asked, address = results.asked, address_of(results)
    return Answer(
        text=asked.text,
        total=results.total,
        has_more=results.has_more,
        most=MOST_HITS,
        has_word=has_word(asked.text),
        is_cut=results.is_cut,
        is_lost=number == 0,
        rows=[_row(found) for found in results.found],
        pager=_pager(results, address, number or 1),
        choices=choices(results, address),
        chosen=chosen(results.facets, address),
        url_of_all=Address(address.text).url(asked.language),
        meant=results.meant,
        meant_url=Address(results.meant, address.limits).url(asked.language),
        is_corrected=results.is_corrected,
        endings=[Example(text, Address(text, address.limits).url(asked.language)) for text in results.endings],
        own_language=written_in(asked.language),
        other_language=written_in(results.other_language) if results.other_language else "",
        people=[] if results.total or not asked.text else whom_to_call(),
    )


def _row(found: Found) -> ResultRow:
    title, here = found.title, found.title.page_lang
    meta = f"{found.kind_name}, {written_in(title.lang)}" if title.is_fallback else found.kind_name
    return ResultRow(
        title=_in_its_language(found.marked_title, title.lang, here),
        url=found.url,
        summary=_in_its_language(found.snippet, found.snippet_language, here),
        meta=meta,
    )


def _in_its_language(text: SafeString, language: str, here: str) -> SafeString:
    return format_html('<span lang="{}">{}</span>', language, text) if text and language not in {"", here} else text


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


def examples() -> list[Example]:
    """Searches that find something, for who has not asked yet."""
    texts = [
        pgettext("example of a search", "lead project"),
        pgettext("example of a search", "ecosystem agreement"),
        pgettext("example of a search", "circular economy"),
        pgettext("example of a search", "Espoo"),
    ]
    return [Example(text, Address(text).url(current())) for text in texts]
