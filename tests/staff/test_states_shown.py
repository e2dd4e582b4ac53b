"""Publishing and taking back from the list, and what the form offers to see."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from strategy.models import Strategy
from tests.builders import a_contact, a_strategy
from tests.staff.records import form_of, page

pytestmark = pytest.mark.django_db


def act(client: Client, action: str, *records: Any) -> str:
    chosen = {"action": action, "_selected_action": [record.pk for record in records]}
    return client.post(page(type(records[0]), "changelist"), chosen, follow=True).content.decode()


def test_publishing_says_what_it_published_and_what_was_out_before(staff_client: Client) -> None:
    draft = a_strategy(title_fi="Luonnos", state="draft", published_at=None)
    public = a_strategy(title_fi="Julkinen")

    html = act(staff_client, "publish", draft, public)

    assert "Published: Luonnos." in html
    assert "Published already: Julkinen." in html
    draft.refresh_from_db()
    assert draft.is_public
    assert set(draft.changed) == {"fi", "sv", "en"}
    assert LogEntry.objects.get().object_id == str(draft.pk)


def test_taking_back_to_draft_says_what_visitors_no_longer_see(staff_client: Client) -> None:
    strategy = a_strategy(title_fi="Julkinen")

    html = act(staff_client, "back_to_draft", strategy)

    assert "Taken back to draft and no longer on the site: Julkinen." in html
    assert Strategy.objects.public().exists() is False


def test_who_may_only_look_is_offered_no_action(client: Client, django_user_model: Any) -> None:
    strategy = a_strategy(state="draft", published_at=None)
    reader = django_user_model.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(_permissions("view_strategy"))
    client.force_login(reader)

    act(client, "publish", strategy)

    strategy.refresh_from_db()
    assert strategy.state == "draft"


def _permissions(codename: str) -> Any:
    return Permission.objects.filter(codename=codename)


def test_many_records_are_not_deleted_at_one_stroke(staff_client: Client) -> None:
    strategies = [a_strategy(), a_strategy()]

    act(staff_client, "delete_selected", *strategies)

    assert Strategy.objects.count() == 2


def test_the_form_leads_to_the_page_in_each_language_once_there_is_one(staff_client: Client) -> None:
    public = a_strategy()
    coming = a_strategy(published_at=timezone.now() + timedelta(days=9))

    html = staff_client.get(form_of(public)).content.decode()
    waiting = staff_client.get(form_of(coming)).content.decode()

    for language in ("fi", "sv", "en"):
        assert f'href="{public.address(language)}" hreflang="{language}"' in html
    assert coming.address("fi") not in waiting


def test_a_contact_has_no_page_to_see(staff_client: Client) -> None:
    assert "sitelink" not in staff_client.get(form_of(a_contact())).content.decode()


def test_a_page_that_waits_says_from_when_it_is_seen(staff_client: Client) -> None:
    a_strategy(published_at=timezone.now().replace(year=2090, month=6, day=1))

    html = staff_client.get(page(Strategy, "changelist")).content.decode()

    assert "published from 1 June 2090" in html
