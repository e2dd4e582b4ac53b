"""Asks every public address of the site, with and without what may be put behind it, for words that nobody may read."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from typing import Any
from urllib.parse import quote, urlencode

from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from contacts.models import Contact
from ecosystems.models import Theme
from portal.languages.localized import codes
from portal.languages.models import Addressed
from portal.media.models import Document, Image
from portal.media.storing import file_names
from portal.publishing.models import Publishable
from portal.publishing.revision import Revision
from strategy.models import Spearhead, Strategy

# Pages with rules of their own, tested with roles and links.
OF_STAFF = {"admin/records/", "admin/translations/", "admin/", "preview/"}
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


WHAT_TO_ASK_FOR: dict[str, Callable[[], list[Any]]] = {
    "follow-up-csv": lambda: _slugs(Strategy),
    "contact-card": lambda: [{"pk": pk} for pk in Contact._base_manager.values_list("pk", flat=True)],
    "document": _documents,
    "image": _pictures,
}
CHOICES = {"lead-projects": {"theme": Theme, "area": _pages()["urban-area"]}, "showcase": {"spearhead": Spearhead}}


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
                yield f"{path}?preview=1"
            for field, model in CHOICES.get(pattern.name or "", {}).items():
                for chosen in _slugs(model):
                    yield f"{paths[0]}?{urlencode({field: chosen['slug']})}"


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
    """The addresses at which marks were found, and how many were asked."""
    found: dict[str, set[str]] = defaultdict(set)
    asked = dict.fromkeys(addresses(languages))
    for address in asked:
        if marks := marks_at(client, address):
            found[address.partition("?")[0]] |= marks
    return dict(found), len(asked)
