"""What holds on every page of the portal with its shipped content, in each of its languages."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag, urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.db import models, transaction
from django.test import Client
from modeltranslation.translator import translator

from portal.fixedpages.models import FixedPage
from portal.languages.localized import codes
from portal.pages.sitemap import models_with_pages
from tests.walking import Reading

pytestmark = pytest.mark.django_db

POISON = "POISON"  # fits the shortest of the columns


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


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[Site]:
    """The whole site, asked once; the database is as before when these tests have ended."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_content", verbosity=0)
        written = texts_of_the_database()
        poison_base_columns()
        yield walk(Client(), written)
        transaction.set_rollback(True)


def walk(client: Client, written: dict[str, set[str]]) -> Site:
    sitemap = client.get("/sitemap.xml").content.decode()
    listed = [local(address) for address in re.findall(r"<loc>([^<]+)</loc>", sitemap)]
    pages = {path: visit(client, path) for path in listed}
    for visited in list(pages.values()):
        for path in visited.page.languages_offered.values():
            if path not in pages:
                pages[path] = visit(client, path)
    linked = {urldefrag(link).url for visited in pages.values() for link in visited.page.links if link.startswith("/")}
    answers = {path: pages[path].status if path in pages else client.get(path).status_code for path in linked}
    return Site(listed, pages, answers, written, expected_count())


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
    return len(codes()) * (len(FixedPage.Key) + records)


def texts_of_the_database() -> dict[str, set[str]]:
    """The single lines of every translated text, each with the languages in whose columns it stands."""
    written: dict[str, set[str]] = {}
    for model in translator.get_registered_models():
        fields = [name for name in translator.get_options_for_model(model).all_fields if name != "slug"]
        for row in model._default_manager.values(*(f"{name}_{code}" for name in fields for code in codes())):
            for column, text in row.items():
                for line in (text or "").splitlines():
                    written.setdefault(" ".join(line.split()), set()).add(column[-2:])
    return written


def poison_base_columns() -> None:
    """Whatever reads the column that modeltranslation leaves without a language shows itself."""
    for model in translator.get_registered_models():
        fields = translator.get_options_for_model(model).all_fields
        models.QuerySet(model).update(**dict.fromkeys(fields, POISON))


def faulty(site: Site, is_sound: Any) -> list[str]:
    return [visited.path for visited in site.pages.values() if not is_sound(visited)]


def test_every_page_is_walked_in_every_language(site: Site) -> None:
    languages = Counter(visited.language for visited in site.pages.values())

    assert len(site.pages) == site.expected_count
    assert set(languages) == set(codes())
    assert min(languages.values()) > 40
    assert len(site.listed) == len(set(site.listed)) > 100


def test_every_page_answers_in_the_language_of_its_address(site: Site) -> None:
    assert faulty(site, lambda visited: visited.status == 200) == []
    assert faulty(site, lambda visited: visited.page.language == visited.language) == []


def test_every_page_has_one_heading_of_the_first_rank_and_no_id_twice(site: Site) -> None:
    assert faulty(site, lambda visited: visited.page.heading_count == 1) == []
    assert faulty(site, lambda visited: len(visited.page.ids) == len(set(visited.page.ids))) == []


def test_no_two_pages_of_a_language_have_the_same_title(site: Site) -> None:
    titles = Counter((visited.language, visited.page.title) for visited in site.pages.values())

    assert [title for title, count in titles.items() if count > 1] == []
    assert faulty(site, lambda visited: bool(visited.page.title.strip())) == []


def test_every_page_in_the_sitemap_is_canonical_and_a_fallback_leads_to_one(site: Site) -> None:
    listed = set(site.listed)

    assert faulty(site, lambda visited: local(visited.page.canonical) in listed) == []
    assert (
        faulty(site, lambda visited: (visited.path in listed) == (local(visited.page.canonical) == visited.path)) == []
    )


def test_alternates_name_the_languages_that_a_page_has_and_each_other(site: Site) -> None:
    alternates = {
        path: {code: local(url) for code, url in site.pages[path].page.alternates.items()} for path in site.listed
    }

    for path, own in alternates.items():
        if own:
            assert own[site.pages[path].language] == path
            assert "x-default" in own
            assert all(alternates[other] == own for other in own.values())


def test_a_page_that_falls_back_says_so(site: Site) -> None:
    fallbacks = [visited for path, visited in site.pages.items() if path not in site.listed]

    assert len(fallbacks) > 0
    assert [visited.path for visited in fallbacks if "note-missing" not in visited.html] == []


def test_every_text_is_marked_as_the_language_that_it_is_in(site: Site) -> None:
    shown = [
        (visited.path, text, language)
        for visited in site.pages.values()
        for text, language in visited.page.texts
        if text in site.written
    ]

    assert len(shown) > 1_000
    assert {row for row in shown if row[2] not in site.written[row[1]]} == set()


def test_no_page_reads_a_column_without_a_language(site: Site) -> None:
    assert faulty(site, lambda visited: POISON not in visited.html) == []


def test_every_link_within_the_site_leads_to_a_page(site: Site) -> None:
    assert {path: status for path, status in site.answers.items() if status != 200} == {}
    assert len(site.answers) >= len(site.pages)


def test_every_link_to_a_part_of_a_page_finds_it(site: Site) -> None:
    lost = set()
    for visited in site.pages.values():
        for link in visited.page.links:
            address, fragment = urldefrag(link)
            target = site.pages.get(address or visited.path)
            if fragment and target and fragment not in target.page.ids:
                lost.add(f"{visited.path}: {link}")

    assert lost == set()


def test_no_link_is_empty_or_runs_a_script(site: Site) -> None:
    schemes = {urlsplit(link).scheme for visited in site.pages.values() for link in visited.page.links}

    assert schemes <= {"", "https", "http", "mailto", "tel"}
    assert faulty(site, lambda visited: all(visited.page.links)) == []


def test_every_part_of_every_page_comes_from_this_site_and_is_there(site: Site) -> None:
    parts = {part for visited in site.pages.values() for part in visited.page.parts if part}
    static = {part.removeprefix(settings.STATIC_URL) for part in parts if part.startswith(settings.STATIC_URL)}

    assert {part for part in parts if not part.startswith(("/static/", "/media/", "data:"))} == set()
    assert [part for part in static if finders.find(part) is None] == []
    assert len(static) > 3


def test_no_page_keeps_anything_about_its_visitor(site: Site) -> None:
    assert faulty(site, lambda visited: not visited.has_cookies) == []
    assert faulty(site, lambda visited: "csrfmiddlewaretoken" not in visited.html) == []
