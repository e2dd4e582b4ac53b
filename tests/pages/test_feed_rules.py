"""What every feed keeps of RFC 4287, whatever is in it: of each language, of each kind, and of the whole site."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from portal.languages.localized import codes
from portal.pages.feed import KINDS, feeds
from portal.publishing.standing import put_back, withdraw
from tests.builders import a_fixed_page, a_member, a_news_item, a_spearhead, a_strategy, in_all_languages
from tests.pages.atom import ATOM, LANGUAGE, faults_of
from tests.reading import xml_of
from tests.staff.records import BUILDERS

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
ADDRESSES = sorted({link.url for code in codes() for link in feeds(code)})
each_feed = pytest.mark.parametrize("address", ADDRESSES)
NOTICE = dict.fromkeys(codes(), "Pois")


def feed(client: Any, address: str) -> Any:
    content = client.get(address).content
    assert faults_of(content) == []
    return xml_of(content)


def moment(holder: Any, name: str = "updated") -> datetime:
    found = parse_datetime(holder.findtext(f"{ATOM}{name}"))
    assert found is not None
    assert found.tzinfo is not None
    return found


def a_note(**texts: str) -> dict[str, str]:
    return {"at": timezone.now().isoformat(), **texts}


def something_of_every_kind() -> None:
    """Each text says of which language it is, and none stands in all."""
    for number, kind in enumerate(KINDS):
        code = codes()[number % len(codes())]
        record = BUILDERS[kind.model]()
        texts = {f"{kind.model.NAMED_BY}_{one}": "" for one in codes()} | {
            f"{kind.model.NAMED_BY}_{code}": f"In {code}"
        }
        texts |= {f"summary_{one}": "" for one in codes()} | {f"summary_{code}": f"In {code}"}
        notes = [a_note(**{code: f"In {code}"})]
        kind.model.objects.filter(pk=record.pk).update(**texts, original_language=code, change_notes=notes)
    a_fixed_page("about", change_notes=[a_note(sv="In sv")])


def test_there_are_feeds_of_every_kind_in_every_language_and_one_of_all() -> None:
    assert len(ADDRESSES) == (len(KINDS) + 1) * len(codes()) + 1


@each_feed
def test_it_leads_to_itself_and_to_its_pages_and_holds_what_it_must(client: Any, address: str) -> None:
    something_of_every_kind()

    whole = feed(client, address)

    entries = whole.findall(f"{ATOM}entry")
    assert entries
    own = [link.get("href") for link in whole.findall(f"{ATOM}link[@rel='self']")]
    assert own == [f"{SITE}{address}"]
    for holder in (whole, *entries):
        assert [len(holder.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        alternates = [(one.get("type"), one.get("hreflang")) for one in holder.findall(f"{ATOM}link[@rel='alternate']")]
        assert alternates
        assert max(Counter(alternates).values()) == 1
    assert whole.find(f"{ATOM}author/{ATOM}name").text
    assert all(link.get("href").startswith(f"{SITE}/") for link in whole.iter(f"{ATOM}link"))


@each_feed
def test_its_ids_are_its_own_and_stay_as_they_are(client: Any, address: str) -> None:
    something_of_every_kind()

    before, after = ([one.text for one in feed(client, address).iter(f"{ATOM}id")] for _time in range(2))

    assert before == after
    assert len(set(before)) == len(before)
    assert all(one.startswith("tag:127.0.0.1,2026:") for one in before)


def test_no_two_feeds_have_one_id(client: Any) -> None:
    ids = [feed(client, address).findtext(f"{ATOM}id") for address in ADDRESSES]

    assert len(set(ids)) == len(ADDRESSES)


@each_feed
def test_a_reader_is_never_given_another_language_unmarked(client: Any, address: str) -> None:
    something_of_every_kind()

    whole = feed(client, address)

    read = [
        (one.text, one.get(LANGUAGE, whole.get(LANGUAGE)))
        for entry in whole.findall(f"{ATOM}entry")
        for name in ("title", "summary")
        for one in entry.findall(f"{ATOM}{name}")
    ]
    of_language = [(text, language) for text, language in read if text.startswith("In ")]
    assert of_language
    assert [pair for pair in of_language if pair[0] != f"In {pair[1]}"] == []


@each_feed
def test_no_entry_is_newer_than_its_feed_or_older_than_itself(client: Any, address: str) -> None:
    something_of_every_kind()

    whole = feed(client, address)

    for entry in whole.findall(f"{ATOM}entry"):
        assert moment(entry, "published") <= moment(entry) <= moment(whole)


@pytest.mark.parametrize("address", ["/changes.atom", "/fi/muutokset.atom", "/fi/muutokset/ajankohtaista.atom"])
def test_a_feed_never_becomes_older(client: Any, address: str) -> None:
    publisher = a_member("administrator")
    a_news_item(published_at=datetime(2024, 1, 1, tzinfo=UTC), **in_all_languages(title="Vanha", summary="Vanha"))
    news = a_news_item(**in_all_languages(title="Uutinen", summary="Lyhyesti"), change_notes=[a_note(fi="Uutta")])
    type(news).objects.update(changed={})

    seen = [moment(feed(client, address))]
    withdraw(publisher, news, NOTICE)
    seen.append(moment(feed(client, address)))
    news.refresh_from_db()
    put_back(publisher, news)
    seen.append(moment(feed(client, address)))

    assert seen == sorted(seen)


def test_what_leaves_with_its_strategy_leaves_the_feed_no_older(client: Any) -> None:
    ending = {"at": "2100-01-01T00:00:00+00:00", "notice": NOTICE}
    strategy = a_strategy(state="unpublished", published_at=timezone.now() - timedelta(days=1), ending=ending)
    a_spearhead(strategy, change_notes=[a_note(fi="Uutta")])

    assert moment(feed(client, "/fi/muutokset/karkialat.atom")) == datetime(2100, 1, 1, tzinfo=UTC)
