"""The feed of the whole site: each entry once, in the language it was written in, with links to the others."""

from typing import Any

import pytest
from django.utils import timezone

from portal.languages.localized import codes
from tests.builders import a_fixed_page, a_news_item, a_spearhead, a_strategy, in_all_languages
from tests.pages.atom import ATOM, LANGUAGE, NOT_PUBLIC, faults_of
from tests.reading import xml_of

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
NOTES = {"fi": "Tavoite on uusi.", "sv": "Målet är nytt.", "en": "The aim is new."}


def a_note(**texts: str) -> dict[str, str]:
    return {"at": timezone.now().isoformat(), **(texts or NOTES)}


def feed(client: Any, **headers: str) -> Any:
    answer = client.get("/changes.atom", headers=headers)
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert faults_of(answer.content) == []
    return xml_of(answer.content)


def texts(client: Any) -> list[list[tuple[str, str | None]]]:
    """Title and summary of each entry, each with the language that a reader's program takes it for."""
    whole = feed(client)
    return [
        [
            (one.text, one.get(LANGUAGE, whole.get(LANGUAGE)))
            for one in (entry.find(f"{ATOM}{name}") for name in ("title", "summary"))
            if one is not None
        ]
        for entry in whole.findall(f"{ATOM}entry")
    ]


def links(holder: Any) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in holder.findall(f"{ATOM}link[@rel='alternate']")}


@pytest.mark.parametrize("language", codes())
def test_each_entry_stands_once_in_its_original_language(client: Any, language: str) -> None:
    words = in_all_languages(title="Uutinen", summary="Lyhyesti")
    a_news_item(original_language=language, **words, change_notes=[a_note()])

    assert texts(client) == [
        [(f"Uutinen {language}", language), (f"Lyhyesti {language}", language)],
        [(f"Uutinen {language}", language), (NOTES[language], language)],
    ]


def test_an_entry_leads_to_the_languages_that_its_page_has_the_original_first(client: Any) -> None:
    news = a_news_item(original_language="sv", title_sv="Nyhet", title_en="News", slug_sv="nyhet", slug_en="news")

    entry = feed(client).find(f"{ATOM}entry")

    assert links(entry) == {code: f"{SITE}{news.address(code)}" for code in ("sv", "en")}
    assert list(links(entry)) == ["sv", "en"]


def test_a_page_whose_part_lacks_a_language_is_not_said_to_be_in_it(client: Any) -> None:
    strategy = a_strategy(change_notes=[a_note()], body_fi="Vain suomeksi")

    entry = feed(client).find(f"{ATOM}entry")

    assert links(entry) == {"fi": f"{SITE}{strategy.address('fi')}"}


def test_a_note_in_another_language_than_the_original_is_marked(client: Any) -> None:
    a_strategy(change_notes=[a_note(sv="Nytt.")], title_fi="Strategia", slug_fi="strategia")

    assert texts(client) == [[("Strategia", "fi"), ("Nytt.", "sv")]]


def test_what_it_says_of_itself_does_not_depend_on_who_asks(client: Any) -> None:
    a_fixed_page("about", change_notes=[a_note()])

    answers = [client.get("/changes.atom", headers={"accept-language": code}).content for code in codes()]

    assert len(set(answers)) == 1
    assert feed(client).get(LANGUAGE) == "fi"
    assert links(feed(client)) == {code: f"{SITE}/{code}/" for code in codes()}


def test_an_entry_keeps_its_id_when_another_language_becomes_its_original(client: Any) -> None:
    news = a_news_item(change_notes=[a_note()])
    before = [one.text for one in feed(client).iter(f"{ATOM}id")]
    type(news).objects.filter(pk=news.pk).update(original_language="en")

    after = [one.text for one in feed(client).iter(f"{ATOM}id")]

    assert after == before
    assert len(after) == 3


@pytest.mark.parametrize("columns", NOT_PUBLIC)
def test_what_is_not_public_tells_nothing(client: Any, columns: dict[str, Any]) -> None:
    a_news_item(change_notes=[a_note()], **columns)
    a_spearhead(a_strategy(change_notes=[a_note()], **columns), change_notes=[a_note()])

    assert texts(client) == []


def test_an_unchanged_feed_is_not_sent_again(client: Any) -> None:
    a_news_item()
    tag = client.get("/changes.atom").headers["ETag"]

    again = client.get("/changes.atom", headers={"if-none-match": tag})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("count", [1, 8])
def test_the_feed_costs_the_same_queries_however_much_it_tells(
    client: Any, django_assert_num_queries: Any, count: int
) -> None:
    for _ in range(count):
        a_news_item(change_notes=[a_note()])
        a_spearhead(a_strategy(change_notes=[a_note(), a_note(fi="Toinen.")]), change_notes=[a_note()])

    with django_assert_num_queries(16):
        feed(client)
