"""`llms.txt` (llmstxt.org): what the site is, for programs that read it in somebody's stead."""

import re
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from portal.fixedpages.models import FixedPage, unwritten
from portal.languages.addresses import fixed_address
from portal.languages.localized import codes, has_text
from portal.languages.names import self_name
from portal.languages.page import absolute
from portal.opendata.answers import LICENCE
from portal.opendata.catalogue.data_sets import DATA_SETS

_MARKS = re.compile(r"([\\\[\]<>`*_])")

WHAT_IT_IS = """\
# Helsinki-Uusimaa innovation portal

> The innovation policy of the Helsinki-Uusimaa region of Finland: smart specialisation strategies, ecosystem
> agreements between the State and the cities, national lead projects, follow-up and contacts. Kept by the
> Helsinki-Uusimaa Regional Council and the cities, in Finnish, Swedish and English.
"""

HOW_TO_READ_IT = """\
Every thing has one page in each language, and the same thing as data. The pages that are listed here under a
language, and the pages of single records, are data where `.json` or `.jsonld` stands in the place of the last
slash of the address; the front page is `/fi/index.json`. What a search finds is no data set: ask the lists.

What not to infer:

- A language can be behind the original, or miss a text. Data say so of every text (`"status"`: `own`,
  `behind` with the day in `follows`, `missing`); pages say so in a note, and mark a text of another language
  with `lang`. Do not take a text that is behind for the present state of things: read the original, which
  `original_language` names.
- What is not there is not known. A year without a figure is missing, not zero, and “not published” is not
  “none”.
- A period that is over has ended: each page says so of itself. A strategy that has been replaced stays as it
  was decided.
- “Not checked against a source” means that nobody has checked it yet.
- People change. The contacts page tells whom to call; the lists of data hold no contact details.
"""


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """One query: the words of the fixed pages."""
    written = {page.key: page for page in FixedPage.objects.public()}
    lines = [
        *(WHAT_IT_IS, HOW_TO_READ_IT),
        f"Licence: texts and data CC BY 4.0, {LICENCE}; name the source. Photographs are excepted.\n",
        *(line for code in codes() for line in _pages(written, code)),
        *_data(),
        *_feeds(),
        *_optional(),
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _pages(written: dict[str, FixedPage], code: str) -> Iterator[str]:
    yield f"## {self_name(code)}\n"
    for key in FixedPage.Key.values:
        if key not in written and key in FixedPage.IF_PUBLISHED:
            continue
        page = written.get(key) or unwritten(key)
        if has_text(title := getattr(page, f"title_{code}")):
            yield _link(title, page.address(code), getattr(page, f"summary_{code}"), page.follows(code))
    yield ""


def _data() -> Iterator[str]:
    yield "## Data\n"
    with override("en"):
        for data_set in DATA_SETS:
            yield _link(
                str(data_set.title), reverse("data-list", args=[data_set.plural, "json"]), str(data_set.description)
            )
    yield _link("Catalogue", reverse("catalogue-turtle"), "All data sets in DCAT-AP; also as JSON-LD (.jsonld)")
    for form, name in (("CSV", "agreement-network-csv"), ("JSON-LD", "agreement-network-json-ld")):
        yield _link(f"Network of agreements, {form}", fixed_address(name, "en"), "Who agreed with whom, and who pays")
    yield _link("OpenAPI", reverse("openapi"), "How data are asked for, which fields there are, paging and changes")
    yield ""


def _feeds() -> Iterator[str]:
    yield "## Feeds\n"
    yield _link("Atom, all languages", reverse("site-feed"), "News, and notes on what has changed")
    for code in codes():
        yield _link(f"Atom, {code}", fixed_address("changes-feed", code), "News, and notes on what has changed")
    yield ""


def _optional() -> Iterator[str]:
    yield "## Optional\n"
    yield _link("Sitemap", "/sitemap.xml", "Every page in every language that it truly has")
    yield ""


def _link(title: str, address: str, note: str | None, follows: str | None = None) -> str:
    """A line of a list; what is behind says of which day's original it is."""
    behind = f"(behind; follows the original of {follows})" if follows else ""
    said = " ".join(filter(None, (_inline(note or ""), behind)))
    return f"- [{_inline(title)}]({absolute(address)}){f': {said}' if said else ''}"


def _inline(text: str) -> str:
    """In one line, and as it reads: nothing in it is taken for a mark."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
