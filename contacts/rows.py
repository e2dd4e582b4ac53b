"""People to turn to, as pages list them: function first, then the person, then the ways to reach them."""

from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse

from contacts.models import Contact
from portal.languages.localized import LocalizedText, current
from portal.languages.numbers import written_phone


class ContactRow(NamedTuple):
    """See components/contact_cards.html; what is not known is empty. `anchor` is the card's id in its page."""

    title: LocalizedText | str
    name: str
    organisation: LocalizedText | str
    matters: tuple[LocalizedText | str, ...]
    phone_href: str
    phone_text: str
    email: str
    vcard_url: str
    anchor: str


def anchor_of(pk: int) -> str:
    return f"contact-{pk}"


def contact_row(
    pk: int,
    name: str,
    title: LocalizedText | str = "",
    *,
    organisation: LocalizedText | str = "",
    matters: Iterable[LocalizedText | str] = (),
    phone: str = "",
    email: str = "",
    has_card: bool = True,
) -> ContactRow:
    return ContactRow(
        title=title,
        name=name,
        organisation=organisation,
        matters=tuple(matters),
        phone_href=f"tel:{phone}" if phone else "",
        phone_text=written_phone(phone, current()) if phone else "",
        email=email,
        vcard_url=reverse("contact-card", args=[pk]) if has_card else "",
        anchor=anchor_of(pk),
    )


def contact_rows(contacts: Iterable[Contact], about: str = "") -> list[ContactRow]:
    """Contacts with their organisation joined; one who no longer answers is named without a contact card.

    `about` is what the page is about anyway: a contact's matter is not said where it is that alone.
    """
    return [
        contact_row(
            contact.pk,
            contact.name,
            contact.tr.title,
            organisation=contact.organisation.tr.name if contact.organisation else "",
            matters=[text for text in (contact.tr.matters,) if text and text != about],
            phone=contact.phone,
            email=contact.email,
            has_card=contact.is_current,
        )
        for contact in contacts
    ]
