"""A draft that has moved on, clashes with the site or is none: the page says so, keeps what was typed, and asks."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from portal.editorial.records import form_of, page_of
from portal.news.models import NewsItem
from portal.publishing.drafts import newest
from portal.publishing.models import State
from portal.publishing.revision import Revision, RevisionState
from tests.builders import a_member, a_news_item, a_spearhead, a_strategy
from tests.editorial.deciding import changes, decide, said, words
from tests.publishing.editors import a_draft, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher() -> Any:
    return a_member("publisher")


@pytest.fixture
def desk(publisher: Any, signed_in: Callable[[Any], Client]) -> Client:
    return signed_in(publisher)


def test_a_draft_that_has_moved_on_does_not_go_out_and_what_was_typed_is_kept(desk: Client) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    opened = a_draft(news, title_fi="Uusi")
    a_draft(news, title_fi="Uudempi")

    answer = decide(desk, news, "publish", _publish="1", revision=opened.number, change_note_fi="Nimi on uusi.")

    assert fresh(news).title_fi == "Vanha"
    assert "has been saved or decided about since you opened this page" in words(answer)
    assert changes(answer) == [("Title (Finnish)", "fi", "-Vanha- +Uudempi+")]
    assert answer.context["form"]["change_note_fi"].value() == "Nimi on uusi."
    assert f'name="revision" value="{opened.number + 1}"' in answer.content.decode()


def test_a_slug_that_is_taken_is_said_beside_a_link_to_the_field_before_anybody_tries(desk: Client) -> None:
    a_news_item(slug_fi="varattu")
    news = a_news_item(title_fi="Yksi", title_sv="Ett", slug_fi="yksi")
    a_draft(news, slug_fi="varattu")

    page = desk.get(page_of(news, "publish"))
    answer = decide(desk, news, "publish", _publish="1")

    problem = (
        "Another page of this kind already has this address.",
        "Address (Finnish)",
        f"{form_of(news)}#id_slug_fi",
    )
    assert page.context["problems"] == answer.context["problems"] == [problem]
    assert fresh(news).slug_fi == "yksi"


def test_what_was_changed_on_the_site_too_is_chosen_side_by_side(desk: Client) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal", summary_fi="A", summary_sv="B")
    a_draft(news, title_fi="Luonnos", title_sv="Utkast", summary_fi="Uusi")
    NewsItem.objects.filter(pk=news.pk).update(title_fi="Toinen", title_sv="Annan")

    page = desk.get(page_of(news, "publish"))
    undecided = decide(desk, news, "publish", _publish="1", alone_reason="Sovittu.", **{"side:title_fi": "mine"})
    before = fresh(news).title_fi
    chosen = {"side:title_fi": "mine", "side:title_sv": "theirs"}
    unexplained = decide(desk, news, "publish", _publish="1", **chosen)
    answer = decide(desk, news, "publish", _publish="1", alone_reason="Sovittu.", **chosen)

    assert [(one.clash.theirs, one.clash.mine) for one in page.context["clashes"]] == [
        ("Toinen", "Luonnos"),
        ("Annan", "Utkast"),
    ]
    assert changes(page) == [("Lead (Finnish)", "fi", "-A- +Uusi+")]
    assert "Choose one of the two texts for each field." in words(undecided)
    assert [one.chosen for one in undecided.context["clashes"]] == ["mine", ""]
    assert (before, list(unexplained.context["form"].errors)) == ("Toinen", ["alone_reason"])
    assert answer.status_code == 302
    assert (fresh(news).title_fi, fresh(news).title_sv, fresh(news).summary_fi) == ("Luonnos", "Annan", "Uusi")


def test_where_the_site_says_what_was_chosen_nothing_is_left_of_the_draft(desk: Client) -> None:
    news = a_news_item(title_fi="Vanha")
    a_draft(news, title_fi="Luonnos")
    NewsItem.objects.filter(pk=news.pk).update(title_fi="Toinen")

    answer = decide(desk, news, "publish", _publish="1", **{"side:title_fi": "theirs"})

    assert said(answer) == ["The site says what you have chosen already. Nothing is left of the draft."]
    assert (fresh(news).title_fi, newest(news).state) == ("Toinen", RevisionState.PUBLISHED)


def test_what_has_never_been_out_goes_out_without_a_draft_too(desk: Client) -> None:
    news = a_news_item(state=State.DRAFT, title_fi="Nimi", title_sv="Namn")

    page = desk.get(page_of(news, "publish"))
    refused = decide(desk, news, "publish", _publish="1")
    before = Revision.objects.exists()
    decide(desk, news, "publish", _publish="1", alone_reason="Kiire.")

    assert page.context["review"].is_alone
    assert (list(refused.context["form"].errors), before) == (["alone_reason"], False)
    assert list(NewsItem.objects.public()) == [news]


def test_where_nothing_waits_it_leads_to_the_form(desk: Client) -> None:
    news = a_news_item()

    for answer in (desk.get(page_of(news, "publish")), decide(desk, news, "publish", _publish="1")):
        assert answer["Location"] == form_of(news)
    assert said(answer)[0].startswith("There is nothing to decide here any more")


def test_what_was_chosen_and_has_been_deleted_since_is_left_out_and_said(desk: Client) -> None:
    news = a_news_item(title_fi="Yksi", title_sv="Ett")
    a_draft(news, image="4711", title_fi="Uusi")

    page = desk.get(page_of(news, "publish"))
    answer = decide(desk, news, "publish", _publish="1")

    sentence = "Image: what was chosen has been deleted since."
    assert page.context["review"].left_out == [sentence]
    assert said(answer)[1:] == [sentence]


def test_it_says_what_hides_the_page(desk: Client) -> None:
    spearhead = a_spearhead(a_strategy(state=State.DRAFT, title_en="Coming strategy"))
    a_draft(spearhead, title_fi="Uusi")

    page = desk.get(page_of(spearhead, "publish"))

    assert "it belongs to “Coming strategy”, which is not on the site" in words(page)


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.UNPUBLISHED])
def test_it_says_that_it_puts_a_page_back(desk: Client, state: str) -> None:
    news = a_news_item(state=state, published_at="2026-01-01T00:00Z")
    a_draft(news, title_fi="Uusi")

    page = desk.get(page_of(news, "publish"))
    decide(desk, news, "publish", _publish="1", gate_reason="Tilattu.")

    assert "back" in words(page)
    assert list(NewsItem.objects.public()) == [news]
