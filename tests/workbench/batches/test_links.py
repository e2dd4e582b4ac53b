"""A link to a page of the portal leads, in the translation, to that page in its language."""

from typing import Any

import pytest
from django.test import Client

from portal.publishing.models import State
from portal.workbench.batches.links import LinksIn
from tests.builders import a_strategy
from tests.publishing.editors import fresh
from tests.workbench.batches.files import sent_out, translated, written

pytestmark = pytest.mark.django_db


def a_linked_strategy(**columns: Any) -> Any:
    slugs = {"slug_fi": "avaus", "slug_sv": "oppning", "slug_en": "opening"}
    return a_strategy(title_fi="Avaus", title_sv="Öppning", title_en="Opening", **slugs, **columns)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_record_is_linked_by_its_own_address(language: str) -> None:
    strategy = a_linked_strategy()

    assert LinksIn("sv")(strategy.address(language)) == strategy.address("sv")


def test_what_follows_the_address_stays() -> None:
    strategy = a_linked_strategy()

    assert LinksIn("sv")(f"{strategy.address('fi')}?a=1#b") == f"{strategy.address('sv')}?a=1#b"


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/fi/", "/sv/"),
        ("https://www.example.org/fi/", "https://www.example.org/fi/"),
        ("/media/documents/a.pdf", "/media/documents/a.pdf"),
        ("#alku", "#alku"),
        ("", ""),
        ("/", "/"),
        ("/fi/no-such-page/", "/fi/no-such-page/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_other_links_lead_where_they_can(address: str, there: str) -> None:
    assert LinksIn("sv")(address) == there


def test_an_address_of_nothing_public_is_put_into_the_language_as_far_as_its_words_go() -> None:
    draft = a_linked_strategy(state=State.DRAFT)

    assert LinksIn("sv")(draft.address("fi")) == draft.address("sv").replace("oppning", "avaus")


def test_a_page_that_is_asked_for_twice_is_looked_up_once(django_assert_num_queries: Any) -> None:
    address = a_linked_strategy().address("fi")
    link = LinksIn("sv")
    link(address)

    with django_assert_num_queries(0):
        link(address)


def test_a_translated_text_links_to_the_pages_of_its_language(her_client: Client, translator: Any) -> None:
    target = a_linked_strategy()
    strategy = a_strategy(title_fi="Toinen", body_fi=f"Lue [lisää]({target.address('fi')}).")
    data = translated(sent_out(translator, strategy), {"body": "Läs <a1>mer</a1>."})

    written(her_client, data)

    assert fresh(strategy).body_sv == f"Läs [mer]({target.address('sv')})."
