"""Whoever translates asks for the daily mail, or stops it, with one button."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.publishing.models import Membership
from tests.builders import a_member
from tests.workbench.translators import a_translator

pytestmark = pytest.mark.django_db


def signed_in(user: Any) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def has_digest(user: Any) -> bool:
    return bool(Membership.objects.get(user=user).has_digest)


def test_a_translator_asks_for_the_mail_and_stops_it() -> None:
    user = a_translator("sv", has_digest=False)
    client = signed_in(user)

    first = client.post(reverse("workbench:digest"))
    assert (first["Location"], has_digest(user)) == (reverse("workbench:desk"), True)

    client.post(reverse("workbench:digest"))
    assert has_digest(user) is False


def test_she_is_led_back_to_where_she_came_from_and_never_to_another_site() -> None:
    client = signed_in(a_translator("sv"))
    address = reverse("workbench:digest")

    assert client.post(address, {"next": "/admin/translations/sv/"})["Location"] == "/admin/translations/sv/"
    assert client.post(address, {"next": "https://elsewhere.example/"})["Location"] == reverse("workbench:desk")


def test_who_has_no_membership_gets_one(staff: Any, staff_client: Client) -> None:
    staff_client.post(reverse("workbench:digest"))

    assert has_digest(staff) is True


@pytest.mark.parametrize(
    ("languages", "email", "host", "says"),
    [
        ((), "a@city.example", "mail.example.fi", "no languages in which you translate"),
        (("sv",), "", "mail.example.fi", "no e-mail address"),
        (("sv",), "a@city.example", "", "sends no mail yet"),
        (("sv",), "a@city.example", "mail.example.fi", "From now on a mail tells you"),
    ],
)
def test_she_is_told_why_no_mail_would_come(
    settings: Any, languages: tuple[str, ...], email: str, host: str, says: str
) -> None:
    settings.EMAIL_HOST = host
    user = a_member("translator", languages=languages)
    user.email = email
    user.save()

    page = signed_in(user).post(reverse("workbench:digest"), {"next": reverse("workbench:parity")}, follow=True)

    assert says in page.content.decode()


def test_the_switch_stands_beside_the_report_for_translators_alone() -> None:
    def offers(user: Any) -> bool:
        return 'id="digest"' in signed_in(user).get(reverse("workbench:parity")).content.decode()

    assert offers(a_translator("sv"))
    assert not offers(a_member("publisher"))


def test_only_staff_with_a_role_may_turn_the_switch_and_no_link_does() -> None:
    address = reverse("workbench:digest")

    assert signed_in(a_member()).post(address).status_code == 403
    assert signed_in(a_translator("sv")).get(address).status_code == 405
    assert Client().post(address)["Location"].startswith("/admin/login/")
