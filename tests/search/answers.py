"""What the engine of the search might answer, made by hand, for tests of its pages."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from portal.languages.addresses import fixed_address
from portal.languages.localized import LocalizedText
from portal.search.results import PER_PAGE, Asked, Facet, FacetValue, Found, Results


def a_found(title: str = "Clean water", language: str = "en", page_language: str = "en", **parts: Any) -> Found:
    own = {
        "kind": "strategy.spearhead",
        "key": "12",
        "kind_name": "Spearhead",
        "title": LocalizedText(title, language, page_language),
        "marked_title": conditional_escape(title),
        "snippet": SafeString("Where the <mark>water</mark> is clean &amp; cold"),
        "snippet_language": language,
        "url": "/en/spearheads/clean-water/",
    }
    return Found(**own | parts)


def a_facet(name: str, **counts: int) -> Facet:
    """`kind=3` is a value "kind" with 3 results, called "Kind"."""
    return Facet(name, [FacetValue(value, value.capitalize(), count, False) for value, count in counts.items()])


def answering(
    found: Sequence[Found] = (), total: int | None = None, facets: Sequence[Facet] = (), **parts: Any
) -> Callable[[Asked], Results]:
    """An engine that finds the same whatever it is asked; as the real one it marks what was chosen."""
    count = len(found) if total is None else total

    def search(asked: Asked) -> Results:
        results = Results(asked=asked, read=asked.text, found=found, total=count, pages=-(-count // PER_PAGE))
        return replace(results, facets=[_chosen(facet, asked) for facet in facets], **parts)

    return search


def _chosen(facet: Facet, asked: Asked) -> Facet:
    wanted = getattr(asked, facet.name)
    return Facet(facet.name, [FacetValue(v.value, v.label, v.count, v.value == wanted) for v in facet.values])


def address(language: str = "en", query: str = "") -> str:
    return fixed_address("search", language) + query
