"""The preview of a body text: for those who may write, sanitised, and kept by nobody."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from portal.staff.preview import LONGEST

pytestmark = pytest.mark.django_db


@pytest.fixture
def url() -> str:
    return reverse("admin:body_text_preview")


def test_it_shows_the_text_as_the_page_will(staff_client: Client, url: str) -> None:
    answer = staff_client.post(url, {"text": "**Tärkeä** <script>alert(1)</script>"})

    assert answer.content.decode() == "<p><strong>Tärkeä</strong> &lt;script&gt;alert(1)&lt;/script&gt;</p>\n"
    assert "no-store" in answer["Cache-Control"]


def test_it_refuses_whoever_is_not_signed_in(client: Client, url: str) -> None:
    assert client.post(url, {"text": "x"}).status_code == 403


def test_it_refuses_staff_who_may_write_nothing(client: Client, django_user_model: Any, url: str) -> None:
    reader = django_user_model.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)

    assert client.post(url, {"text": "x"}).status_code == 403


def test_it_shows_nothing_to_who_writes_but_is_no_staff(client: Client, django_user_model: Any, url: str) -> None:
    visitor = django_user_model.objects.create_user("visitor", is_staff=False)
    visitor.user_permissions.set(Permission.objects.filter(codename="change_strategy"))
    client.force_login(visitor)

    assert client.post(url, {"text": "x"}).status_code == 403


def test_it_answers_to_no_other_method(staff_client: Client, url: str) -> None:
    assert staff_client.get(url, {"text": "x"}).status_code == 405


def test_it_refuses_a_request_from_elsewhere(staff: Any, url: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(staff)

    assert client.post(url, {"text": "x"}).status_code == 403


def test_it_refuses_a_text_of_unheard_of_length(staff_client: Client, url: str) -> None:
    assert staff_client.post(url, {"text": "a" * (LONGEST + 1)}).status_code == 400
