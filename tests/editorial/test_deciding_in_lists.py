"""Several records are decided about in a list, each on its own; a refusal is said by name and holds nobody back."""

from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from portal.editorial.records import form_of, page_of
from portal.news.models import NewsItem
from portal.publishing.drafts import newest
from portal.publishing.models import State
from portal.publishing.revision import Revision, RevisionState
from tests.builders import a_member, a_news_item, an_organisation
from tests.editorial.deciding import said
from tests.publishing.editors import a_draft, fresh

pytestmark = pytest.mark.django_db


def in_list(client: Client, action: str, *records: Any) -> Any:
    chosen = {"action": action, "_selected_action": [record.pk for record in records]}
    return client.post(reverse("admin:news_newsitem_changelist"), chosen)


def links(answer: Any) -> list[str]:
    return [
        str(message).split('href="')[1].split('"')[0]
        for message in answer.wsgi_request._messages
        if "href" in str(message)
    ]


def waiting(name: str, **columns: Any) -> Any:
    """A record with a colleague's draft that only renames it, which nothing stands against."""
    news = a_news_item(title_fi="Vanha", title_sv="Gammal", title_en=name, **columns)
    a_draft(news, title_fi="Uusi")
    return news


def test_what_can_go_out_goes_out_and_the_rest_is_refused_by_name(signed_in: Any) -> None:
    publisher = a_member("publisher")
    good, also_good = waiting("Good"), waiting("Also good")
    incomplete, own, idle = waiting("Incomplete"), waiting("Own"), a_news_item(title_en="Idle")
    scheduled, clashing, taken = waiting("Scheduled"), waiting("Clashing"), waiting("Taken", slug_fi="oma")
    a_draft(incomplete, summary_fi="Lyhyesti.")
    a_draft(taken, slug_fi=good.slug_fi)
    Revision.objects.of(own).open().update(user=publisher)
    Revision.objects.of(scheduled).open().update(state=RevisionState.SCHEDULED, publish_at="2090-01-01T00:00Z")
    NewsItem.objects.filter(pk=clashing.pk).update(title_fi="Toinen")
    refused = [incomplete, own, idle, scheduled, clashing, taken]

    answer = in_list(signed_in(publisher), "publish_chosen", *NewsItem.objects.all())

    assert [fresh(news).title_fi for news in (good, also_good)] == ["Uusi", "Uusi"]
    assert "Uusi" not in {fresh(news).title_fi for news in refused}
    sentences = sorted(said(answer))
    assert sentences[0].startswith("On the site now: ")
    assert sentences[1:] == [
        "“Clashing”: Somebody else has changed the same: Title (Finnish).",
        "“Idle”: nothing waits to be decided.",
        "“Incomplete”: Empty as yet: Lead (Swedish).",
        "“Own”: You made the last change yourself. Ask a colleague to publish it, or say why nobody else looks.",
        "“Scheduled”: nothing waits to be decided.",
        "“Taken”: Another page of this kind already has this address.",
    ]


def test_a_refusal_leads_to_the_page_that_helps(signed_in: Any) -> None:
    news = waiting("Incomplete")
    a_draft(news, summary_fi="Lyhyesti.")
    client = signed_in(a_member("publisher"))

    publishing = in_list(client, "publish_chosen", news)
    submitting = in_list(client, "submit_chosen", a_news_item(pk=4711))

    assert links(publishing) == [page_of(news, "publish")]
    assert links(submitting)[-1] == form_of(NewsItem(pk=4711))


def test_drafts_are_submitted_and_what_has_been_is_said(signed_in: Any) -> None:
    organisation = an_organisation()
    fresh_draft, submitted = waiting("Fresh", owner=organisation), waiting("Submitted", owner=organisation)
    Revision.objects.of(submitted).open().update(state=RevisionState.SUBMITTED)

    answer = in_list(signed_in(a_member("editor", organisation=organisation)), "submit_chosen", fresh_draft, submitted)

    assert newest(fresh_draft).state == RevisionState.SUBMITTED
    assert sorted(said(answer)) == ["Submitted: “Fresh”.", "“Submitted”: it has been submitted already."]


def test_a_forged_choice_of_an_editor_publishes_nothing(signed_in: Any) -> None:
    organisation = an_organisation()
    own, others, hidden = waiting("Own", owner=organisation), waiting("Other"), waiting("Hidden", state=State.DRAFT)
    client = signed_in(a_member("editor", organisation=organisation))

    in_list(client, "publish_chosen", own, others, hidden)
    in_list(client, "submit_chosen", others, hidden)

    assert {fresh(news).title_fi for news in (own, others)} == {"Vanha"}
    assert {newest(news).state for news in (own, others, hidden)} == {RevisionState.DRAFT}


def test_every_list_of_records_offers_both(staff_client: Client) -> None:
    answer = staff_client.get(reverse("admin:news_newsitem_changelist"))
    a_news_item()

    actions = admin.site.get_model_admin(NewsItem).get_actions(answer.wsgi_request)

    assert set(actions) >= {"submit_chosen", "publish_chosen"}
