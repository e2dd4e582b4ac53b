"""What is due goes out by itself: before the first page after a start, and within seconds while the site is visited."""

import logging
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import OutputWrapper
from django.db import DatabaseError, OperationalError, connection
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext, override

from portal import settings as portal_settings
from portal.news.models import NewsItem
from portal.ops import preparation
from portal.publishing import due, punctuality
from portal.publishing.audit import AuditEntry, Deed
from portal.publishing.publication import schedule
from portal.publishing.revision import Revision, RevisionState
from tests.builders import a_news_item
from tests.conftest import PUNCTUALITY
from tests.publishing.editors import a_draft, an_editor, fresh
from tests.publishing.test_at_once import at_once

pytestmark = pytest.mark.django_db

TOO_LONG = 60  # seconds after which a visitor must see what is due


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Makes the process's own clock go on by so many seconds."""
    passed = [1_000.0]

    def pass_time(seconds: float) -> None:
        passed[0] += seconds

    monkeypatch.setattr(punctuality, "monotonic", lambda: passed[0])
    return pass_time


def a_due_draft(news: Any = None, **columns: Any) -> Revision:
    """Scheduled, and its time has come."""
    news = news or a_news_item()
    at = timezone.now() + timedelta(days=1)
    revision = schedule(a_draft(news, **(columns or {"title_fi": "Uusi"})), an_editor("julkaisija"), at)
    Revision.objects.filter(pk=revision.pk).update(publish_at=timezone.now())
    return revision


def in_finnish(sentence: str) -> str:
    """The site's first language, in which failures are told, whichever the visitor reads."""
    with override("fi"):
        return gettext(sentence)


def states() -> list[str]:
    return list(Revision.objects.filter(number=2).order_by("pk").values_list("state", flat=True))


def test_the_site_asks_and_the_other_tests_do_not(settings: Any) -> None:
    assert PUNCTUALITY in portal_settings.MIDDLEWARE
    assert PUNCTUALITY not in settings.MIDDLEWARE


def test_of_a_hundred_that_are_due_three_fail_and_the_first_page_shows_the_others(
    client: Client, punctual: None
) -> None:
    a_news_item(slug_fi="varattu")
    for number in range(100):
        a_due_draft(title_fi=f"Uusi {number}", **({"slug_fi": "varattu"} if number < 3 else {}))
    last = NewsItem.objects.get(pk=Revision.objects.order_by("-pk")[0].object_id)

    html = client.get(last.address("fi")).content.decode()

    assert "Uusi 99" in html
    assert [states().count(state) for state in ("published", "scheduled")] == [97, 3]
    sentence = in_finnish("Another page of this kind already has this address.")
    failed = Revision.objects.exclude(failure="")
    assert list(failed.values_list("failure", flat=True)) == [sentence] * 3
    told = AuditEntry.objects.filter(deed=Deed.FAILED)
    assert sorted(told.values_list("object_id", "revision", "reason", "user")) == sorted(
        (revision.object_id, 2, sentence, None) for revision in failed
    )


def test_a_failure_is_told_once_however_often_the_site_is_visited(
    client: Client, punctual: None, later: Callable[[float], None]
) -> None:
    a_news_item(slug_fi="varattu")
    a_due_draft(slug_fi="varattu")

    for _visit in range(3):
        client.get("/fi/")
        later(TOO_LONG)

    assert AuditEntry.objects.filter(deed=Deed.FAILED).count() == 1


def test_what_becomes_due_later_is_seen_in_time(client: Client, punctual: None, later: Callable[[float], None]) -> None:
    client.get("/fi/")
    revision = a_due_draft()

    later(1)
    client.get("/fi/")
    at_once = states()
    later(TOO_LONG - 1)
    html = client.get(revision.record.address("fi")).content.decode()

    assert (at_once, "Uusi" in html) == (["scheduled"], True)


def test_it_asks_once_in_a_few_seconds_and_by_one_query_and_one_of_the_index(
    client: Client, punctual: None, later: Callable[[float], None], django_assert_num_queries: Any
) -> None:
    client.get("/")

    with django_assert_num_queries(0):
        client.get("/")
    later(punctuality.EVERY)
    with django_assert_num_queries(2):
        client.get("/")
    with django_assert_num_queries(0):
        client.get("/")


