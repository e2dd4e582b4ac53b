"""A program that follows the lists misses nothing: rounds, languages, what has come back, what has been deleted."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from portal.publishing.models import State
from portal.publishing.publication import publish
from portal.publishing.workflow import begin
from portal.workbench.reconciling import sync_all
from portal.workbench.standing import exempt, say_right
from tests.builders import (
    a_document,
    a_fixed_page,
    a_glossary_term,
    a_member,
    a_news_item,
    a_source,
    a_strategy,
    a_theme,
    an_agreement,
    an_image,
    an_indicator,
)
from tests.opendata.answers import every_record, local, records
from tests.publishing.editors import a_draft, an_editor
from tests.workbench.units import a_unit, confirmed, digest_pair, published

pytestmark = pytest.mark.django_db

LONG_AGO = "2020-01-01T00:00:00+00:00"
SINCE = "2026-03-01T00:00:00Z"
NEVER = "2100-01-01T00:00:00Z"


def made_old(*items: Any) -> None:
    """As if all that has made them had happened long ago."""
    for item in items:
        names = {field.name for field in item._meta.fields}
        old: dict[str, Any] = {name: LONG_AGO for name in ("published_at", "told_anew_at") if name in names}
        if "changed" in names:
            old["changed"] = {"fi": LONG_AGO}
        type(item)._base_manager.filter(pk=item.pk).update(**old)


def told(client: Any, plural: str, moment: str = SINCE) -> list[str]:
    """The ends of the ids of what has changed since."""
    return [one["id"].rpartition("/")[2] for one in records(client, f"/data/{plural}.json?changed_since={moment}")]


def test_a_round_of_pages_is_as_of_its_beginning(client: Any) -> None:
    for _ in range(3):
        a_news_item()

    first = client.get("/data/news.json?limit=2").json()
    second = client.get(local(first["next"])).json()

    assert second["next"] is None
    assert first["as_of"] == second["as_of"]
    assert datetime.fromisoformat(first["as_of"]) <= timezone.now() - timedelta(minutes=1)


def test_what_changes_while_later_pages_are_read_is_told_in_the_next_round(client: Any) -> None:
    items = [a_news_item() for _ in range(3)]
    made_old(*items)

    first = client.get("/data/news.json?limit=2").json()
    publish(a_draft(items[0], title_fi="Muuttunut"), an_editor())
    client.get(local(first["next"]))

    assert told(client, "news", first["as_of"]) == [str(items[0].pk)]


def test_the_moment_of_reading_alone_makes_no_other_answer(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    a_news_item()
    a_news_item()
    first = client.get("/data/news.json?limit=1")
    monkeypatch.setattr("portal.opendata.asked.LATE", timedelta(hours=1))

    later = client.get("/data/news.json?limit=1")
    again = client.get("/data/news.json?limit=1", headers={"if-none-match": first["ETag"]})

    assert later.json()["as_of"] != first.json()["as_of"]
    assert (later["ETag"], again.status_code) == (first["ETag"], 304)


def test_a_page_that_has_become_the_last_but_one_is_another_answer(client: Any) -> None:
    a_news_item()
    first = client.get("/data/news.json?limit=1")
    a_news_item()

    assert client.get("/data/news.json?limit=1", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_language_that_is_found_right_again_is_told() -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning"))
    strategy = published(strategy, title_fi="Avaus 2")
    made_old(strategy)

    say_right(a_member("translator", languages=["sv"]), strategy, "sv", {"title": digest_pair("Avaus 2", "Öppning")})

    strategy.refresh_from_db()
    assert (strategy.behind, strategy.changed) == ({}, {"fi": LONG_AGO})
    assert strategy.told_anew_at > parse_datetime(SINCE)


def test_one_text_of_two_that_are_behind_is_told_though_the_language_stays_behind() -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning", summary_fi="Ensin", summary_sv="Först"))
    strategy = published(strategy, title_fi="Avaus 2", summary_fi="Sitten")
    made_old(strategy)

    say_right(a_member("translator", languages=["sv"]), strategy, "sv", {"title": digest_pair("Avaus 2", "Öppning")})

    strategy.refresh_from_db()
    assert list(strategy.behind) == ["sv"]
    assert strategy.told_anew_at > parse_datetime(SINCE)


def test_an_exemption_is_told() -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning"))
    strategy = published(strategy, title_fi="Avaus 2")
    made_old(strategy)

    exempt(a_member("publisher"), strategy, a_unit(strategy), "Only in Finnish by law")

    strategy.refresh_from_db()
    assert strategy.told_anew_at > parse_datetime(SINCE)


def test_bringing_the_desk_up_tells_nothing_anew_that_stands_as_it_did() -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning"))
    strategy = published(strategy, title_fi="Avaus 2")
    sync_all()
    made_old(strategy)

    sync_all()

    strategy.refresh_from_db()
    assert strategy.told_anew_at == parse_datetime(LONG_AGO)


def test_what_comes_out_again_as_it_was_is_told(client: Any) -> None:
    item = a_news_item(state=State.WITHDRAWN, ending={"at": LONG_AGO})
    draft = begin(a_member("publisher"), item)
    made_old(item)

    publish(draft, an_editor())

    assert told(client, "news") == [str(item.pk)]


@pytest.mark.parametrize(("relation", "make"), [("sources", a_source), ("documents", a_document)])
def test_a_source_or_document_that_changes_is_told_with_what_shows_it(client: Any, relation: str, make: Any) -> None:
    shown, strategy, other = make(), a_strategy(), a_strategy()
    getattr(strategy, relation).add(shown)
    made_old(shown, strategy, other)
    before = told(client, "strategies")

    shown.title_fi = "Uusi nimi"
    shown.save()

    assert (before, told(client, "strategies")) == ([], [str(strategy.pk)])


def test_a_picture_that_changes_is_told_with_what_shows_it(client: Any) -> None:
    image = an_image()
    strategy = a_strategy(image=image)
    made_old(image, strategy)
    before = told(client, "strategies")

    image.save()

    assert (before, told(client, "strategies")) == ([], [str(strategy.pk)])


def test_a_term_that_is_hidden_from_readers_departs_and_may_come_back(client: Any) -> None:
    term, never_seen = a_glossary_term(), a_glossary_term(is_public=False)

    term.is_public = never_seen.is_public = False
    term.save()
    never_seen.save()
    hidden = records(client, f"/data/glossary.json?changed_since={SINCE}")
    term.is_public = True
    term.save()

    assert [(local(one["id"]), one["state"]) for one in hidden] == [(f"/id/glossary-term/{term.pk}", "gone")]
    assert [one.get("state") for one in records(client, f"/data/glossary.json?changed_since={SINCE}")] == [None]


@pytest.mark.parametrize(
    ("plural", "name", "make"),
    [
        ("indicators", "indicator", lambda: an_indicator(a_strategy())),
        ("indicator-values", "indicator-value", lambda: an_indicator(a_strategy()).values.create(year=2020, number=1)),
        ("themes", "theme", lambda: a_theme(agreement=an_agreement())),
        ("glossary", "glossary-term", a_glossary_term),
    ],
)
def test_what_is_deleted_departs(client: Any, plural: str, name: str, make: Any) -> None:
    item = make()
    path = f"/id/{name}/{item.pk}"

    item.delete()

    found = records(client, f"/data/{plural}.json?changed_since={SINCE}")
    assert [(local(one["id"]), one["state"]) for one in found] == [(path, "gone")]
    assert datetime.fromisoformat(found[0]["at"]) > datetime.fromisoformat(SINCE)
    assert told(client, plural, NEVER) == []
    assert client.get(f"{path}.json").status_code == 410
    assert records(client, f"/data/{plural}.json") == []


def test_what_nobody_has_seen_departs_in_silence(client: Any) -> None:
    an_indicator(a_strategy(state=State.DRAFT, published_at=None)).delete()
    a_glossary_term(is_public=False).delete()

    assert [told(client, "indicators"), told(client, "glossary")] == [[], []]


def test_deletions_come_in_pages_in_their_places(client: Any) -> None:
    terms = [a_glossary_term() for _ in range(7)]
    for term in terms[1::2]:
        term.delete()

    found = every_record(client, f"/data/glossary.json?changed_since={SINCE}&limit=2")

    assert [one.get("state") for one in found] == [None, "gone", None, "gone", None, "gone", None]


def test_a_page_without_published_words_is_told_as_readers_see_it(client: Any) -> None:
    ending = {"at": timezone.now().isoformat()}
    a_fixed_page("about", title_fi="Vanhat", state=State.UNPUBLISHED, published_at=LONG_AGO, ending=ending)

    listed = {one["id"]: one for one in every_record(client, f"/data/pages.json?limit=4&changed_since={SINCE}")}
    [name] = [name for name in listed if name.endswith("/id/page/about")]
    alone = client.get(f"{local(name)}.json").json()["record"]

    assert (listed[name]["state"], listed[name]["title"]) == (alone["state"], alone["title"])
    assert not any(name.endswith("/id/page/parity") for name in listed)


def test_a_page_that_is_there_only_with_words_departs(client: Any) -> None:
    a_fixed_page("parity", state=State.UNPUBLISHED, published_at=LONG_AGO, ending={"at": timezone.now().isoformat()})

    found = every_record(client, f"/data/pages.json?changed_since={SINCE}")

    assert [one["state"] for one in found if one["id"].endswith("/id/page/parity")] == ["gone"]


def test_the_list_of_pages_is_the_same_in_every_format(client: Any) -> None:
    a_fixed_page("news", title_fi="Uutiset")

    in_json = {one["id"] for one in every_record(client, "/data/pages.json?limit=5")}
    table = b"".join(client.get("/data/pages.csv")).decode()

    assert len(in_json) > 15
    assert [name for name in in_json if f"{name}," not in table] == []
