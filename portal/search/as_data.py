"""The answer of the search as data, for programs.

query             what was asked for; `read` is how much of it was read, and `is_cut` whether that is not all
language          of the page that was asked: "fi", "sv", "en"
total, page, pages
has_more          more was found than is counted: `total`, and the counts of the facets, are of the best alone
results           the best first: `key` ("strategy.spearhead/12"), `title` and `language` that it is in, absolute
                  `url`, `kind` and `kind_name`, `snippet` as plain text and `snippet_language`
facets            by "kind", "theme" and "area": `value` for the address, `label`, `count`, `is_chosen`
did_you_mean      what to look for instead; with `is_corrected` it was looked for, as nothing was found otherwise
endings           the query with whole words for its last one, where that is only the beginning of some
other_language    whose words were read, because the language of the page has none of them
"""

from html import unescape
from typing import Any

from django.utils.html import strip_tags

from portal.languages.page import absolute
from portal.search.results import Facet, Found, Results


def as_data(results: Results, number: int) -> dict[str, Any]:
    """`number` is 0 where the address names no page of the results."""
    return {
        "query": results.asked.text,
        "read": results.read,
        "is_cut": results.is_cut,
        "language": results.asked.language,
        "total": results.total,
        "has_more": results.has_more,
        "page": number,
        "pages": results.pages,
        "results": [_result(found) for found in results.found] if number else [],
        "facets": {facet.name: _values(facet) for facet in results.facets},
        "did_you_mean": results.meant,
        "is_corrected": results.is_corrected,
        "endings": list(results.endings),
        "other_language": results.other_language,
    }


def _result(found: Found) -> dict[str, str]:
    return {
        "key": f"{found.kind}/{found.key}",
        "title": found.title.plain,
        "language": found.title.lang,
        "url": absolute(found.url),
        "kind": found.kind,
        "kind_name": found.kind_name,
        "snippet": unescape(strip_tags(found.snippet)),
        "snippet_language": found.snippet_language,
    }


def _values(facet: Facet) -> list[dict[str, Any]]:
    return [
        {"value": value.value, "label": str(value.label), "count": value.count, "is_chosen": value.is_chosen}
        for value in facet.values
    ]