@pytest.mark.parametrize(
    "path", ["/healthz", "/static/css/portal.css", "/media/images/none.webp", "/media/documents/1/none.pdf"]
)
def test_health_files_and_pictures_bring_nothing_out(client: Client, punctual: None, path: str) -> None:
    a_due_draft()

    client.get(path)

    assert states() == ["scheduled"]


@pytest.mark.parametrize("path", ["/fi/", "/", "/sitemap.xml", "/admin/login/", "/fi/ajankohtaista/ei-ole/"])
def test_whatever_else_is_asked_for_first_brings_it_out(client: Client, punctual: None, path: str) -> None:
    a_due_draft()

    client.get(path)

    assert states() == ["published"]


@pytest.mark.parametrize("fault", [DatabaseError("away"), RuntimeError("unforeseen")])
def test_a_fault_is_logged_and_the_page_goes_on(
    client: Client,
    punctual: None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: Exception,
) -> None:
    def fail() -> None:
        raise fault

    monkeypatch.setattr(punctuality, "bring_out_what_is_due", fail)

    answer = client.get("/fi/")

    assert answer.status_code == 200
    told = [(record.levelno, record.getMessage()) for record in caplog.records]
    assert told == [(logging.ERROR, "What is due could not be brought out")]


def test_while_the_database_is_busy_nothing_is_given_up(
    monkeypatch: pytest.MonkeyPatch, client: Client, punctual: None, later: Callable[[float], None]
) -> None:
    a_due_draft()
    with monkeypatch.context() as busy:
        busy.setattr(due, "go_out", lambda *_arguments: (_ for _ in ()).throw(OperationalError("database is locked")))
        client.get("/fi/")
        meanwhile = (states(), AuditEntry.objects.filter(deed=Deed.FAILED).count())
    later(TOO_LONG)

    client.get("/fi/")

    assert (meanwhile, states()) == ((["scheduled"], 0), ["published"])


def test_what_no_scheduled_change_can_get_over_is_reported_and_not_tried_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    revision = a_due_draft()
    monkeypatch.setattr(due, "go_out", lambda *_arguments: (_ for _ in ()).throw(DatabaseError("value too long")))

    due.publish_due()

    revision.refresh_from_db()
    assert "value too long" in revision.failure


def test_a_deleted_record_fails_in_the_audit_too() -> None:
    news = a_news_item()
    a_due_draft(news)
    key = str(news.pk)
    news.delete()

    punctuality.bring_out_what_is_due()

    assert [(entry.object_id, entry.reason) for entry in AuditEntry.objects.filter(deed=Deed.FAILED)] == [
        (key, in_finnish("The record has been deleted."))
    ]


@pytest.mark.django_db(transaction=True)
def test_each_goes_out_once_however_many_processes_ask() -> None:
    items = [a_news_item() for _number in range(4)]
    for item in items:
        a_due_draft(item)

    outcomes = at_once(*[punctuality.bring_out_what_is_due] * 3)
    while Revision.objects.due(timezone.now()).exists():  # where SQLite in memory was busy
        outcomes.append(punctuality.bring_out_what_is_due())

    published = [revision.object_id for outcome in outcomes for revision in outcome.published]
    assert sorted(published) == sorted(str(item.pk) for item in items)
    assert AuditEntry.objects.filter(deed=Deed.PUBLISHED).count() == len(items)
    assert [fresh(item).title_fi for item in items] == ["Uusi"] * len(items)


def test_a_start_brings_out_what_became_due_meanwhile() -> None:
    a_due_draft()

    said = StringIO()
    preparation.bring_out_what_is_due(OutputWrapper(said))

    assert (states(), said.getvalue()) == ([RevisionState.PUBLISHED], "Due changes: 1 went out, 0 could not.\n")


def test_a_start_with_nothing_due_says_nothing_and_the_command_says_so() -> None:
    at_a_start, by_hand = StringIO(), StringIO()

    preparation.bring_out_what_is_due(OutputWrapper(at_a_start))
    call_command("publish_due", stdout=by_hand)

    assert (at_a_start.getvalue(), by_hand.getvalue()) == ("", "Due changes: 0 went out, 0 could not.\n")


def test_the_question_is_answered_by_an_index() -> None:
    plan = Revision.objects.due(timezone.now()).order_by().explain()

    assert "revision_due" in plan or connection.vendor == "postgresql"  # which reads so small a table whole
