"""The history of a record tells who did what and when, with every text word by word, and costs little."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.editorial.records import page_of
from portal.news.models import Quote
from portal.publishing import standing, workflow
from portal.publishing.drafts import newest, present
from portal.publishing.revision import Revision
from tests.builders import a_contact, a_lead_project, a_member, a_news_item, an_organisation, an_urban_area
from tests.publishing.editors import a_draft, changed

pytestmark = pytest.mark.django_db


def saved(user: Any, record: Any, **columns: Any) -> Revision:
    return workflow.save(user, record, changed(present(record), **columns), newest(record))


def history(client: Client, record: Any, **query: Any) -> Any:
    return client.get(page_of(record, "history"), query)


def moments(client: Client, record: Any, **query: Any) -> list[Any]:
    return history(client, record, **query).context["moments"]


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(url)
    assert answer.status_code == 200
    return len(asked)


def test_the_history_says_who_did_what_the_newest_first(signed_in: Any) -> None:
    editor, publisher = a_member("publisher", name="aino"), a_member("publisher", name="bo")
    news = a_news_item()
    saved(editor, news, title_fi="Uusi nimi")
    workflow.submit(editor, newest(news))
    workflow.publish(publisher, newest(news), workflow.Terms(gate_reason="Käännös tulee."))
    standing.withdraw(publisher, news, {"fi": "Vanhentunut.", "sv": "Föråldrad."})

    told = moments(signed_in(editor), news)

    assert [(moment.done.what, moment.done.who) for moment in told] == [
        ("withdrew", "bo"),
        ("published", "bo"),
        ("submitted", "aino"),
        ("saved a draft", "aino"),
        ("", ""),
    ]
    assert [moment.revision and moment.revision.number for moment in told] == [None, None, None, 2, 1]


def test_a_revision_says_its_changes_its_decision_and_the_reasons(signed_in: Any) -> None:
    user = a_member("publisher", name="aino")
    news = a_news_item(title_fi="Vanha nimi", title_sv="Gammalt namn")
    saved(user, news, title_sv="Nytt namn")
    terms = workflow.Terms(alone_reason="Kiire.", gate_reason="Käännös tulee.")
    workflow.publish(user, newest(news), terms)

    html = history(signed_in(user), news).content.decode()
    moment = next(one for one in moments(signed_in(user), news) if one.revision and one.revision.number == 2)

    assert [(change.label, change.language, change.old, change.new) for change in moment.changes] == [
        ("Title (Swedish)", "sv", "Gammalt namn", "Nytt namn")
    ]
    assert (moment.decision.what, moment.decision.who) == ("published", "aino")
    assert (
        '<p class="diff" lang="sv"><del><span class="visually-hidden" lang="en">removed: </span>Gammalt </del>' in html
    )
    assert '<ins><span class="visually-hidden" lang="en">added: </span>Nytt </ins>' in html
    assert "Kiire." in html
    assert "Käännös tulee." in html


def test_what_went_out_in_some_languages_alone_says_so(signed_in: Any) -> None:
    writer, publisher = a_member("publisher"), a_member("publisher", name="bo")
    news = a_news_item()
    saved(writer, news, title_fi="Suomeksi", title_en="In English")
    workflow.publish(publisher, newest(news), workflow.Terms(languages=["fi"], gate_reason="Ruotsi tulee."))

    told = moments(signed_in(writer), news)

    assert [moment.done.languages for moment in told if moment.done.what == "published"] == [["Finnish"]]


def test_a_superseded_draft_that_was_only_submitted_is_not_said_to_have_been_published(signed_in: Any) -> None:
    user = a_member("publisher")
    news = a_news_item()
    submitted = saved(user, news, title_fi="Yksi")
    workflow.submit(user, submitted)
    saved(user, news, title_fi="Kaksi")

    told = {moment.revision.number: moment for moment in moments(signed_in(user), news) if moment.revision}

    assert told[submitted.number].decision.what == "submitted"
    assert told[3].decision is None


def test_a_restored_revision_says_that_it_was_restored(signed_in: Any) -> None:
    user = a_member("publisher")
    news = a_news_item(title_fi="Vanha")
    saved(user, news, title_fi="Uusi")
    workflow.restore(user, news, Revision.objects.of(news).get(number=1), ("title_fi",))

    assert [moment.done.what for moment in moments(signed_in(user), news)] == ["restored", "saved a draft", ""]


def test_the_name_of_somebody_who_has_left_stays_in_the_history(signed_in: Any) -> None:
    leaver = a_member("publisher", name="leena")
    news = a_news_item()
    saved(leaver, news, title_fi="Uusi")
    leaver.delete()

    told = moments(signed_in(a_member("publisher")), news)

    assert [(moment.done.what, moment.done.who) for moment in told] == [("saved a draft", "leena"), ("", "")]


def test_a_long_text_is_folded_and_each_version_can_be_read_by_itself(signed_in: Any) -> None:
    user = a_member("publisher")
    news = a_news_item(body_fi="sana " * 200)
    saved(user, news, body_fi="sana " * 199 + "loppu")

    html = history(signed_in(user), news).content.decode()

    assert "<summary>A long text. Words removed: 1; words added: 1</summary>" in html
    assert "<summary>Each text by itself</summary>" in html


def test_text_of_an_editor_is_never_markup(signed_in: Any) -> None:
    user = a_member("publisher")
    news = a_news_item()
    saved(user, news, title_fi="<script>alert(1)</script>")

    html = history(signed_in(user), news).content.decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_twenty_a_page_and_nothing_twice(signed_in: Any) -> None:
    user = a_member("publisher")
    news = a_news_item()
    for number in range(24):
        saved(user, news, title_fi=f"Nimi {number}")
    browser = signed_in(user)

    numbers = [[moment.revision.number for moment in moments(browser, news, page=page)] for page in (1, 2)]

    assert numbers == [list(range(25, 5, -1)), list(range(5, 0, -1))]
    assert history(browser, news, page=3).status_code == 404


def test_the_page_costs_the_same_queries_however_long_the_history(signed_in: Any) -> None:
    user = a_member("publisher")
    browser = signed_in(user)
    project = a_lead_project(an_urban_area())
    a_draft(project, (("contacts",), [str(a_contact().pk)]), coordinator=str(an_organisation().pk))
    url = page_of(project, "history")
    queries(browser, url)  # the first visit fills Django's own caches
    few = queries(browser, url)
    for _ in range(12):
        contacts = [str(a_contact().pk), str(a_contact().pk)]
        a_draft(project, (("contacts",), contacts), coordinator=str(an_organisation().pk))

    assert queries(browser, url) == few
    assert few <= 14


def test_columns_that_there_are_no_longer_cost_one_query_in_all(signed_in: Any) -> None:
    browser = signed_in(a_member("publisher"))
    news = a_news_item()
    for number in range(3):
        Quote.objects.create(news_item=news, speaker=f"Puhuja {number}", text_fi="Hyvä.")
    for number in range(6):
        a_draft(news, title_fi=f"Nimi {number}")
    url = page_of(news, "history")
    queries(browser, url)
    few = queries(browser, url)
    for revision in Revision.objects.of(news):
        for quote in revision.data["parts"]["quotes"]:
            quote["columns"]["forgotten"] = "x"
        revision.save()

    assert queries(browser, url) == few + 1


def test_the_history_of_a_record_that_is_not_ones_own_is_not_there(signed_in: Any) -> None:
    project = a_lead_project(owner=an_organisation())
    a_draft(project, title_fi="Salaisuus")
    stranger = signed_in(a_member("editor", organisation=an_organisation()))

    answers = [stranger.get(page_of(project, "history")), stranger.get(page_of(project, "revision", number=2))]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert Client().get(page_of(project, "history")).status_code == 302


def test_the_history_is_only_read(signed_in: Any) -> None:
    news = a_news_item()

    answer = signed_in(a_member("administrator")).post(page_of(news, "history"))

    assert answer.status_code == 405


def test_no_cache_keeps_the_history(signed_in: Any) -> None:
    answer = history(signed_in(a_member("publisher")), a_news_item())

    assert "no-store" in answer["Cache-Control"]


def test_a_record_without_a_history_says_so(signed_in: Any) -> None:
    html = history(signed_in(a_member("publisher")), a_news_item()).content.decode()

    assert "Nobody has changed this here yet." in html


def test_what_is_scheduled_says_when_it_goes_out(signed_in: Any) -> None:
    writer, publisher = a_member("publisher"), a_member("publisher")
    news = a_news_item()
    at = timezone.now() + timedelta(days=2)
    workflow.schedule(publisher, saved(writer, news, title_fi="Uusi"), workflow.Terms(at=at, gate_reason="Tulee."))

    html = history(signed_in(writer), news).content.decode()

    assert "Finnish time.</p>" in html
    assert ">scheduled</span>" in html
