"""What holds on every page of the portal with its shipped content, in each of its languages."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.db import models, transaction
from django.test import Client
from modeltranslation.translator import translator

from portal.languages.localized import codes
from tests.crawling import Site, faulty, local, texts_of_the_database, walk

pytestmark = pytest.mark.django_db

POISON = "POISON"  # fits the shortest of the columns


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[Site]:
    """The whole site, asked once; the database is as before when these tests have ended."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_content", verbosity=0)
        written = texts_of_the_database()
        poison_base_columns()
        yield walk(Client(), written)
        transaction.set_rollback(True)


def poison_base_columns() -> None:
    """Whatever reads the column that modeltranslation leaves without a language shows itself."""
    for model in translator.get_registered_models():
        fields = translator.get_options_for_model(model).all_fields
        models.QuerySet(model).update(**dict.fromkeys(fields, POISON))


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
        for text, language in visited.page.main_texts
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
