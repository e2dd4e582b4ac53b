"""Staff make links to a draft, see what became of them, and take them back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portal.editorial.models import PreviewLink
from portal.editorial.preview.links import address_of, link_of, token_of
from portal.editorial.records import page_of
from portal.publishing import drafts
from portal.publishing.audit import AuditEntry
from tests.builders import a_strategy
from tests.editorial.previews import a_link
from tests.publishing.editors import a_draft, an_editor

pytestmark = pytest.mark.django_db


def audited() -> list[tuple[str, str, int | None]]:
    entries = AuditEntry.objects.order_by("pk").values_list("deed", "user_name", "revision")
    return [(str(deed), name, revision) for deed, name, revision in entries]


def test_a_link_is_made_for_somebody_and_noted(staff_client: Client) -> None:
    strategy = a_strategy()
    draft = a_draft(strategy, title_fi="Luonnos")

    answer = staff_client.post(page_of(strategy, "share"), {"whom": "Professori"}, follow=True)

    link = PreviewLink.objects.get()
    assert (link.revision, link.whom, link.made_by.username, link.record) == (draft, "Professori", "aino", strategy)
    assert timedelta(days=13) < link.expires_at - timezone.now() <= timedelta(days=14)
    assert f"http://127.0.0.1:8000{address_of(link)}" in answer.content.decode()
    assert audited() == [("shared", "aino", draft.number)]


def test_the_address_is_the_same_whenever_it_is_shown() -> None:
    strategy = a_strategy()
    a_draft(strategy, title_fi="Luonnos")
    link = a_link(strategy, made_at=timezone.now() - timedelta(days=3))

    token = token_of(link)

    assert token_of(link) == token
    assert link_of(token) == link


def test_where_there_is_no_draft_there_is_nothing_to_share(staff_client: Client) -> None:
    strategy = a_strategy()

    answer = staff_client.post(page_of(strategy, "share"), {"whom": "Professori"})

    assert "There is no draft of this to share." in answer.content.decode()
    assert PreviewLink.objects.exists() is False
    assert audited() == []


def test_a_name_that_is_too_long_is_an_error_of_the_form(staff_client: Client) -> None:
    strategy = a_strategy()
    a_draft(strategy, title_fi="Luonnos")

    answer = staff_client.post(page_of(strategy, "share"), {"whom": "x" * 121})

    assert answer.context["form"].errors["whom"] == ["Ensure this value has at most 120 characters (it has 121)."]
    assert PreviewLink.objects.exists() is False


def test_a_revoked_link_is_noted_and_leads_to_nothing(staff_client: Client) -> None:
    strategy = a_strategy()
    draft = a_draft(strategy, title_fi="Luonnos")
    link = a_link(strategy)

    for _twice in range(2):
        staff_client.post(page_of(strategy, "revoke", link=link.pk))

    link.refresh_from_db()
    assert (link.revoked_at is None, link.revoked_by.username) == (False, "aino")
    assert link_of(token_of(link)) is None
    assert audited() == [("revoked", "aino", draft.number)]


def test_a_link_of_another_record_is_not_revoked_here(staff_client: Client) -> None:
    mine, other = a_strategy(), a_strategy()
    a_draft(other, title_fi="Luonnos")
    link = a_link(other)

    answer = staff_client.post(page_of(mine, "revoke", link=link.pk))

    assert answer.status_code == 404
    assert link_of(token_of(link)) == link


def test_a_link_is_revoked_by_a_form_alone(staff_client: Client) -> None:
    strategy = a_strategy()
    a_draft(strategy, title_fi="Luonnos")

    assert staff_client.get(page_of(strategy, "revoke", link=a_link(strategy).pk)).status_code == 405


def test_the_page_says_what_became_of_each_link(staff_client: Client) -> None:
    strategy, now = a_strategy(), timezone.now()
    draft = a_draft(strategy, title_fi="Luonnos")
    a_link(strategy, whom="Ended", made_at=now - timedelta(days=20), expires_at=now - timedelta(days=6))
    a_link(strategy, whom="Revoked", revoked_at=now)
    a_link(strategy, whom="Discarded")
    drafts.discard(draft, an_editor())
    a_draft(strategy, title_fi="Uusi luonnos")
    a_link(strategy, whom="Valid")

    rows = staff_client.get(page_of(strategy, "share")).context["rows"]

    assert {row.link.whom: (bool(row.url), row.is_revocable) for row in rows} == {
        "Valid": (True, True),
        "Discarded": (False, True),
        "Revoked": (False, False),
        "Ended": (False, False),
    }
