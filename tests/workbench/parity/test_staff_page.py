"""Everybody of the staff who has a role reads the report; it says whether residents do."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.publishing.models import GateException
from portal.workbench.models import Following
from tests.builders import a_fixed_page, a_member, a_strategy, an_organisation
from tests.reading import words_of
from tests.workbench.parity.excuses import let_out
from tests.workbench.parity.versions import a_version

pytestmark = pytest.mark.django_db

NAMES = ("parity", "parity-csv", "parity-exceptions-csv")


def signed_in(user: Any) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


@pytest.fixture
def publisher_client(db: None) -> Client:
    return signed_in(a_member("publisher"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", ["translator", "editor", "publisher", "administrator"])
def test_whoever_has_a_role_reads_the_report(name: str, role: str) -> None:
    assert signed_in(a_member(role)).get(reverse(f"workbench:{name}")).status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_who_has_no_role_is_refused_and_who_is_not_signed_in_led_to_the_login(client: Client, name: str) -> None:
    address = reverse(f"workbench:{name}")

    assert signed_in(a_member()).get(address).status_code == 403
    assert client.get(address)["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_the_report_is_kept(publisher_client: Client, name: str) -> None:
    assert "no-store" in publisher_client.get(reverse(f"workbench:{name}"))["Cache-Control"]


def test_the_page_says_in_sentences_and_tables_what_stands_there(publisher_client: Client) -> None:
    a_version("2020-01-05", "2020-01-05")
    a_version("2020-01-05")

    page = publisher_client.get(reverse("workbench:parity"))

    words = words_of(page.content.decode())
    assert "Of 2 texts on the site, 1 stand in Swedish too (50%)." in words
    assert "Lacking, or behind the original: 1. The oldest came out on 5 January 2020." in words
    assert "Nothing came out" in words
    assert len(page.context["report"].all_months.rows) == 12


def test_a_language_and_a_year_can_be_chosen(publisher_client: Client) -> None:
    a_version("2024-03-05", "2024-03-05", language="en")

    page = publisher_client.get(reverse("workbench:parity"), {"language": "en", "year": "2024"})

    (march,) = [row for row in page.context["report"].all_months.rows if row.name == "March 2024"]
    assert (march.came_out, march.at_once, march.standing) == ("1", "1", "100% (1 of 1)")
    assert page.context["choice"].query == "?language=en&year=2024"


@pytest.mark.parametrize("asked", [{"language": "de"}, {"year": "1066"}, {"year": "²"}, {"language": "", "year": "x"}])
def test_what_is_not_offered_counts_as_not_chosen(publisher_client: Client, asked: dict[str, str]) -> None:
    page = publisher_client.get(reverse("workbench:parity"), asked)

    assert page.context["choice"].query == "?language=sv&year="


def test_exceptions_stand_on_the_page_with_their_reasons(publisher_client: Client) -> None:
    let_out(a_strategy(title_en="Smart region"), "title_sv", reason="The translation is ordered.")

    words = words_of(publisher_client.get(reverse("workbench:parity")).content.decode())

    assert "Smart region Strategy Title (Swedish) The translation is ordered." in words


def test_the_page_says_that_residents_do_not_see_it_and_where_to_switch_it_on(publisher_client: Client) -> None:
    words = a_fixed_page("parity", state="draft")

    html = publisher_client.get(reverse("workbench:parity")).content.decode()

    assert "Residents do not see these figures: the page is off." in html
    assert f"/admin/fixedpages/fixedpage/{words.pk}/change/" in html


def test_the_page_leads_to_the_public_one_where_that_is_on(publisher_client: Client) -> None:
    a_fixed_page("parity")

    html = publisher_client.get(reverse("workbench:parity")).content.decode()

    assert f'href="{reverse("parity")}"' in html
    assert "the page is off" not in html


def test_who_may_not_see_the_words_is_told_but_not_led_there() -> None:
    a_fixed_page("parity", state="draft")
    editor = a_member("editor", organisation=an_organisation())

    html = signed_in(editor).get(reverse("workbench:parity")).content.decode()

    assert "the page is off" in html
    assert "/admin/fixedpages/fixedpage/" not in html[html.index("<main") :]


@pytest.mark.parametrize("count", [1, 8])
def test_the_page_costs_the_same_queries_however_much_there_is(
    publisher_client: Client, django_assert_num_queries: Any, count: int
) -> None:
    for _ in range(count):
        a_version("2026-01-05", "2026-01-09")
        let_out(a_strategy(), "title_sv")
    address = reverse("workbench:parity")
    publisher_client.get(address)

    with django_assert_num_queries(15):
        publisher_client.get(address)

    assert (Following.objects.count(), GateException.objects.count()) == (count, count)
