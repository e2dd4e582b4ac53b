"""A record is handed over to another organisation, or deleted before anybody has seen it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.editorial.models import KeptEdit, OpenForm
from portal.editorial.records import form_of, page_of
from portal.news.models import NewsItem
from portal.publishing.about import about
from portal.publishing.models import AuditEntry, State
from portal.publishing.revision import Revision
from tests.builders import a_lead_project, a_member, a_news_item, a_theme, an_agreement, an_organisation, an_urban_area
from tests.editorial.deciding import decide, said, words
from tests.publishing.editors import a_draft, an_editor, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(signed_in: Callable[[Any], Client]) -> Client:
    return signed_in(a_member("publisher"))


def test_organisations_are_offered_by_name_and_the_one_that_is_chosen_keeps_the_record(desk: Client) -> None:
    vantaa, espoo = an_organisation(name_en="Vantaa"), an_organisation(name_en="Espoo")
    news = a_news_item(owner=vantaa)

    page = desk.get(page_of(news, "hand-over"))
    answer = decide(desk, news, "hand-over", organisation=espoo.pk)

    assert [label for _key, label in page.context["form"].fields["organisation"].choices] == [
        "nobody but publishers",
        "Espoo",
        "Vantaa",
    ]
    assert "Vantaa keeps it now." in words(page)
    assert (fresh(news).owner, answer["Location"]) == (espoo, form_of(news))
    assert said(answer) == ["Handed over. It is kept by: Espoo."]


def test_nobody_but_publishers_may_keep_it(desk: Client) -> None:
    news = a_news_item(owner=an_organisation())

    decide(desk, news, "hand-over", organisation="")

    assert fresh(news).owner is None


@pytest.mark.parametrize("organisation", ["", "4711", "x"])
def test_who_keeps_it_already_and_who_does_not_exist_is_refused(desk: Client, organisation: str) -> None:
    news = a_news_item()

    answer = decide(desk, news, "hand-over", organisation=organisation)

    assert (list(answer.context["form"].errors), fresh(news).owner) == (["organisation"], None)


def test_what_nobody_has_seen_is_deleted_with_all_that_surrounds_it(desk: Client) -> None:
    news = a_news_item(state=State.DRAFT, title_en="Idle")
    draft = a_draft(news, title_fi="Uusi")
    OpenForm.objects.create(**about(news), user=an_editor())
    KeptEdit.objects.create(**about(news), user=an_editor(), data=draft.data)

    page = desk.get(page_of(news, "delete"))
    answer = decide(desk, news, "delete")

    assert "with its draft and its history (2 revisions)" in words(page)
    assert said(answer) == ["“Idle” is deleted."]
    assert answer["Location"] == reverse("admin:news_newsitem_changelist")
    for model in (NewsItem, Revision, OpenForm, KeptEdit):
        assert not model.objects.exists()
    assert [entry.deed for entry in AuditEntry.objects.all()] == ["deleted"]


def test_what_something_else_uses_stays_and_the_page_leads_there(desk: Client) -> None:
    agreement = an_agreement(state=State.DRAFT)
    project = a_lead_project(an_urban_area(), theme=a_theme(agreement=agreement), title_en="Project")

    page = desk.get(page_of(agreement, "delete"))
    answer = decide(desk, agreement, "delete")

    assert f'href="{form_of(project)}"' in page.content.decode()
    assert "Delete for good" not in page.content.decode()
    assert "something else still uses it" in words(answer)
    assert fresh(agreement) == agreement


def test_what_visitors_have_seen_is_not_deleted_and_the_page_says_what_to_do(desk: Client) -> None:
    news = a_news_item()

    answer = decide(desk, news, "delete")

    assert answer.status_code == 403
    assert "What visitors have seen is never deleted." in words(answer)
    assert NewsItem.objects.count() == 1
