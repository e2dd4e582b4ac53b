"""A page knows from what visitors read whether its language is behind, says so, and goes on showing what it has."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.publishing.policy import Role
from portal.publishing.standing import put_back, withdraw
from portal.workbench.models import Following, Unit
from portal.workbench.syncing import sync_live
from portal.workbench.writing import save_translation
from strategy.models import Strategy
from tests.builders import a_member, a_strategy
from tests.walking import Reading
from tests.workbench.units import confirmed, edited, published, seen, the_unit

pytestmark = pytest.mark.django_db

THEN = datetime(2024, 4, 23, 22, 30, tzinfo=ZoneInfo("UTC"))  # the 24th in Finland
NOTE = {
    "sv": "Den här sidan motsvarar den finska texten från den 24 april 2024",
    "en": "This page follows the Finnish text of 24 April 2024, which has changed since.",
}


def a_page(**columns: Any) -> Any:
    """Of 2024, in three languages that agree."""
    strategy = a_strategy(published_at=THEN, title_fi="Avaus", title_sv="Öppning", title_en="Opening", **columns)
    return confirmed(strategy)


def html(client: Client, record: Any, language: str) -> str:
    return client.get(record.address(language)).content.decode()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_page_whose_source_has_changed_says_what_it_follows(client: Client, language: str) -> None:
    strategy = published(a_page(), title_fi="Uusi avaus")

    page = html(client, strategy, language)

    assert NOTE[language] in page
    assert f'<a href="{strategy.address("fi")}">' in page
    assert {"sv": "Öppning", "en": "Opening"}[language] in Reading(page).title


def test_the_page_in_the_original_language_says_nothing(client: Client) -> None:
    strategy = published(a_page(), title_fi="Uusi avaus")

    assert "note-behind" not in html(client, strategy, "fi")


def test_a_draft_alone_says_nothing_to_visitors(client: Client) -> None:
    strategy = a_page()

    edited(strategy, title_fi="Uusi avaus")

    assert "note-behind" not in html(client, strategy, "sv")


def test_the_note_goes_when_the_translation_has_followed(client: Client) -> None:
    strategy = published(a_page(), title_fi="Uusi avaus")
    translator = a_member(Role.TRANSLATOR, languages=["sv"])

    save_translation(translator, the_unit(strategy), "Ny öppning", seen("Uusi avaus", "Öppning"))

    assert "note-behind" not in html(client, Strategy.objects.get(), "sv")
    assert NOTE["en"] in html(client, Strategy.objects.get(), "en")


def test_the_note_goes_when_somebody_says_that_it_is_still_right(client: Client) -> None:
    strategy = confirmed(published(a_page(), title_fi="Uusi avaus"))

    assert "note-behind" not in html(client, strategy, "sv")
    assert Strategy.objects.get().behind == {}


def test_a_translation_published_with_its_source_is_not_behind(client: Client) -> None:
    strategy = published(a_page(), title_fi="Uusi avaus", title_sv="Ny öppning")

    assert Strategy.objects.get().behind == {"en": "2024-04-24"}
    assert "note-behind" not in html(client, strategy, "sv")


def test_a_source_that_is_changed_twice_is_followed_from_the_first_day() -> None:
    strategy = published(published(a_page(), title_fi="Uusi avaus"), title_fi="Uudempi avaus")

    assert strategy.follows("sv") == "2024-04-24"


def test_a_source_that_is_changed_back_is_followed_again() -> None:
    strategy = published(published(a_page(), title_fi="Uusi avaus"), title_fi="Avaus")

    assert Strategy.objects.get(pk=strategy.pk).behind == {}


def test_a_text_that_need_not_be_translated_leaves_no_page_behind() -> None:
    strategy = a_page()
    Unit.objects.of(strategy).filter(path="title", language="en").update(exempt_reason="Only at home")

    published(strategy, title_fi="Uusi avaus")

    assert Strategy.objects.get().behind.keys() == {"sv"}


def test_a_page_that_is_taken_away_and_put_back_begins_anew() -> None:
    strategy, publisher = a_page(), a_member("publisher")
    withdraw(publisher, strategy, {"fi": "Ei", "sv": "Nej"})
    away = Following.objects.of(strategy).open().count()

    put_back(publisher, strategy, "Later")

    assert away == 0
    assert Following.objects.of(strategy).open().filter(path="title").count() == 2


def test_a_text_that_nobody_has_translated_is_waited_for() -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="", title_en="Opening")
    sync_live(strategy)
    translator = a_member(Role.TRANSLATOR, languages=["sv"])
    before: Any = Following.objects.get(path="title", language="sv")

    save_translation(translator, the_unit(strategy), "Öppning", seen("Avaus", ""))
    after: Any = Following.objects.get(path="title", language="sv")

    assert before.followed_at is None
    assert before.source_since <= after.followed_at <= timezone.now()
    assert after.pk == before.pk


def test_the_note_costs_a_page_no_query(client: Client) -> None:
    strategy = a_page()
    client.get(strategy.address("sv"))
    before = queries_of(client, strategy)

    published(strategy, title_fi="Uusi avaus")

    assert queries_of(client, strategy) == before


def queries_of(client: Client, record: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(record.address("sv"))
    return len(captured)
