"""The page of the search with what the index holds: queries, examples, other languages' addresses."""

import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from portal.languages.addresses import fixed_address
from portal.languages.localized import codes
from portal.news.models import NewsItem
from portal.publishing.models import State
from portal.search.bringing_up import bring_up_record
from portal.search.showing import examples
from tests.builders import a_news_item
from tests.search.answers import address
from tests.walking import Reading

pytestmark = pytest.mark.django_db

RESULT = 'class="ledger-title"'


def indexed() -> None:
    call_command("search_index", verbosity=0, stdout=StringIO())


@pytest.fixture(scope="module")
def shipped(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The shipped content, in the index; the database is as before when these tests have ended."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_content", verbosity=0)
        indexed()
        yield
        transaction.set_rollback(True)


def queries_of(client: Client) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(address(query="?q=lighthouse"))
    return len(queries)


def test_a_search_costs_the_same_queries_however_much_it_finds(client: Client) -> None:
    a_news_item(title_en="Lighthouse")
    indexed()
    html = client.get(address(query="?q=lighthouse")).content.decode()
    with_one = queries_of(client)
    for number in range(30):
        a_news_item(title_en=f"Lighthouse {number}")
    indexed()

    many = client.get(address(query="?q=lighthouse")).content.decode()

    assert (html.count(RESULT), many.count(RESULT)) == (1, 20)
    assert queries_of(client) == with_one


@pytest.mark.parametrize("language", codes())
def test_each_example_finds_something(shipped: None, client: Client, language: str) -> None:
    with override(language):
        urls = [example.url for example in examples()]

    assert [url for url in urls if RESULT not in client.get(url).content.decode()] == []


@pytest.mark.parametrize("language", codes())
def test_what_narrows_a_search_narrows_it_in_the_other_languages_too(
    shipped: None, client: Client, language: str
) -> None:
    facets = client.get(address(language, "?q=Espoo&format=json")).json()["facets"]
    narrowed = [f"?q=Espoo&{name}={values[0]['value']}" for name, values in facets.items() if values]

    for query in narrowed:
        page = Reading(client.get(address(language, query)).content.decode())
        counts = {url: client.get(url).content.decode().count(RESULT) for url in page.languages_offered.values()}
        assert 0 not in counts.values(), counts
    assert len(narrowed) > 1


def test_a_page_beyond_the_last_is_not_there_and_shows_the_first(shipped: None, client: Client) -> None:
    answer = client.get(address(query="?q=Espoo&page=999999"))

    assert answer.status_code == 404
    assert RESULT in answer.content.decode()


def test_a_word_that_is_only_begun_leads_to_whole_words_without_javascript(client) -> None:
    bring_up_record(a_news_item(title_fi="Innovaatiot kasvavat", title_en="Growth"))

    html = client.get(address("fi"), {"q": "innov"}).content.decode()
    whole = client.get(address("fi"), {"q": "innovaatiot"}).content.decode()

    assert re.findall(r'<a class="search-limit" href="([^"]*)">innovaatiot</a>', html) == [
        fixed_address("search", "fi") + "?q=innovaatiot"
    ]
    assert 'id="endings"' not in whole


def test_words_that_only_hidden_texts_have_are_no_endings(client) -> None:
    bring_up_record(a_news_item(title_fi="Innovaatiot kasvavat"))
    hidden = a_news_item(title_fi="Innoittava salaisuus")
    bring_up_record(hidden)
    NewsItem.objects.filter(pk=hidden.pk).update(state=State.UNPUBLISHED)

    html = client.get(address("fi"), {"q": "inno"}).content.decode()

    assert ("innovaatiot" in html, "innoittava" in html) == (True, False)
