"""What lists say of states, and what the form offers to see."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from strategy.models import Strategy
from tests.builders import a_contact, a_strategy
from tests.staff.records import form_of, page

pytestmark = pytest.mark.django_db


def act(client: Client, action: str, *records: Any) -> str:
    chosen = {"action": action, "_selected_action": [record.pk for record in records]}
    return client.post(page(type(records[0]), "changelist"), chosen, follow=True).content.decode()


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
