"""A page that has been taken off the site says at its address that it is gone, or leads elsewhere."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.languages.addresses import address_with, fixed_address
from portal.languages.models import remember_slugs
from portal.pages.sitemap import models_with_pages
from portal.publishing.standing import put_back, unpublish
from tests.builders import a_contact, a_fixed_page, a_news_item, a_spearhead, a_strategy
from tests.reading import words_of
from tests.staff.records import BUILDERS
from tests.walking import Reading

pytestmark = pytest.mark.django_db

NOTICE = {"fi": "Uutinen oli virheellinen.", "sv": "Nyheten var fel.", "en": "The news was wrong."}


def gone(record: Any, staff: User, address: str = "", **notice: str) -> Any:
    unpublish(staff, record, notice or NOTICE, address)
    return record


@pytest.mark.parametrize("model", models_with_pages())
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_address_of_every_kind_says_in_the_readers_language_why_it_is_gone(
    client: Client, staff: User, model: Any, language: str
) -> None:
    record = gone(BUILDERS[model](), staff)

    answer = client.get(record.address(language))

    page = Reading(answer.content.decode())
    assert (answer.status_code, page.language, answer["Content-Language"]) == (410, language, language)
    assert (NOTICE[language], language) in page.texts
    assert '<meta name="robots" content="noindex">' in page.html
    assert f"/{language}/" in page.links


def test_it_shows_nothing_else_of_the_record_and_stands_in_no_list(client: Client, staff: User) -> None:
    record = gone(a_news_item(title_fi="Salattu", slug_fi="salattu"), staff)

    answers = [client.get(path).content.decode() for path in (record.address("fi"), "/fi/", "/sitemap.xml")]

    assert ["Salattu" in html or "/salattu/" in html for html in answers] == [False] * 3


def test_a_notice_in_another_language_is_marked(client: Client, staff: User) -> None:
    record = gone(a_news_item(), staff, fi="Virheellinen.", sv="Fel.")

    page = Reading(client.get(record.address("en")).content.decode())

    assert ("Virheellinen.", "fi") in page.texts


def test_it_leads_elsewhere_in_the_readers_language_where_staff_have_said_so(client: Client, staff: User) -> None:
    record = gone(a_news_item(), staff, address="/fi/ajankohtaista/")

    answer = client.get(record.address("sv"))

    assert (answer.status_code, answer["Location"]) == (301, fixed_address("news", "sv"))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_slug_of_another_language_and_an_old_one_say_the_same(client: Client, staff: User, language: str) -> None:
    record = a_news_item()
    remember_slugs(record, {"fi": "entinen"})
    gone(record, staff)

    for slug in (record.slug_fi, record.slug_sv, "entinen"):
        assert client.get(address_with("news-item", slug, language)).status_code == 410


def test_what_belongs_to_it_is_gone_with_it(client: Client, staff: User) -> None:
    strategy = a_strategy()
    spearhead, draft = a_spearhead(strategy), a_spearhead(strategy, state="draft")
    gone(strategy, staff)

    answer = client.get(spearhead.address("fi"))

    assert (answer.status_code, NOTICE["fi"] in words_of(answer.content.decode())) == (410, True)
    assert client.get(draft.address("fi")).status_code == 404


def test_what_is_put_back_is_there_again(client: Client, staff: User) -> None:
    record = gone(a_news_item(), staff)

    put_back(staff, record)

    assert client.get(record.address("fi")).status_code == 200


def test_an_address_that_was_never_out_is_not_found(client: Client) -> None:
    record = a_news_item(state="draft", published_at=None)

    assert client.get(record.address("fi")).status_code == 404


def test_a_fixed_page_has_its_plain_name_and_a_contact_is_not_shown(client: Client, staff: User) -> None:
    gone(a_fixed_page("contacts", title_en="Whom to call"), staff)
    gone(a_contact(name="Aino Esimerkki"), staff)

    answer = client.get("/en/contacts/")

    assert (answer.status_code, "Whom to call" in answer.content.decode()) == (200, False)
    assert "Aino Esimerkki" not in answer.content.decode()


def test_a_page_that_is_there_asks_nothing_about_those_that_are_gone(client: Client, staff: User) -> None:
    record, other = a_news_item(), gone(a_news_item(), staff)

    with CaptureQueriesContext(connection) as of_the_present:
        client.get(record.address("fi"))
    with CaptureQueriesContext(connection) as of_the_gone:
        client.get(other.address("fi"))

    asked = [
        [query["sql"] for query in queries if "unpublished" in query["sql"]]
        for queries in (of_the_present, of_the_gone)
    ]
    assert [len(statements) for statements in asked] == [0, 1]
