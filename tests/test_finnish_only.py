"""A site with the texts of one language alone is whole in the others: each text is marked, each page says so.

Finnish alone, as a city may begin; and Swedish alone, as every record may be born.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from portal.languages.addresses import fixed_address
from portal.languages.localized import codes
from portal.publishing.models import State
from tests.builders import a_news_item
from tests.crawling import Site, Visited, faulty, local, walk
from tests.one_language import CHANGED_AT, MARK, in_one_language, kinds_without_a_record, with_every_kind
from tests.reading import xml_of
from tests.walking import Attribute, Reading

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MARKUP = ("<span", "<div", "&lt;", "&#x27;", "&quot;")
SPOKEN = {"alt", "title", "aria-label", "aria-description", "placeholder", "label"}


@pytest.fixture(scope="module", params=["fi", "sv"])
def only(request: Any) -> str:
    """The language that the site has."""
    return str(request.param)


@pytest.fixture(scope="module")
def site(only: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[Site]:
    """The whole site, asked once; the database is as before when these tests have ended."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_content", verbosity=0)
        with_every_kind()
        in_one_language(only)
        yield walk(Client(), {})
        transaction.set_rollback(True)


def fallbacks(site: Site, only: str) -> list[Visited]:
    return [visited for visited in site.pages.values() if visited.language != only]


def test_every_page_is_walked_in_the_other_languages(site: Site, only: str) -> None:
    count = Counter(visited.language for visited in site.pages.values())

    assert len(site.pages) == site.expected_count
    assert set(count) == set(codes())
    assert min(count.values()) == max(count.values()) > 50
    assert faulty(site, lambda visited: visited.status == 200) == []
    assert {path: status for path, status in site.answers.items() if status != 200} == {}


def test_every_kind_of_record_has_texts_of_the_language_alone(site: Site) -> None:
    assert kinds_without_a_record() == []


def test_no_text_of_another_language_stands_unmarked(site: Site, only: str) -> None:
    shown = [(visited.path, *text) for visited in fallbacks(site, only) for text in visited.page.texts]
    from_the_database = [(path, text, language) for path, text, language in shown if MARK in text]

    assert len(from_the_database) > 2_000
    assert {row for row in from_the_database if row[2] != only} == set()


def test_no_text_that_is_read_out_stands_unmarked(site: Site, only: str) -> None:
    spoken = [(visited.path, *said) for visited in fallbacks(site, only) for said in said_of(visited.page)]

    assert len(spoken) > 10
    assert {row for row in spoken if row[-1] != only} == set()


def said_of(page: Reading) -> list[Attribute]:
    return [each for each in page.attributes if each.name in SPOKEN and MARK in each.value]


def test_no_attribute_holds_markup(site: Site) -> None:
    attributes = [(path, *each) for path, visited in site.pages.items() for each in visited.page.attributes]

    assert len(attributes) > 30_000
    assert [row for row in attributes if any(markup in row[3] for markup in MARKUP)] == []


def test_no_title_and_no_data_holds_markup(site: Site) -> None:
    with_data = [visited for visited in site.pages.values() if visited.page.json_ld]

    assert len(with_data) > 100
    assert faulty(site, lambda visited: not any(markup in visited.page.title for markup in MARKUP)) == []
    assert [v.path for v in with_data if any(markup in str(json.loads(v.page.json_ld)) for markup in MARKUP)] == []


def test_every_page_says_that_it_falls_back_and_names_its_original(site: Site, only: str) -> None:
    pages = fallbacks(site, only)

    assert [visited.path for visited in pages if "note-missing" not in visited.html] == []
    assert [v.path for v in pages if local(v.page.canonical) != v.page.languages_offered[only]] == []
    assert faulty(site, lambda visited: "note-missing" not in visited.html) == [visited.path for visited in pages]


def test_neither_sitemap_nor_hreflang_claims_what_is_not_there(site: Site, only: str) -> None:
    assert {path.split("/")[1] for path in site.listed} == {only}
    assert {code for visited in site.pages.values() for code in visited.page.alternates} == set()


def test_the_feed_says_of_each_text_which_language_it_is_in(site: Site, only: str) -> None:
    for language in codes():
        feed = xml_of(Client().get(fixed_address("changes-feed", language)).content)
        texts = [text for text in feed.iter() if MARK in (text.text or "")]

        assert feed.get(XML_LANG) == language
        assert len(texts) > 50
        assert {language_of(text, feed) for text in texts} == {only}


def language_of(text: Element, feed: Element) -> str | None:
    return text.get(XML_LANG) or feed.get(XML_LANG)


@pytest.mark.parametrize(("state", "status"), [(State.WITHDRAWN, 200), (State.UNPUBLISHED, 410)])
def test_the_notice_of_a_page_that_has_ended_is_marked(
    site: Site, only: str, client: Client, state: str, status: int
) -> None:
    ending = {"at": CHANGED_AT, "notice": {only: f"Ended {MARK}"}}
    columns: dict[str, Any] = {"state": state, "ending": ending, "published_at": timezone.now()}
    texts = {f"title_{only}": f"News {MARK}", f"slug_{only}": "ended"}
    item = a_news_item(original_language=only, **columns, **texts)

    answers = {language: client.get(item.address(language)) for language in codes()}

    for language, answer in answers.items():
        said = [text for text in Reading(answer.content.decode()).texts if MARK in text[0]]
        assert (answer.status_code, language, (f"Ended {MARK}", only) in said) == (status, language, True)
        assert {spoken for _text, spoken in said} == {only}
