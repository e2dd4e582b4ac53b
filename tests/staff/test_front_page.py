"""The front page of the staff, signing in, and the frame of every page."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from tests.builders import a_member, an_organisation

pytestmark = pytest.mark.django_db

FILES = "Images, documents and sources"

CONTENT = ["Strategy", "Ecosystems", "News and pages", "People and organisations", FILES, "Vocabulary"]


def groups(html: str) -> list[str]:
    return re.findall(r'<h2 id="\w+-heading">([^<]+)</h2>', html)


def test_kinds_are_grouped_as_staff_think_and_each_says_what_it_is_for(staff_client: Client) -> None:
    html = staff_client.get("/admin/").content.decode()

    assert groups(html) == [
        *("Strategy", "Ecosystems", "News and pages"),
        *("People and organisations", FILES, "Vocabulary", "Users"),
    ]
    assert "Whom visitors may call, in which matter, and until when." in html


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        ("translator", CONTENT),
        ("editor", CONTENT),
        ("administrator", [*CONTENT, "Users"]),
    ],
)
def test_a_role_is_shown_the_groups_that_it_may_see(client: Client, role: str, shown: list[str]) -> None:
    client.force_login(a_member(role, organisation=an_organisation(), languages=["sv"]))

    html = client.get("/admin/", headers={"accept-language": "en"}).content.decode()

    assert groups(html) == shown
    assert ("/admin/contacts/contact/add/" in html) is (role != "translator")


def test_who_has_no_role_is_told_whom_to_ask(client: Client, django_user_model: Any) -> None:
    reader = django_user_model.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_contact"))
    client.force_login(reader)

    html = client.get("/admin/", headers={"accept-language": "en"}).content.decode()

    assert groups(html) == []
    assert "You have no role here yet. Ask an administrator for one." in html


def test_there_are_no_pages_of_apps(staff_client: Client) -> None:
    answer = staff_client.get("/admin/strategy/")

    assert (answer.status_code, answer["Location"]) == (302, "/admin/")


def test_nobody_has_an_account_until_somebody_makes_one() -> None:
    assert User.objects.exists() is False


def test_who_is_not_signed_in_is_asked_to(client: Client) -> None:
    answer = client.get("/admin/strategy/strategy/")

    assert (answer.status_code, answer["Location"]) == (302, "/admin/login/?next=/admin/strategy/strategy/")
    assert client.get("/admin/login/").status_code == 200


def test_a_wrong_password_is_said_aloud(client: Client) -> None:
    answer = client.post("/admin/login/", {"username": "aino", "password": "wrong"})

    assert 'role="alert"' in answer.content.decode()


def test_staff_change_their_own_password(staff_client: Client, staff: User) -> None:
    staff.set_password("old-and-long-enough")
    staff.save()
    staff_client.force_login(staff)
    new = {"new_password1": "kuusi-ja-kanto", "new_password2": "kuusi-ja-kanto"}

    refused = staff_client.post("/admin/password_change/", {"old_password": "?", **new}).content.decode()
    answer = staff_client.post("/admin/password_change/", {"old_password": "old-and-long-enough", **new}, follow=True)

    assert 'role="alert"' in refused
    assert "Your password was changed." in answer.content.decode()


def test_signing_out_leads_back_to_signing_in(staff_client: Client) -> None:
    assert "Log in again" in staff_client.post("/admin/logout/").content.decode()
