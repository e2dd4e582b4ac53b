"""The whole site as a visitor walks it: from the sitemap, in every language that its pages offer."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag

from django.conf import settings
from django.test import Client
from modeltranslation.translator import translator

from portal.fixedpages.models import FixedPage
from portal.languages.localized import codes
from portal.pages.sitemap import models_with_pages
from tests.walking import Reading


@dataclass(frozen=True)
class Visited:
    """A page and the answer that brought it."""

    path: str
    status: int
    has_cookies: bool
    html: str
    page: Reading

    @property
    def language(self) -> str:
        return self.path.split("/")[1]


@dataclass(frozen=True)
class Site:
    listed: list[str]  # the paths of the sitemap
    pages: dict[str, Visited]  # those, and the same things in the languages that they fall back in
    answers: dict[str, int]  # every internal address that a page links to, with the status of its answer
    written: dict[str, set[str]]  # every text of the database, with the languages that it stands in
    expected_count: int


def walk(client: Client, written: dict[str, set[str]]) -> Site:
    sitemap = client.get("/sitemap.xml").content.decode()
    listed = [local(address) for address in re.findall(r"<loc>([^<]+)</loc>", sitemap)]
    pages = {path: visit(client, path) for path in listed}
    for visited in list(pages.values()):
        for path in visited.page.languages_offered.values():
            if path not in pages:
                pages[path] = visit(client, path)
    linked = {urldefrag(link).url for visited in pages.values() for link in visited.page.links if link.startswith("/")}
    answers = {path: pages[path].status if path in pages else status_of(client, path) for path in linked}
    return Site(listed, pages, answers, written, expected_count())


def status_of(client: Client, path: str) -> int:
    """A file is closed once it has been read to its end."""
    answer: Any = client.get(path)
    b"".join(answer)
    return int(answer.status_code)


def visit(client: Client, path: str) -> Visited:
    answer = client.get(path)
    html = answer.content.decode()
    return Visited(path, answer.status_code, bool(answer.cookies), html, Reading(html))


def local(address: str) -> str:
    assert address.startswith(settings.SITE_URL), address
    return address.removeprefix(settings.SITE_URL)


def expected_count() -> int:
    """Every fixed page and every public record in every language."""
    records = sum(int(model.objects.public().count()) for model in models_with_pages())
    return len(codes()) * (len(FixedPage.Key) - len(FixedPage.IF_PUBLISHED) + records)


def texts_of_the_database() -> dict[str, set[str]]:
    """The single lines of every translated text, each with the languages in whose columns it stands."""
    written: dict[str, set[str]] = {}
    for model in translator.get_registered_models():
        fields = [name for name in translator.get_options_for_model(model).all_fields if name != "slug"]
        for row in model._default_manager.values(*(f"{name}_{code}" for name in fields for code in codes())):
            for column, text in row.items():
                for line in (text or "").splitlines():
                    written.setdefault(" ".join(line.split()), set()).add(column.rpartition("_")[2])
    return written


def faulty(site: Site, is_sound: Callable[[Visited], bool]) -> list[str]:
    return [visited.path for visited in site.pages.values() if not is_sound(visited)]
