"""An old revision, or one field of it in one language, becomes a draft again; nothing goes out by itself."""

from typing import Any

import pytest
from django.test import Client

from portal.editorial.records import form_of, page_of
from portal.news.models import NewsItem, Quote
from portal.publishing import workflow
from portal.publishing.audit import AuditEntry
from portal.publishing.drafts import newest, present
from portal.publishing.revision import Revision
from tests.builders import a_contact, a_member, a_news_item, an_organisation
from tests.publishing.editors import a_draft, changed

pytestmark = pytest.mark.django_db

REASONS = workflow.Terms(alone_reason="Kiire.", gate_reason="Käännös tulee.")


def published_with(record: Any, **columns: Any) -> Revision:
    """A further version of the record on the site."""
    publisher = a_member("publisher")
    draft = workflow.save(publisher, record, changed(present(record), **columns), newest(record))
    return workflow.publish(publisher, draft, REASONS).revision


def a_story() -> Any:
    """A news item whose first revision says something else than the site does now, in two languages."""
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    published_with(news, title_fi="Uusi", title_sv="Ny")
    return news


def url_of(record: Any, number: int = 1) -> str:
    return page_of(record, "revision", number=number)


def send(client: Client, record: Any, number: int = 1, **data: str) -> Any:
    """What the page sends when somebody presses one of its buttons."""
    url = url_of(record, number)
    return client.post(url, {"seen": client.get(url).context["seen"]} | data)


def test_the_page_shows_what_restoring_would_change(signed_in: Any) -> None:
    news = a_story()

    answer = signed_in(a_member("publisher")).get(url_of(news))
    html = answer.content.decode()

    assert [(change.path, change.old, change.new) for change in answer.context["changes"]] == [
        ("title_fi", "Uusi", "Vanha"),
        ("title_sv", "Ny", "Gammal"),
    ]
    assert f'href="{page_of(news, "preview")}?revision=1"' in html
    assert '<button class="button" name="path" value="title_sv">' in html


def test_one_field_in_one_language_is_restored_and_can_go_out_alone(signed_in: Any) -> None:
    news = a_story()
    publisher = a_member("publisher")

    answer = send(signed_in(publisher), news, path="title_sv")
    waiting = newest(news)
    on_site = NewsItem.objects.get(pk=news.pk).title_sv
    workflow.publish(publisher, waiting, REASONS)

    assert (answer.status_code, answer["Location"]) == (302, f"{form_of(news)}#id_title_sv")
    assert (waiting.state, waiting.user, on_site) == (Revision.State.DRAFT, publisher, "Ny")
    out = NewsItem.objects.get(pk=news.pk)
    assert (out.title_fi, out.title_sv) == ("Uusi", "Gammal")
    assert AuditEntry.objects.of(news).get(deed="restored").fields == ["Otsikko (ruotsi)"]


def test_the_whole_revision_is_restored_as_a_draft(signed_in: Any) -> None:
    news = a_story()
    browser = signed_in(a_member("publisher"))

    answer = send(browser, news, all="1")
    said = browser.get(answer["Location"]).content.decode()

    shown = present(news)
    assert answer["Location"] == form_of(news)
    assert (shown.columns["title_fi"], shown.columns["title_sv"]) == ("Vanha", "Gammal")
    assert "Visitors do not see it yet." in said


def test_what_is_restored_joins_the_draft_that_waits(signed_in: Any) -> None:
    news = a_story()
    a_draft(news, body_fi="Leipäteksti")
    browser = signed_in(a_member("publisher"))
    html = browser.get(url_of(news)).content.decode()

    send(browser, news, path="title_fi")

    shown = present(news)
    assert "What you restore is added to that draft." in html
    assert (shown.columns["title_fi"], shown.columns["body_fi"]) == ("Vanha", "Leipäteksti")


def test_a_part_that_was_taken_away_is_restored(signed_in: Any) -> None:
    news = a_news_item()
    quote = Quote.objects.create(news_item=news, speaker="Aino", text_fi="Hyvä.")
    a_draft(news, (("quotes", str(quote.pk)), None))

    answer = send(signed_in(a_member("publisher")), news, path=f"quotes/{quote.pk}")

    assert answer["Location"] == f"{form_of(news)}#part-{quote.pk}"
    assert [part.columns["text_fi"] for part in present(news).parts["quotes"]] == ["Hyvä."]


def test_a_page_that_is_out_of_date_restores_nothing(signed_in: Any) -> None:
    news = a_story()
    browser = signed_in(a_member("publisher"))
    seen = browser.get(url_of(news)).context["seen"]
    a_draft(news, title_fi="Kolmas")

    answer = browser.post(url_of(news), {"seen": seen, "path": "title_fi"})

    assert answer.status_code == 409
    assert "A colleague has saved in the meantime." in answer.content.decode()
    assert present(news).columns["title_fi"] == "Kolmas"


@pytest.mark.parametrize("path", ["", "nothing", "slug_fi", "quotes/no/such", "state", "title_fi/x"])
def test_a_field_that_does_not_differ_or_does_not_exist_is_refused(signed_in: Any, path: str) -> None:
    news = a_story()

    answer = send(signed_in(a_member("publisher")), news, path=path)

    assert answer.status_code == 409
    assert "Nothing differs here any more." in answer.content.decode()
    assert newest(news).is_waiting is False


def test_what_the_database_would_refuse_is_not_restored(signed_in: Any) -> None:
    contact = a_contact(phone="+358401699392", email="")
    published_with(contact, email="aino@example.fi", phone="")
    old = Revision.objects.of(contact).get(number=1)
    old.data["columns"]["phone"] = ""
    old.save()

    answer = send(signed_in(a_member("publisher")), contact, all="1")

    assert answer.status_code == 409
    assert "Give a phone number or an e-mail address." in answer.content.decode()
    assert newest(contact).is_waiting is False


def test_a_translator_compares_and_restores_nothing(signed_in: Any) -> None:
    news = a_story()
    browser = signed_in(a_member("translator", languages=["sv"]))

    html = browser.get(url_of(news)).content.decode()
    answer = send(browser, news, path="title_sv")

    assert 'name="path"' not in html
    assert answer.status_code == 403
    assert "You may not restore anything here." in answer.content.decode()
    assert newest(news).is_waiting is False


def test_an_editor_restores_what_is_her_own_organisations(signed_in: Any) -> None:
    espoo = an_organisation()
    news = a_news_item(title_fi="Vanha", owner=espoo)
    a_draft(news, title_fi="Uusi")

    answer = send(signed_in(a_member("editor", organisation=espoo)), news, path="title_fi")

    assert answer.status_code == 302
    assert present(news).columns["title_fi"] == "Vanha"


def test_a_stranger_is_told_nothing_and_restores_nothing(signed_in: Any) -> None:
    news = a_news_item(title_fi="Vanha", owner=an_organisation())
    a_draft(news, title_fi="Uusi")
    stranger = signed_in(a_member("editor", organisation=an_organisation()))

    answers = [stranger.get(url_of(news)), stranger.post(url_of(news), {"all": "1"})]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert present(news).columns["title_fi"] == "Uusi"


def test_a_number_that_there_is_not_is_not_found(signed_in: Any) -> None:
    assert signed_in(a_member("publisher")).get(url_of(a_story(), 99)).status_code == 404


def test_what_is_newest_differs_in_nothing(signed_in: Any) -> None:
    news = a_news_item()
    revision = a_draft(news, title_fi="Uusi")

    html = signed_in(a_member("publisher")).get(url_of(news, revision.number)).content.decode()

    assert "Nothing differs: the record says what this revision says." in html
