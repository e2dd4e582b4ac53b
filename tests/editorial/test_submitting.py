"""A draft is submitted, taken back or discarded in one step, with a page that asks where one was not on the form."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from portal.editorial.records import form_of, page_of
from portal.publishing.drafts import newest, present
from portal.publishing.models import State
from portal.publishing.revision import Revision, RevisionState
from tests.builders import a_member, a_news_item, an_organisation
from tests.editorial.deciding import decide, said, words
from tests.publishing.editors import a_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation() -> Any:
    return an_organisation()


@pytest.fixture
def editor(organisation: Any, signed_in: Callable[[Any], Client]) -> Client:
    return signed_in(a_member("editor", organisation=organisation))


def states(record: Any) -> list[str]:
    return list(Revision.objects.of(record).order_by("number").values_list("state", flat=True))


def test_it_is_submitted_and_taken_back(editor: Client, organisation: Any) -> None:
    news = a_news_item(owner=organisation)
    a_draft(news, title_fi="Uusi")

    question = editor.get(page_of(news, "submit"))
    submitted = decide(editor, news, "submit")
    between = newest(news).state
    back = decide(editor, news, "take-back")

    assert "A publisher then sees that it waits." in words(question)
    assert [said(submitted)[0], said(back)[-1]] == [
        "Submitted: a publisher sees it now. Visitors do not, until it is published.",
        "Taken back: it is a draft again.",
    ]
    assert (between, newest(news).state) == (RevisionState.SUBMITTED, RevisionState.DRAFT)
    assert submitted["Location"] == back["Location"] == form_of(news)


def test_a_question_alone_decides_nothing(editor: Client, organisation: Any) -> None:
    news = a_news_item(owner=organisation)
    a_draft(news, title_fi="Uusi")

    for name in ("submit", "take-back", "discard"):
        editor.get(page_of(news, name))

    assert states(news) == ["published", "draft"]


@pytest.mark.parametrize("name", ["submit", "take-back", "discard"])
def test_where_nothing_waits_it_says_so(editor: Client, organisation: Any, name: str) -> None:
    news = a_news_item(owner=organisation)

    for answer in (editor.get(page_of(news, name)), decide(editor, news, name)):
        assert answer["Location"] == form_of(news)
        assert said(answer)[-1].startswith("There is nothing to decide here any more")
    assert states(news) == []


def test_a_translator_submits_what_she_has_written(signed_in: Any) -> None:
    client, news = signed_in(a_member("translator", languages=["sv"])), a_news_item(owner=an_organisation())
    a_draft(news, title_sv="Ny")

    decide(client, news, "submit")

    assert newest(news).state == RevisionState.SUBMITTED


def test_what_is_discarded_is_shown_first_and_stays_in_the_history(editor: Client, organisation: Any) -> None:
    news = a_news_item(owner=organisation, title_fi="Vanha")
    a_draft(news, title_fi="Uusi")

    page = editor.get(page_of(news, "discard"))
    answer = decide(editor, news, "discard")

    assert [change.label for change in page.context["changes"]] == ["Title (Finnish)"]
    assert "What visitors see stays as it is." in words(page)
    assert said(answer) == ["The draft is discarded. It stays in the history."]
    assert (states(news), present(news).columns["title_fi"]) == (["published", "discarded"], "Vanha")


def test_a_draft_that_a_colleague_has_saved_meanwhile_is_not_discarded(editor: Client, organisation: Any) -> None:
    news = a_news_item(owner=organisation)
    opened = a_draft(news, title_fi="Uusi")
    a_draft(news, title_fi="Uudempi")

    answer = decide(editor, news, "discard", revision=opened.number)

    assert "has been saved anew since you opened this page" in words(answer)
    assert states(news) == ["published", "superseded", "draft"]


def test_of_a_record_that_nobody_has_seen_the_record_stays(editor: Client, organisation: Any) -> None:
    news = a_news_item(owner=organisation, state=State.DRAFT)
    a_draft(news, title_fi="Uusi")

    page = editor.get(page_of(news, "discard"))

    assert "The record stays, as it was when it was made." in words(page)
