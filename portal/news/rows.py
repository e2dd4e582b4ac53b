"""News as its pages show it: the newest first, what has no date last."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from portal.delivery.paging import Paged, paged
from portal.languages.dates import written
from portal.languages.lists import listed
from portal.languages.localized import current
from portal.languages.page import absolute
from portal.news.models import NewsItem
from strategy.shown import LedgerRow


def news_page(request: HttpRequest) -> Paged:
    """The keys of one page; two queries. Raises Http404 for a page number that there is not."""
    return paged(NewsItem.objects.public().newest_first().values_list("pk", flat=True), request)


def news_rows(keys: Iterable[int]) -> list[LedgerRow]:
    """Rows of the items with these keys; one query."""
    queryset = NewsItem.objects.public().filter(pk__in=list(keys)).newest_first()
    return [
        LedgerRow(row["title"], row["url"], row["summary"], _meta(row["kind"], row["dateline"]))
        for row in listed(queryset, "title", "summary", also=("kind", "dateline"))
    ]


def _meta(kind: str, dateline: str | None) -> str:
    words = kind_in_words(kind)
    return f"{written(dateline)}, {words.lower()}" if dateline else words


def kind_in_words(kind: str) -> str:
    labels = {NewsItem.Kind.NEWS: _("News item"), NewsItem.Kind.PRESS_RELEASE: _("Press release")}
    return labels[NewsItem.Kind(kind)]


def in_json_ld(item: NewsItem) -> dict[str, Any]:
    """The item as schema.org's NewsArticle. Undated, it counts from when the portal published it; the language is
    named only where the words are in it."""
    title, moment = item.tr.title, item.changed_in(current())
    node = {
        "@type": "NewsArticle",
        "headline": title,
        "description": item.tr.summary,
        "datePublished": item.dateline or (item.published_at.date().isoformat() if item.published_at else ""),
        "dateModified": moment.isoformat() if moment else "",
        "inLanguage": "" if title.is_fallback else title.lang,
        "mainEntityOfPage": absolute(item.address(current())),
    }
    return {key: value for key, value in node.items() if value}
