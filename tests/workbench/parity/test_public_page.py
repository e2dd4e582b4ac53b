"""Residents read the figures once staff have published the words of the page, and nothing of staff or drafts."""

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from portal.languages.addresses import fixed_address
from portal.languages.localized import codes
from tests.builders import a_fixed_page, a_member, a_strategy
from tests.reading import words_of
from tests.walking import Reading
from tests.workbench.parity.excuses import let_off, let_out
from tests.workbench.parity.versions import a_version

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", codes())
def test_without_published_words_there_is_no_page(client: Client, language: str) -> None:
    a_fixed_page("parity", state="draft")

    assert client.get(fixed_address("parity", language)).status_code == 404


def test_the_sitemap_names_the_page_when_it_is_on(client: Client) -> None:
    assert fixed_address("parity", "sv") not in client.get("/sitemap.xml").content.decode()

    a_fixed_page("parity")

    assert fixed_address("parity", "sv") in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("language", codes())
def test_residents_read_the_figures_in_their_language(client: Client, language: str) -> None:
    a_fixed_page("parity")
    a_version("2020-01-05", "2020-01-05")
    a_version("2020-01-05")

    page = client.get(fixed_address("parity", language))

    reading = Reading(page.content.decode())
    assert (page.status_code, reading.language, reading.heading_count) == (200, language, 1)
    assert len(reading.ids) == len(set(reading.ids))
    assert page.context["report"].all_months.rows[0].standing.endswith("1 of 2)" if language == "en" else ")")
    assert not page.cookies
    assert "csrfmiddlewaretoken" not in page.content.decode()
    assert page["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_residents_read_no_reason_no_name_and_no_record_that_is_not_public(client: Client) -> None:
    a_fixed_page("parity")
    staff = a_member("publisher", name="pia-publisher")
    shown = a_strategy(title_en="Smart region")
    let_out(shown, "title_sv", reason="Inner reason", user=staff)
    let_out(a_strategy(title_en="Hidden", state="draft"), "title_sv", reason="Inner reason", user=staff)
    let_off(a_strategy(title_en="Named"), "Inner reason")

    html = client.get(fixed_address("parity", "en")).content.decode()

    assert f'href="{shown.address("en")}">Smart region</a>' in html
    assert [word for word in ("Inner reason", "pia-publisher", "Hidden", "Named") if word in html] == []


def test_the_name_of_a_page_that_lacks_a_text_is_marked_with_its_language(client: Client) -> None:
    a_fixed_page("parity")
    let_out(a_strategy(title_fi="Vain suomeksi", slug_fi="vain"), "title_sv")

    html = client.get(fixed_address("parity", "sv")).content.decode()

    assert '<span lang="fi">Vain suomeksi</span>' in html


def test_a_language_that_the_law_does_not_ask_for_has_no_list_of_such_pages(client: Client) -> None:
    a_fixed_page("parity")

    words = words_of(client.get(fixed_address("parity", "en"), {"language": "en"}).content.decode())

    assert "Pages that went out without a text" not in words


def test_the_choice_stays_when_the_language_of_the_page_is_changed(client: Client) -> None:
    a_fixed_page("parity")
    a_version("2024-01-05")

    reading = Reading(client.get(fixed_address("parity", "en"), {"language": "fi", "year": "2024"}).content.decode())

    assert reading.languages_offered["sv"] == f"{fixed_address('parity', 'sv')}?language=fi&year=2024"
    assert reading.canonical.endswith(fixed_address("parity", "en"))


@pytest.mark.parametrize("count", [1, 8])
def test_the_page_costs_the_same_queries_however_much_there_is(
    client: Client, django_assert_num_queries: Any, count: int
) -> None:
    a_fixed_page("parity")
    for _ in range(count):
        a_version("2026-01-05", "2026-01-09")
        let_out(a_strategy(), "title_sv")
    with override("en"):
        address = fixed_address("parity", "en")
    client.get(address)

    with django_assert_num_queries(6):
        client.get(address)
