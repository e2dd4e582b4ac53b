"""A copy elsewhere can follow: what has changed since a moment, and what has been withdrawn or is gone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.publishing.models import State
from tests.builders import a_glossary_term, a_news_item, a_spearhead, a_strategy, an_indicator
from tests.opendata.answers import every_record, local, records
from tests.opendata.known import a_known_organisation

pytestmark = pytest.mark.django_db

LONG_AGO = "2020-01-01T00:00:00+00:00"
SINCE = "2026-03-01T00:00:00Z"
BEFORE, AFTER = "2026-02-01T00:00:00+00:00", "2026-04-01T00:00:00+00:00"


def an_old(builder, *arguments, **columns):
    return builder(*arguments, published_at=LONG_AGO, **columns)


def told_since(client, plural, moment=SINCE):
    return records(client, f"/data/{plural}.json?changed_since={moment}")


def test_what_has_not_changed_is_not_told(client):
    an_old(a_news_item, changed={"fi": BEFORE})
    changed = an_old(a_news_item, changed={"fi": BEFORE, "sv": AFTER})
    new = a_news_item()

    told = told_since(client, "news")

    assert [one["id"].rpartition("/")[2] for one in told] == [str(changed.pk), str(new.pk)]


def test_the_moment_itself_counts(client):
    an_old(a_news_item, changed={"fi": "2026-03-01T00:00:00+00:00"})

    assert len(told_since(client, "news")) == 1


@pytest.mark.parametrize("written", ["2026-03-01T02:00:00%2B02:00", "2026-03-01T02:00:00+02:00"])
def test_a_moment_may_be_told_in_any_offset(client, written):
    an_old(a_news_item, changed={"fi": "2026-03-01T00:00:00+00:00"})
    an_old(a_news_item, changed={"fi": "2026-02-28T23:59:59+00:00"})

    assert len(told_since(client, "news", written)) == 1


@pytest.mark.parametrize(("state", "word"), [(State.WITHDRAWN, "withdrawn"), (State.UNPUBLISHED, "gone")])
def test_what_visitors_see_no_more_is_told_by_its_id_alone(client, state, word):
    item = an_old(a_news_item, state=state, ending={"at": AFTER}, changed={"fi": AFTER})

    told = told_since(client, "news")

    assert [local(one.pop("id")) for one in told] == [f"/id/news-item/{item.pk}"]
    assert told == [{"state": word, "at": AFTER}]
    assert records(client, "/data/news.json") == []


def test_what_went_before_the_moment_is_not_told_again(client):
    an_old(a_news_item, state=State.UNPUBLISHED, ending={"at": BEFORE}, changed={"fi": BEFORE})

    assert told_since(client, "news") == []


@pytest.mark.parametrize(
    "columns",
    [{"state": State.DRAFT, "published_at": None}, {"published_at": timezone.now() + timedelta(days=1)}],
)
def test_what_has_never_been_seen_is_never_told(client, columns):
    a_news_item(changed={"fi": AFTER}, **columns)

    assert told_since(client, "news") == []


def test_what_goes_with_its_strategy_is_told_too(client):
    strategy = an_old(a_strategy, state=State.WITHDRAWN, ending={"at": AFTER}, changed={"fi": AFTER})
    spearhead = an_old(a_spearhead, strategy, changed={"fi": BEFORE})
    indicator = an_indicator(strategy)

    told = [*told_since(client, "spearheads"), *told_since(client, "indicators")]

    assert [(local(one["id"]), one["state"], one["at"]) for one in told] == [
        (f"/id/spearhead/{spearhead.pk}", "withdrawn", AFTER),
        (f"/id/indicator/{indicator.pk}", "withdrawn", AFTER),
    ]


def test_parts_change_with_their_record_and_terms_by_themselves(client):
    an_indicator(an_old(a_strategy, changed={"fi": BEFORE}))
    an_indicator(an_old(a_strategy, changed={"fi": AFTER}))
    a_glossary_term()
    a_glossary_term(is_public=False)

    assert len(told_since(client, "indicators")) == 1
    assert len(told_since(client, "glossary")) == 1
    assert told_since(client, "glossary", "2100-01-01T00:00:00Z") == []


def test_what_keeps_no_moment_is_always_told(client):
    a_known_organisation()

    assert len(told_since(client, "organisations", "2100-01-01T00:00:00Z")) == 1


def test_changes_come_in_pages_with_departures_in_their_places(client):
    for state in (State.PUBLISHED, State.UNPUBLISHED, State.PUBLISHED, State.WITHDRAWN, State.PUBLISHED):
        an_old(a_news_item, state=state, changed={"fi": AFTER}, ending={"at": AFTER})

    told = every_record(client, f"/data/news.json?changed_since={SINCE}&limit=2")

    assert [one["state"] for one in told] == ["published", "gone", "published", "withdrawn", "published"]
