"""Pages of decisions open to who may decide; a forged request of anybody else changes nothing and is told why."""

from typing import Any

import pytest
from django.test import Client

from portal.editorial.records import page_of
from portal.news.models import NewsItem
from portal.publishing.drafts import newest
from portal.publishing.models import AuditEntry, State
from portal.publishing.revision import Revision, RevisionState
from tests.builders import a_member, a_news_item, an_organisation
from tests.editorial.deciding import NAMES, decide, words
from tests.publishing.editors import a_draft, an_editor

pytestmark = pytest.mark.django_db

EVERYTHING_THAT_A_PAGE_ASKS = {
    "_publish": "1",
    "how": "withdraw",
    "notice_fi": "Pois.",
    "notice_sv": "Bort.",
    "gate_reason": "Kiire.",
    "alone_reason": "Kiire.",
    "organisation": "",
}
MAY = {
    "translator": {"submit", "take-back"},
    "editor": {"submit", "take-back", "discard"},
    "publisher": set(NAMES) - {"delete"},
    "administrator": set(NAMES) - {"delete"},
}


def as_it_stands(record: Any) -> Any:
    revisions = Revision.objects.order_by("pk").values_list("pk", "state")
    return NewsItem.objects.values().get(pk=record.pk), list(revisions), AuditEntry.objects.count()


@pytest.fixture(params=[RevisionState.DRAFT, RevisionState.SUBMITTED, RevisionState.SCHEDULED])
def waiting(request: Any) -> Any:
    """A published record of an organisation, and what waits of it."""
    news = a_news_item(owner=an_organisation())
    draft = a_draft(news, title_fi="Uusi")
    Revision.objects.filter(pk=draft.pk).update(
        state=request.param, publish_at="2090-01-01T00:00Z" if request.param == RevisionState.SCHEDULED else None
    )
    return news


@pytest.mark.parametrize("role", MAY)
def test_who_may_not_decide_is_refused_and_nothing_changes(signed_in: Any, waiting: Any, role: str) -> None:
    member = a_member(role, organisation=waiting.owner, languages=["fi", "sv", "en"])
    client, before = signed_in(member), as_it_stands(waiting)
    forbidden = set(NAMES) - MAY[role]

    for name in sorted(forbidden):
        page = client.get(page_of(waiting, name))
        forged = decide(client, waiting, name, **EVERYTHING_THAT_A_PAGE_ASKS)
        assert (name, page.status_code, forged.status_code) == (name, 403, 403)
        assert words(page).startswith("You may not do this ")

    assert as_it_stands(waiting) == before


@pytest.mark.parametrize("role", MAY)
def test_who_may_decide_finds_the_page_or_is_told_that_there_is_nothing_to_decide(
    signed_in: Any, waiting: Any, role: str
) -> None:
    client = signed_in(a_member(role, organisation=waiting.owner, languages=["fi"]))

    answers = {name: client.get(page_of(waiting, name)).status_code for name in MAY[role]}

    assert set(answers.values()) <= {200, 302}


@pytest.mark.parametrize("organisation", ["another", "none"])
def test_to_an_editor_of_another_organisation_the_pages_are_not_there(
    signed_in: Any, waiting: Any, organisation: str
) -> None:
    client = signed_in(a_member("editor", organisation=an_organisation() if organisation == "another" else None))
    before = as_it_stands(waiting)

    for name in NAMES:
        assert client.get(page_of(waiting, name)).status_code == 404
        assert decide(client, waiting, name, **EVERYTHING_THAT_A_PAGE_ASKS).status_code == 404

    assert as_it_stands(waiting) == before


def test_who_is_not_signed_in_or_no_member_of_staff_is_led_to_the_login(signed_in: Any, waiting: Any) -> None:
    before = as_it_stands(waiting)

    for client in (Client(), signed_in(an_editor("visitor"))):
        for name in NAMES:
            for answer in (client.get(page_of(waiting, name)), decide(client, waiting, name)):
                assert (answer.status_code, "/admin/login/" in answer["Location"]) == (302, True)

    assert as_it_stands(waiting) == before


def test_a_request_without_its_token_is_refused(waiting: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_member("publisher"))
    before = as_it_stands(waiting)

    answers = {decide(client, waiting, name, **EVERYTHING_THAT_A_PAGE_ASKS).status_code for name in NAMES}

    assert (answers, as_it_stands(waiting)) == ({403}, before)


def test_what_is_no_record_has_no_pages(staff_client: Client) -> None:
    news = a_news_item()
    for kind, key in (
        ("news.newsitem", "4711"),
        ("news.newsitem", "x"),
        ("auth.user", "1"),
        ("news", "1"),
        ("a.b", "1"),
    ):
        address = page_of(news, "publish").replace(f"/news.newsitem/{news.pk}/", f"/{kind}/{key}/")
        assert staff_client.get(address).status_code == 404


def test_no_page_and_no_refusal_is_ever_kept(signed_in: Any, waiting: Any) -> None:
    editor, publisher = (signed_in(a_member(role, organisation=waiting.owner)) for role in ("editor", "publisher"))

    for client in (editor, publisher):
        for name in NAMES:
            assert "no-store" in client.get(page_of(waiting, name))["Cache-Control"]


def test_an_editor_deletes_a_record_of_hers_that_nobody_has_seen(signed_in: Any) -> None:
    organisation = an_organisation()
    client = signed_in(a_member("editor", organisation=organisation))
    own, others = a_news_item(state=State.DRAFT, owner=organisation), a_news_item(state=State.DRAFT)

    answers = [decide(client, news, "delete").status_code for news in (own, others)]

    assert (answers, list(NewsItem.objects.all()), newest(others)) == ([302, 404], [others], None)
