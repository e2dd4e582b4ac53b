"""The Atom feed: news and what readers are told of changes, in each language, of what is public alone."""

import xml.etree.ElementTree as ET
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.languages.addresses import fixed_address
from portal.languages.localized import codes
from tests.builders import a_contact, a_fixed_page, a_news_item, a_spearhead, a_strategy, in_all_languages
from tests.pages.atom import ATOM, LANGUAGE, NOT_PUBLIC, faults_of
from tests.reading import xml_of

pytestmark = pytest.mark.django_db

NOTES = {"fi": "Tavoite on uusi.", "sv": "Målet är nytt.", "en": "The aim is new."}


def a_note(minutes_ago: int = 0, **texts: str) -> dict[str, Any]:
    return {"at": (timezone.now() - timedelta(minutes=minutes_ago)).isoformat(), **(texts or NOTES)}


def feed(client: Any, language: str = "fi") -> ET.Element:
    answer = client.get(fixed_address("changes-feed", language))
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert faults_of(answer.content) == []
    return xml_of(answer.content)


def texts(entry: ET.Element) -> list[tuple[str | None, str | None]]:
    """Title and summary, each with the language that it is marked as."""
    found = [entry.find(f"{ATOM}{name}") for name in ("title", "summary")]
    return [(one.text, one.get(LANGUAGE)) for one in found if one is not None]


def entries(client: Any, language: str = "fi") -> list[ET.Element]:
    return feed(client, language).findall(f"{ATOM}entry")


@pytest.mark.parametrize("language", codes())
def test_the_feed_of_each_language_tells_the_news_and_the_changes_in_it(client: Any, language: str) -> None:
    news = a_news_item(**in_all_languages(title="Uutinen", summary="Lyhyesti"))
    strategy = a_strategy(**in_all_languages(title="Strategia"), change_notes=[a_note(minutes_ago=1)])

    whole = feed(client, language)

    assert whole.get(LANGUAGE) == language
    assert [texts(entry) for entry in whole.findall(f"{ATOM}entry")] == [
        [(f"Uutinen {language}", None), (f"Lyhyesti {language}", None)],
        [(f"Strategia {language}", None), (NOTES[language], None)],
    ]
    assert [entry.find(f"{ATOM}link").get("href") for entry in whole.findall(f"{ATOM}entry")] == [
        f"http://127.0.0.1:8000{item.address(language)}" for item in (news, strategy)
    ]


def test_it_holds_what_the_format_asks_for_and_leads_to_itself(client: Any) -> None:
    a_news_item()

    whole = feed(client)

    for element in (whole, whole.find(f"{ATOM}entry")):
        assert [bool(element.findtext(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [True] * 3
    assert whole.find(f"{ATOM}author/{ATOM}name").text
    own = {link.get("rel"): link.get("href") for link in whole.findall(f"{ATOM}link")}
    assert own == {
        "self": f"http://127.0.0.1:8000{fixed_address('changes-feed', 'fi')}",
        "alternate": "http://127.0.0.1:8000/fi/",
    }


def test_an_empty_feed_is_a_feed_all_the_same_and_does_not_change_with_the_clock(client: Any) -> None:
    first, second = feed(client), feed(client)

    assert first.findall(f"{ATOM}entry") == []
    assert first.findtext(f"{ATOM}updated") == second.findtext(f"{ATOM}updated") == "2014-01-01T00:00:00Z"


def test_two_notes_of_one_record_are_two_entries_whose_ids_stay(client: Any) -> None:
    a_strategy(change_notes=[a_note(), a_note(minutes_ago=5)])

    ids, again = ([entry.findtext(f"{ATOM}id") for entry in entries(client)] for _time in range(2))

    assert len(set(ids)) == 2
    assert ids == again


def test_a_text_in_another_language_is_marked(client: Any) -> None:
    a_strategy(title_fi="Strategia", slug_fi="strategia", change_notes=[a_note(fi="Uusi.")])

    assert [texts(entry) for entry in entries(client, "en")] == [[("Strategia", "fi"), ("Uusi.", "fi")]]


def test_the_newest_come_first_and_there_is_an_end(client: Any) -> None:
    for number in range(30):
        a_strategy(change_notes=[a_note(minutes_ago=number, fi=f"{number}"), a_note(minutes_ago=100, fi="vanha")])

    summaries = [entry.findtext(f"{ATOM}summary") for entry in entries(client)]

    assert summaries == [str(number) for number in range(30)] + ["vanha"] * 20


@pytest.mark.parametrize("columns", NOT_PUBLIC)
def test_what_is_not_public_tells_nothing(client: Any, columns: dict[str, Any]) -> None:
    a_news_item(change_notes=[a_note()], **columns)
    a_spearhead(a_strategy(change_notes=[a_note()], **columns), change_notes=[a_note()])

    assert entries(client) == []


def test_a_fixed_page_tells_its_changes_at_its_own_address(client: Any) -> None:
    a_fixed_page("about", change_notes=[a_note()])

    assert [entry.find(f"{ATOM}link").get("href") for entry in entries(client)] == [
        f"http://127.0.0.1:8000{fixed_address('about', 'fi')}"
    ]


def test_a_contact_has_no_page_to_tell_of(client: Any) -> None:
    a_contact(change_notes=[a_note()])

    assert entries(client) == []


def test_markup_and_what_no_xml_may_hold_do_no_harm(client: Any) -> None:
    a_strategy(change_notes=[a_note(fi="<b>1</b> & \x0b\ufffe]]>")])

    assert [texts(entry)[1] for entry in entries(client)] == [("<b>1</b> & ]]>", None)]


@pytest.mark.parametrize("count", [1, 8])
def test_the_feed_costs_the_same_queries_however_much_it_tells(
    client: Any, django_assert_num_queries: Any, count: int
) -> None:
    for _ in range(count):
        a_news_item(change_notes=[a_note()])
        a_strategy(change_notes=[a_note(), a_note(minutes_ago=1)])

    with django_assert_num_queries(11):
        feed(client)


def test_every_page_leads_to_the_feed_of_its_language(client: Any) -> None:
    html = client.get("/en/").content.decode()

    address = fixed_address("changes-feed", "en")
    assert f'<link rel="alternate" type="application/atom+xml" title="News and changes" href="{address}">' in html
    assert f'<li><a href="{address}">' in html
