"""The feed of one kind of record, in each language: what has come out, and what readers are told of changes."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import timezone

from portal.languages.addresses import fixed_address
from portal.languages.localized import codes
from portal.pages.feed import KINDS, feeds
from portal.pages.sitemap import models_with_pages
from tests.builders import a_lead_project, a_news_item, a_strategy, in_all_languages
from tests.pages.atom import ATOM, LANGUAGE, NOT_PUBLIC, faults_of
from tests.reading import xml_of
from tests.staff.records import BUILDERS

pytestmark = pytest.mark.django_db

NAMES = [kind.name for kind in KINDS]


def feed(client: Any, kind: str, language: str = "fi") -> Any:
    answer = client.get(fixed_address(f"{kind}-feed", language))
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert faults_of(answer.content) == []
    return xml_of(answer.content)


def told(whole: Any) -> list[tuple[Any, ...]]:
    """Term, title and summary of each entry, the texts with the language that they are marked as."""
    found = []
    for entry in whole.findall(f"{ATOM}entry"):
        texts = [entry.find(f"{ATOM}{name}") for name in ("title", "summary")]
        shown = [(one.text, one.get(LANGUAGE)) for one in texts if one is not None]
        found.append((entry.find(f"{ATOM}category").get("term"), *shown))
    return found


def a_note(**texts: str) -> dict[str, str]:
    return {"at": timezone.now().isoformat(), **texts}


def test_every_kind_of_page_has_a_feed() -> None:
    assert {kind.model for kind in KINDS} == set(models_with_pages())


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
@pytest.mark.parametrize("language", codes())
def test_it_tells_each_record_when_it_comes_out_and_each_change(client: Any, kind: Any, language: str) -> None:
    note = dict.fromkeys(codes(), "Uutta")
    record = BUILDERS[kind.model]()
    kind.model.objects.filter(pk=record.pk).update(
        **{f"{kind.model.NAMED_BY}_{language}": "Nimi", "change_notes": [a_note(**note)]}
    )

    whole = feed(client, kind.name, language)

    assert whole.get(LANGUAGE) == language
    assert told(whole)[0] == ("change", ("Nimi", None), ("Uutta", None))
    assert [row[:2] for row in told(whole)][1] == (kind.name, ("Nimi", None))
    addresses = {entry.find(f"{ATOM}link").get("href") for entry in whole.findall(f"{ATOM}entry")}
    assert addresses == {f"http://127.0.0.1:8000{record.address(language)}"}


@pytest.mark.parametrize("kind", NAMES)
def test_an_empty_feed_is_a_feed_all_the_same_and_leads_to_its_list(client: Any, kind: str) -> None:
    whole = feed(client, kind)

    links = {link.get("rel"): link.get("href") for link in whole.findall(f"{ATOM}link")}
    assert told(whole) == []
    assert links == {
        "self": f"http://127.0.0.1:8000{fixed_address(f'{kind}-feed', 'fi')}",
        "alternate": f"http://127.0.0.1:8000{fixed_address(kind, 'fi')}",
    }


def test_its_address_is_made_of_the_words_of_the_language() -> None:
    addresses = {language: fixed_address("lead-projects-feed", language) for language in codes()}

    assert addresses == {
        "fi": "/fi/muutokset/karkihankkeet.atom",
        "sv": "/sv/andringar/spetsprojekt.atom",
        "en": "/en/changes/lead-projects.atom",
    }


def test_it_tells_nothing_of_another_kind(client: Any) -> None:
    a_strategy(change_notes=[a_note(fi="Uutta.")])
    a_news_item()

    assert told(feed(client, "lead-projects")) == []


@pytest.mark.parametrize("columns", NOT_PUBLIC)
def test_what_is_not_public_tells_nothing(client: Any, columns: dict[str, Any]) -> None:
    a_lead_project(change_notes=[a_note(fi="Uutta.")], **columns)

    assert told(feed(client, "lead-projects")) == []


def test_an_entry_says_when_the_text_that_it_shows_last_changed(client: Any) -> None:
    came_out = datetime(2024, 5, 2, 9, tzinfo=UTC)
    changed = {"fi": "2024-06-03T12:00:00+03:00", "sv": "2023-01-01T00:00:00+00:00"}
    texts = {"title_fi": "Hanke", "title_sv": "Projekt", "slug_fi": "hanke"}
    a_lead_project(published_at=came_out, changed=changed, **texts)

    moments = {
        language: [
            [entry.findtext(f"{ATOM}{name}") for name in ("published", "updated")]
            for entry in feed(client, "lead-projects", language).findall(f"{ATOM}entry")
        ]
        for language in codes()
    }

    assert moments == {
        "fi": [["2024-05-02T09:00:00Z", "2024-06-03T09:00:00Z"]],
        "sv": [["2024-05-02T09:00:00Z", "2024-05-02T09:00:00Z"]],
        "en": [["2024-05-02T09:00:00Z", "2024-06-03T09:00:00Z"]],  # shown in Finnish
    }


def test_a_feed_is_as_new_as_what_changed_last_in_it(client: Any) -> None:
    a_lead_project(published_at=datetime(2024, 5, 2, tzinfo=UTC), changed={"fi": "2025-01-01T00:00:00+00:00"})
    a_lead_project(published_at=datetime(2024, 6, 2, tzinfo=UTC))

    assert feed(client, "lead-projects").findtext(f"{ATOM}updated") == "2025-01-01T00:00:00Z"


def test_a_news_item_is_the_same_entry_in_the_feed_of_news_and_in_that_of_the_language(client: Any) -> None:
    a_news_item(**in_all_languages(title="Uutinen", summary="Lyhyesti"))

    whole = client.get(fixed_address("changes-feed", "sv")).content

    ids = [
        [entry.findtext(f"{ATOM}id") for entry in one.iter(f"{ATOM}entry")]
        for one in (xml_of(whole), feed(client, "news", "sv"))
    ]
    assert ids[0] == ids[1] != []


def test_an_unchanged_feed_is_not_sent_again(client: Any) -> None:
    a_lead_project()
    address = fixed_address("lead-projects-feed", "fi")
    tag = client.get(address).headers["ETag"]

    again = client.get(address, headers={"if-none-match": tag})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("count", [1, 8])
def test_the_feed_costs_three_queries_however_much_it_tells(
    client: Any, django_assert_num_queries: Any, count: int
) -> None:
    for _ in range(count):
        a_lead_project(change_notes=[a_note(fi="1"), a_note(fi="2")])

    with django_assert_num_queries(3):
        feed(client, "lead-projects")


@pytest.mark.parametrize("kind", NAMES)
def test_a_list_page_leads_programs_to_its_feed(client: Any, kind: str) -> None:
    html = client.get(fixed_address(kind, "en")).content.decode()

    link = '<link rel="alternate" type="application/atom+xml" title="{}" href="{}">'
    own = next(one for one in feeds("en") if one.url == fixed_address(f"{kind}-feed", "en"))
    assert link.format(own.title, own.url) in html
    assert link.format("News and changes in all languages", "/changes.atom") in html


@pytest.mark.parametrize("language", codes())
def test_every_feed_of_the_list_is_there(client: Any, language: str) -> None:
    addresses = [url for _title, url in feeds(language)]

    assert len(addresses) == len(set(addresses)) == len(KINDS) + 2
    assert [faults_of(client.get(address).content) for address in addresses] == [[]] * len(addresses)
