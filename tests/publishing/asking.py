"""Asks every public address of the site, with and without what may be put behind it, for words that nobody may read."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from io import StringIO
from typing import Any
from urllib.parse import quote, urlencode

from django.apps import apps
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from contacts.models import Contact
from ecosystems.models import Theme
from portal.fixedpages.models import FixedPage
from portal.languages.localized import codes
from portal.languages.models import Addressed
from portal.media.models import Document, Image
from portal.media.storing import file_names
from portal.opendata.kinds import KINDS as KINDS_OF_DATA
from portal.opendata.models import FrozenStrategy
from portal.publishing.models import Publishable
from portal.publishing.revision import Revision
from strategy.models import Spearhead, Strategy

# Pages with rules of their own, tested with roles and links.
OF_STAFF = {"admin/records/", "admin/translations/", "admin/", "preview/"}
SEARCHED = {"search": ("q=zqleak", "q=zqleak&format=json"), "search-suggestions": ("q=zqleak",)}  # how all marks begin
MARK = re.compile(r"zqleak\d\dx", re.IGNORECASE)


def public_patterns(resolver: Any = None) -> Iterator[URLPattern]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if not isinstance(pattern, URLResolver):
            yield pattern
        elif str(pattern.pattern) not in OF_STAFF:
            yield from public_patterns(pattern)


def _slugs(*asked: Any) -> list[dict[str, str]]:
    """Of rows and of revisions, in every language."""
    found = set()
    for model in asked:
        for code in codes():
            found |= set(model._base_manager.values_list(f"slug_{code}", flat=True))
        for data in Revision.objects.filter(content_type__model=model._meta.model_name).values_list("data", flat=True):
            found |= {data["columns"].get(f"slug_{code}") for code in codes()}
    return [{"slug": slug} for slug in sorted(filter(None, found))]


def _pages() -> dict[str, Any]:
    return {m.ADDRESS: m for m in apps.get_models() if issubclass(m, Publishable) and issubclass(m, Addressed)}


def _documents() -> list[dict[str, Any]]:
    return [{"pk": one.pk, "filename": one.file_name} for one in Document.objects.exclude(file="")]


def _pictures() -> list[dict[str, str]]:
    names = {name for picture in Image.objects.all() for name in file_names(picture)}
    return [{"path": name.removeprefix("images/")} for name in sorted(names)]


def _archives() -> list[dict[str, str]]:
    return [{"name": one.file_name} for one in FrozenStrategy.objects.all()]


def _lists_of_data() -> list[dict[str, str]]:
    return [{"plural": kind.plural, "extension": end} for kind in KINDS_OF_DATA for end in ("json", "jsonld", "csv")]


def _ids() -> list[dict[str, str]]:
    return [
        {"name": kind.name, "key": str(key)}
        for kind in KINDS_OF_DATA
        for key in kind.model._base_manager.values_list(kind.key, flat=True)
    ]


def _records_as_data() -> list[dict[str, str]]:
    return [{**one, "extension": end} for one in _ids() for end in ("json", "jsonld")]


def _pages_as_data() -> list[dict[str, str]]:
    """Of every page that takes nothing but a slug, under the language that is active."""
    pages = [reverse(name, kwargs=kwargs) for name, model in _pages().items() for kwargs in _slugs(model)]
    words = [reverse(key) for key in FixedPage.Key.values]
    within = [page.strip("/").partition("/")[2] or "index" for page in (*pages, *words)]
    return [{"page": page, "extension": "json"} for page in within]  # by their ids they are asked for as JSON-LD too


WHAT_TO_ASK_FOR: dict[str, Callable[[], list[Any]]] = {
    "follow-up-csv": lambda: _slugs(Strategy),
    "contact-card": lambda: [{"pk": pk} for pk in Contact._base_manager.values_list("pk", flat=True)],
    "document": _documents,
    "image": _pictures,
    "frozen-strategy": _archives,
    "data-list": _lists_of_data,
    "data-id": _ids,
    "data-record": _records_as_data,
    "page-as-data": _pages_as_data,
    "front-page-as-data": lambda: [{"language": code, "extension": "json"} for code in codes()],
}
# What data are asked for besides, where they know any parameter at all, instead of a preview.
OF_DATA = {"data-list": ["changed_since=2014-01-01T00:00:00Z"], "data-id": [], "data-record": [], "page-as-data": []}
CHOICES = {
    "lead-projects": {"theme": Theme, "area": _pages()["urban-area"]},
    "showcase": {"spearhead": Spearhead},
    "agreement-network": {"theme": Theme, "area": _pages()["urban-area"]},
}
OF_NETWORK = {  # of what the network of agreements tells everything
    "agreement": _pages()["agreement"],
    "project": _pages()["lead-project"],
    "area": _pages()["urban-area"],
    "instrument": _pages()["funding-instrument"],
    "theme": Theme,
}


def _things_of_network() -> list[str]:
    return [f"{kind}-{one['slug']}" for kind, model in OF_NETWORK.items() for one in _slugs(model)]


def paths_of(pattern: URLPattern) -> list[str]:
    """Raises KeyError for a pattern of which nobody has said yet what to ask for."""
    name = pattern.name or ""
    if not pattern.pattern.regex.groupindex:
        return [reverse(name)]
    pages = _pages()
    asked = _slugs(pages[name]) if name in pages else WHAT_TO_ASK_FOR[name]()
    return [reverse(name, kwargs=kwargs) for kwargs in asked]


def addresses(languages: Collection[str]) -> Iterator[str]:
    for pattern in public_patterns():
        for language in languages:
            with override(language):
                paths = paths_of(pattern)
            for path in paths:
                yield path
                yield from (f"{path}?{query}" for query in OF_DATA.get(pattern.name or "", ["preview=1"]))
            yield from (f"{paths[0]}?{query}" for query in SEARCHED.get(pattern.name or "", ()))
            for field, model in CHOICES.get(pattern.name or "", {}).items():
                for chosen in _slugs(model):
                    yield f"{paths[0]}?{urlencode({field: chosen['slug']})}"
            if pattern.name == "agreement-network":
                yield from (f"{paths[0]}?about={one}" for one in _things_of_network())


def marks_at(client: Client, address: str) -> set[str]:
    """The marks in the body and the headers; what the visitor sent herself is no secret."""
    answer = client.get(address)
    body = b"".join(answer).decode("utf-8", "replace")
    said = f"{body}\n{dict(answer.headers.items())}"
    path, _question, query = address.partition("?")
    for own in (query, query.replace("&", "&amp;"), path, quote(path)):
        said = said.replace(own, "") if own else said
    return {mark.lower() for mark in MARK.findall(said)}


def leaks(client: Client, languages: Collection[str] = codes()) -> tuple[dict[str, set[str]], int]:
    """The addresses at which marks were found, and how many were asked. The search knows all that it ever will."""
    call_command("search_index", verbosity=0, stdout=StringIO())
    found: dict[str, set[str]] = defaultdict(set)
    asked = dict.fromkeys(addresses(languages))
    for address in asked:
        if marks := marks_at(client, address):
            found[address.partition("?")[0]] |= marks
    return dict(found), len(asked)
