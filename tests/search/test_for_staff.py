"""Lists of the admin find records by inflected words, in every language, and drafts as they are written."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.publishing.models import State
from portal.search.bringing_up import bring_up_record
from tests.builders import a_contact, a_lead_project, a_news_item
from tests.reading import words_of

pytestmark = pytest.mark.django_db


def listed(client: Client, model: str, text: str) -> str:
    return words_of(client.get(reverse(f"admin:{model}_changelist"), {"q": text}).content.decode())


def test_a_record_is_found_by_another_form_of_its_word_in_any_language(staff_client) -> None:
    bring_up_record(a_news_item(title_fi="Puhtaat vedet", title_sv="Rena vatten", title_en="Clean waters"))
    bring_up_record(a_news_item(title_fi="Metanoli", title_sv="Metanol", title_en="Methanol"))

    for text in ("veden", "vattnet", "water"):
        page = listed(staff_client, "news_newsitem", text)
        assert ("Puhtaat vedet" in page, "Metanoli" in page) == (True, False), text


def test_a_typing_error_is_forgiven(staff_client) -> None:
    bring_up_record(a_news_item(title_fi="Kiertotalous"))

    assert "Kiertotalous" in listed(staff_client, "news_newsitem", "kiertotaluos")


def test_every_word_has_to_be_there(staff_client) -> None:
    bring_up_record(a_news_item(title_fi="Puhtaat vedet"))

    assert "Puhtaat vedet" not in listed(staff_client, "news_newsitem", "veden metanoli")


def test_a_draft_that_is_not_in_the_index_is_found_as_it_is_written(staff_client) -> None:
    a_news_item(title_fi="Luonnos vedestä", state=State.DRAFT)

    assert "Luonnos vedestä" in listed(staff_client, "news_newsitem", "vedestä")


def test_people_are_found_by_their_phone_number_however_it_is_written(staff_client) -> None:
    bring_up_record(a_contact(name="Maija Meikäläinen", phone="+358 40 123 4567"))

    assert "Maija Meikäläinen" in listed(staff_client, "contacts_contact", "040 1234567")


def test_a_list_shows_only_its_own_kind(staff_client) -> None:
    bring_up_record(a_news_item(title_fi="Puhtaat vedet"))
    bring_up_record(a_lead_project(title_fi="Vesihanke"))

    page = listed(staff_client, "ecosystems_leadproject", "veden")

    assert ("Vesihanke" in page, "Puhtaat vedet" in page) == (True, False)
