"""A page leaves the site with a notice or an address to go to, says what goes with it, and comes back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from portal.editorial.records import form_of, page_of
from portal.news.models import NewsItem
from portal.publishing.drafts import newest
from portal.publishing.models import State
from portal.publishing.revision import Revision, RevisionState
from tests.builders import a_contact, a_lead_project, a_member, a_news_item, a_spearhead, a_strategy, an_urban_area
from tests.editorial.deciding import decide, said, words
from tests.publishing.editors import a_draft, fresh

pytestmark = pytest.mark.django_db

NOTICE = {"notice_fi": "Vanhentunut.", "notice_sv": "Föråldrad."}


@pytest.fixture
def desk(signed_in: Callable[[Any], Client]) -> Client:
    return signed_in(a_member("publisher"))


def uses(answer: Any) -> tuple[list[str], list[str]]:
    along, naming = answer.context["uses"]
    return [use.name for use in along], [use.name for use in naming]


def test_it_is_withdrawn_and_visitors_read_the_notice(desk: Client, client: Client) -> None:
    news = a_news_item()

    answer = decide(desk, news, "take-off", how="withdraw", **NOTICE)
    page = client.get(news.address("sv"))

    assert (answer["Location"], fresh(news).state) == (form_of(news), State.WITHDRAWN)
    assert said(answer) == ["Withdrawn: visitors find the page at its address, under your notice, and in no list."]
    assert (page.status_code, "Föråldrad." in page.content.decode()) == (200, True)


def test_it_is_taken_off_and_its_address_says_so(desk: Client, client: Client) -> None:
    news = a_news_item()

    decide(desk, news, "take-off", how="unpublish", **NOTICE)

    assert (fresh(news).state, client.get(news.address("fi")).status_code) == (State.UNPUBLISHED, 410)


def test_its_address_leads_to_what_takes_its_place(desk: Client, client: Client) -> None:
    news, successor = a_news_item(), a_news_item(title_en="Successor")

    page = desk.get(page_of(news, "take-off"))
    answer = decide(desk, news, "take-off", how="unpublish", address=successor.address("fi"))

    assert [(place.name.plain, place.address) for place in page.context["places"]] == [
        ("Successor", successor.address("en"))
    ]
    assert said(answer) == [f"Taken off the site: its address leads to {successor.address('fi')}."]
    assert client.get(news.address("fi"))["Location"] == successor.address("fi")


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        (NOTICE, {"how"}),
        ({"how": "withdraw"}, {"notice_fi", "notice_sv"}),
        ({"how": "unpublish", "notice_fi": "Vanhentunut."}, {"notice_sv"}),
        ({"how": "withdraw", "address": "/fi/", **NOTICE}, {"address"}),
        ({"how": "unpublish", "address": "https://example.fi/", **NOTICE}, {"address"}),
        ({"how": "delete", **NOTICE}, {"how"}),
    ],
)
def test_what_is_lacking_is_said_beside_its_field_and_what_was_typed_is_kept(
    desk: Client, given: dict[str, str], fields: set[str]
) -> None:
    news = a_news_item()

    answer = decide(desk, news, "take-off", **given)

    form = answer.context["form"]
    assert (set(form.errors), fresh(news).state) == (fields, State.PUBLISHED)
    assert form["notice_fi"].value() == given.get("notice_fi")


def test_it_says_what_goes_with_it_and_what_names_it(desk: Client) -> None:
    strategy = a_strategy()
    spearhead, hidden = a_spearhead(strategy, title_en="Health"), a_spearhead(strategy, state=State.DRAFT)
    news, draft = a_news_item(title_en="About it"), a_news_item(state=State.DRAFT)
    news.strategies.add(strategy)
    news.spearheads.add(spearhead)
    draft.strategies.add(strategy)
    strategy.sections.create(heading_fi="Luku")

    page = desk.get(page_of(strategy, "take-off"))

    assert uses(page) == (["Health"], ["About it"])
    assert page.context["uses"].naming[0].url == news.address("en")
    assert uses(desk.get(page_of(spearhead, "take-off"))) == ([], ["About it"])
    assert hidden.title_en not in page.content.decode()
    assert "No other page names it" in words(desk.get(page_of(news, "take-off")))


def test_what_names_it_with_a_part_of_its_is_named_once(desk: Client) -> None:
    area = an_urban_area()
    project = a_lead_project(area, title_en="Project")

    assert uses(desk.get(page_of(area, "take-off"))) == ([], ["Project"])
    assert project.participations.count() == 1


def test_what_has_no_page_of_its_own_is_taken_off_without_a_notice(desk: Client) -> None:
    contact = a_contact()

    page = desk.get(page_of(contact, "take-off"))
    decide(desk, contact, "take-off", how="unpublish")

    assert "It has no page of its own: it disappears from the pages that show it." in words(page)
    assert "Notice to visitors" not in words(page)
    assert fresh(contact).state == State.UNPUBLISHED


def test_what_is_scheduled_is_stopped_and_the_page_says_so_before(desk: Client) -> None:
    news = a_news_item()
    draft = a_draft(news, title_fi="Uusi")
    Revision.objects.filter(pk=draft.pk).update(state=RevisionState.SCHEDULED, publish_at="2090-01-01T00:00Z")

    page = desk.get(page_of(news, "take-off"))
    decide(desk, news, "take-off", how="withdraw", **NOTICE)

    assert "A draft of it is scheduled. It will not go out by itself" in words(page)
    assert newest(news).state == RevisionState.SUBMITTED


def test_a_withdrawn_page_can_be_taken_off_with_its_notice(desk: Client) -> None:
    news = a_news_item()
    decide(desk, news, "take-off", how="withdraw", **NOTICE)

    page = desk.get(page_of(news, "take-off"))
    decide(desk, news, "take-off", how="unpublish", **NOTICE)

    assert [way for way, _words in page.context["form"].fields["how"].choices] == ["unpublish"]
    assert page.context["form"]["notice_sv"].value() == "Föråldrad."
    assert fresh(news).state == State.UNPUBLISHED


def test_what_is_not_on_the_site_cannot_be_taken_off_nor_what_is_put_back(desk: Client) -> None:
    draft, out = a_news_item(state=State.DRAFT), a_news_item()

    not_on = decide(desk, draft, "take-off", how="withdraw", **NOTICE)
    not_off = decide(desk, out, "put-back")

    assert (said(not_on), fresh(draft).state) == (["It is not on the site."], State.DRAFT)
    assert said(not_off)[-1] == "It has not been taken off the site."


def test_it_is_put_back_and_the_draft_stays_a_draft(desk: Client) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    a_draft(news, title_fi="Luonnos")
    decide(desk, news, "take-off", how="withdraw", **NOTICE)

    page = desk.get(page_of(news, "put-back"))
    answer = decide(desk, news, "put-back")

    assert "The draft that waits stays a draft." in words(page)
    assert said(answer)[-1] == "It is on the site again."
    assert (fresh(news).state, fresh(news).title_fi, newest(news).state) == (
        State.PUBLISHED,
        "Vanha",
        RevisionState.DRAFT,
    )


def test_what_is_incomplete_is_put_back_with_a_reason_alone(desk: Client) -> None:
    news = a_news_item(summary_fi="Lyhyesti.")
    decide(desk, news, "take-off", how="unpublish", **NOTICE)

    refused = decide(desk, news, "put-back")
    before = fresh(news).state
    decide(desk, news, "put-back", gate_reason="Tilattu.")

    assert [link.url for link in refused.context["review"]["needed"]] == [f"{form_of(news)}#id_summary_sv"]
    assert list(refused.context["form"].errors) == ["gate_reason"]
    assert (before, list(NewsItem.objects.public())) == (State.UNPUBLISHED, [news])
