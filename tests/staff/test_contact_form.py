"""A phone number is written as people write it and kept in one form."""

import pytest
from django.test import Client

from contacts.models import Contact, Enquiry
from tests.builders import a_contact
from tests.staff.forms import go_out, sent_back
from tests.staff.records import form_of, page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("040 169 9392", "+358401699392"),
        ("+358 (0)40 169 9392", "+358401699392"),
        ("09 310 1691", "+35893101691"),
        ("+46 8 508 290 00", "+46850829000"),
        ("", ""),
    ],
)
def test_a_number_is_kept_with_its_country_code(staff_client: Client, written: str, kept: str) -> None:
    contact = a_contact(email="person@example.fi")
    url = form_of(contact)

    answer = staff_client.post(url, sent_back(staff_client, url, phone=written))

    assert answer.status_code == 302
    assert go_out(contact).phone == kept


@pytest.mark.parametrize("written", ["ask Aino", "12", "+358 40 169 9392 000 000 000"])
def test_what_is_no_number_is_refused_with_an_example(staff_client: Client, written: str) -> None:
    contact = a_contact()
    url = form_of(contact)

    html = staff_client.post(url, sent_back(staff_client, url, phone=written)).content.decode()

    assert f"“{written}” is not a phone number. Write it as it is dialled in Finland" in html
    assert f'value="{written}"' in html


def test_a_number_is_shown_readably_and_stays_unchanged(staff_client: Client) -> None:
    contact = a_contact(phone="+358401699392", changed={"fi": "2020-01-01T00:00:00+00:00"})
    url = form_of(contact)

    data = sent_back(staff_client, url)
    staff_client.post(url, data)

    assert data["phone"] == "+358 40 1699392"
    assert Contact.objects.get().changed == {"fi": "2020-01-01T00:00:00+00:00"}


def test_a_contact_needs_a_phone_number_or_an_address(staff_client: Client) -> None:
    contact = a_contact()
    url = form_of(contact)

    html = staff_client.post(url, sent_back(staff_client, url, phone="", email="")).content.decode()

    assert "Give a phone number or an e-mail address." in html


def test_what_a_visitor_wrote_can_be_handled_and_not_rewritten(staff_client: Client) -> None:
    enquiry = Enquiry.objects.create(kind="question", language="sv", name="Maja", message="Hur <b>gör</b> man?")
    url = form_of(enquiry)

    html = staff_client.get(url).content.decode()
    staff_client.post(url, {"is_handled": "on", "message": "Rewritten", "name": "Nobody"})

    enquiry.refresh_from_db()
    assert (enquiry.is_handled, enquiry.name, enquiry.message) == (True, "Maja", "Hur <b>gör</b> man?")
    assert '<div class="as-written" lang="sv">Hur &lt;b&gt;gör&lt;/b&gt; man?</div>' in html


def test_several_enquiries_are_marked_as_handled_at_once(staff_client: Client) -> None:
    enquiries = [Enquiry.objects.create(kind="feedback", language="fi", message="Kiitos") for _ in range(2)]
    chosen = {"action": "mark_handled", "_selected_action": [enquiry.pk for enquiry in enquiries]}

    html = staff_client.post(page(Enquiry, "changelist"), chosen, follow=True).content.decode()

    assert "2 enquiries marked as handled." in html
    assert Enquiry.objects.filter(is_handled=True).count() == 2
