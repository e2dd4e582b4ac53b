"""Contact cards: a vCard 4.0 for whoever is public and answers today."""

import re
from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from contacts.models import Contact, Organisation
from contacts.vcard import vcard
from tests.builders import a_contact, an_organisation

DRAFT = {"state": "draft", "published_at": None}


def unfolded(card):
    return card.replace("\r\n ", "").split("\r\n")


def a_card(language="fi", **columns):
    organisation = columns.pop("organisation", None)
    contact = Contact(published_at=datetime(2026, 2, 5, 10, 30, tzinfo=UTC), organisation=organisation, **columns)
    with override(language):
        return vcard(contact)


def test_a_card_says_who_it_is_and_how_to_reach_them():
    city = Organisation(name_fi="Helsingin kaupunki", name_sv="Helsingfors stad")

    card = a_card(
        "sv",
        name="Marja-Leena Hänninen",
        title_fi="elinkeinojohtaja",
        organisation=city,
        phone="+358505599183",
        email="marja@example.org",
    )

    assert unfolded(card) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "FN:Marja-Leena Hänninen",
        "N:Hänninen;Marja-Leena;;;",
        "TITLE;LANGUAGE=fi:elinkeinojohtaja",
        "ORG;LANGUAGE=sv:Helsingfors stad",
        "TEL;VALUE=uri;TYPE=work:tel:+358505599183",
        "EMAIL;TYPE=work:marja@example.org",
        "LANG:sv",
        "REV:20260205T103000Z",
        "END:VCARD",
        "",
    ]


def test_marks_that_mean_something_in_a_card_are_escaped():
    card = a_card(name="Virtanen; Oy\\Ab", title_fi="EU, valtio\nja muut", phone="+358401699392")

    assert "FN:Virtanen\\; Oy\\\\Ab" in unfolded(card)
    assert "N:Oy\\\\Ab;Virtanen\\;;;;" in unfolded(card)
    assert "TITLE;LANGUAGE=fi:EU\\, valtio\\nja muut" in unfolded(card)


def test_nothing_in_a_name_can_begin_a_line_of_its_own():
    card = a_card(name="A\r\nEND:VCARD", phone="+358401699392")

    assert card.count("\r\nEND:VCARD") == 1
    assert not re.search(r"(?<!\r)\n", card)


def test_lines_are_folded_at_75_octets_and_no_letter_is_cut():
    title = "Ääkkösten ja öylättien erityisasiantuntija " * 5

    card = a_card(name="Åke Öst", title_fi=title.strip(), phone="+358401699392")

    lines = card.encode().split(b"\r\n")
    assert max(map(len, lines)) == 75
    assert [line.decode() for line in lines]
    assert f"TITLE;LANGUAGE=fi:{title.strip()}" in unfolded(card)


def test_a_single_name_is_a_family_name():
    assert "N:Cher;;;;" in unfolded(a_card(name="Cher", phone="+358401699392"))


@pytest.mark.django_db
def test_the_card_is_a_download_with_a_readable_name(client):
    contact = a_contact(name="Suvi Hänninen", organisation=an_organisation())

    response = client.get(f"/fi/yhteystiedot/{contact.pk}.vcf")

    assert response.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="suvi-hanninen.vcf"'
    assert "FN:Suvi Hänninen\r\n" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("columns", [DRAFT, {"valid_until": "2020-12-31"}, {"valid_from": "2090-01-01"}])
def test_whoever_is_not_public_or_does_not_answer_today_has_no_card(client, columns):
    contact = a_contact(**columns)

    assert client.get(f"/en/contacts/{contact.pk}.vcf").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("pk", ["0", "99999999999999999999999999", "x"])
def test_a_card_that_does_not_exist_is_not_found(client, pk):
    assert client.get(f"/en/contacts/{pk}.vcf").status_code == 404


@pytest.mark.django_db
def test_a_card_costs_one_query(client, django_assert_num_queries):
    contact = a_contact(organisation=an_organisation())

    with django_assert_num_queries(1):
        client.get(f"/sv/kontakter/{contact.pk}.vcf")
