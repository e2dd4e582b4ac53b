"""What readers are told of a change stands on its page: the newest first, in their language, at no cost."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from portal.publishing.workflow import Terms, publish
from tests.builders import a_fixed_page, a_news_item, a_strategy
from tests.publishing.editors import a_draft
from tests.reading import main_of, words_of
from tests.walking import Reading

pytestmark = pytest.mark.django_db

HEADING = "What has changed"


def a_note(days_ago: int = 0, **texts: str) -> dict[str, Any]:
    return {"at": (timezone.now() - timedelta(days=days_ago)).isoformat(), **texts}


def html_of(client: Client, record: Any, language: str = "en") -> str:
    return client.get(record.address(language)).content.decode()


def test_what_is_told_at_publication_stands_on_the_page(client: Client, staff: User) -> None:
    record = a_news_item()
    draft = a_draft(record, title_fi="Uusi", title_sv="Ny")

    publish(
        staff, draft, Terms(change_notes={"fi": "Nimi on uusi.", "sv": "Namnet är nytt."}, alone_reason="Only a name.")
    )

    assert ("Nimi on uusi.", "fi") in Reading(html_of(client, record, "fi")).texts
    assert ("Namnet är nytt.", "sv") in Reading(html_of(client, record, "sv")).texts
    assert ("Nimi on uusi.", "fi") in Reading(html_of(client, record, "en")).texts


def test_the_five_newest_are_told_with_their_days(client: Client) -> None:
    record = a_strategy(
        change_notes=[{"at": f"2026-05-{day:02}T22:30:00+00:00", "en": f"Note {day}."} for day in range(7, 0, -1)]
    )

    words = words_of(html_of(client, record))

    told = " ".join(f"{day + 1} May 2026 Note {day}." for day in (7, 6, 5, 4, 3))
    assert f"{HEADING} {told} Last updated" in words or words.endswith(f"{HEADING} {told}")


def test_the_page_of_fixed_words_tells_them_too(client: Client) -> None:
    record = a_fixed_page("about", change_notes=[a_note(en="New words.")])

    assert "New words." in words_of(html_of(client, record))


@pytest.mark.parametrize("notes", [[], [{"at": "2026-05-01T00:00:00+00:00", "fi": "", "sv": " "}]])
def test_where_nothing_is_told_there_is_no_heading(client: Client, notes: list[dict[str, str]]) -> None:
    record = a_strategy(change_notes=notes)

    assert HEADING not in main_of(html_of(client, record))


def test_a_draft_tells_nothing_before_it_is_out(client: Client, staff: User) -> None:
    record = a_news_item()
    draft = a_draft(record, title_fi="Uusi")
    draft.change_notes = {"fi": "Salaisuus."}
    draft.save()

    assert "Salaisuus" not in html_of(client, record, "fi")


@pytest.mark.parametrize("count", [0, 20])
def test_telling_costs_no_query(client: Client, django_assert_num_queries: Any, count: int) -> None:
    record = a_news_item(change_notes=[a_note(number, fi="Uusi.") for number in range(count)])

    with django_assert_num_queries(6):
        html_of(client, record)
