"""Long lists in pages, by number in the address; a page that does not exist is not found."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest


class PageLink(NamedTuple):
    """A link of the pager; without `url` it is a gap."""

    number: int | str
    url: str
    is_current: bool


class Paged(NamedTuple):
    rows: Sequence[Any]
    pages: list[PageLink]
    previous_url: str
    next_url: str
    total: int


def paged(rows: Any, request: HttpRequest, per_page: int = 20) -> Paged:
    """The page of `rows` (a list or a queryset) that `?page=` names. Raises Http404 for a number that is none."""
    paginator: Paginator[Any] = Paginator(rows, per_page)
    try:
        page = paginator.page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404(str(error)) from error

    def url(number: int) -> str:
        query = request.GET.copy()
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    numbers = paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    links = [PageLink(n, url(n) if isinstance(n, int) else "", n == page.number) for n in numbers]
    return Paged(
        rows=list(page.object_list),
        pages=links if paginator.num_pages > 1 else [],
        previous_url=url(page.previous_page_number()) if page.has_previous() else "",
        next_url=url(page.next_page_number()) if page.has_next() else "",
        total=paginator.count,
    )
