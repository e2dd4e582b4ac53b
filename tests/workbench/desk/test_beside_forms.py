"""The form of a record says how far each of its texts is followed, and an edit may say that translations still hold."""

import re
from typing import Any

import pytest
from django.test import Client

from portal.publishing.revision import Revision
from portal.workbench.syncing import sync
from tests.builders import a_strategy, a_theme, an_agreement, an_organisation
from tests.staff.forms import sent_back
from tests.staff.records import form_of
from tests.workbench.units import confirmed, edited, states, the_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff_in_english(staff_client: Client) -> Client:
    staff_client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return staff_client


def chips(client: Client, record: Any) -> list[tuple[str, str]]:
    html = client.get(form_of(record)).content.decode()
    found = re.findall(r'<a class="text-state" data-state="\w+" href="([^"]+)">([^<]+)</a>', html)
    return [(url, words) for url, words in found]


def lines(client: Client, record: Any) -> list[str]:
    html = client.get(form_of(record)).content.decode()
    return re.findall(r"<li><a [^>]*>([^<]+)</a></li>", html.split('class="asides"')[1].split("</ul>")[0])


def test_a_text_that_is_behind_says_so_beside_its_field_and_leads_to_the_desk(staff_in_english: Client) -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning", title_en="Opening"))
    edited(strategy, title_fi="Uusi avaus")

    found = chips(staff_in_english, strategy)

    swedish = f"/admin/translations/sv/strategy.strategy/{strategy.pk}/#text-{the_unit(strategy).pk}"
    assert [words for _url, words in found] == ["Behind", "Behind"]
    assert found[0][0] == swedish
    assert lines(staff_in_english, strategy) == ["Swedish: 1 behind", "English: 1 behind"]


def test_texts_of_parts_have_their_chips_in_their_rows(staff_in_english: Client) -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning", title_en="Opening"))
    strategy.sections.create(heading_fi="Luku", heading_en="Part")
    sync(strategy)

    assert [words for _url, words in chips(staff_in_english, strategy)] == ["Missing", "To be checked"]


def test_what_is_current_needs_no_chip(staff_in_english: Client) -> None:
    organisation = confirmed(an_organisation())

    assert chips(staff_in_english, organisation) == []
    assert lines(staff_in_english, organisation) == ["Swedish: all translated", "English: all translated"]


def test_a_part_with_a_form_of_its_own_shows_its_own_texts(staff_in_english: Client) -> None:
    agreement = an_agreement()
    theme = a_theme(agreement=agreement, title_fi="Teema", title_sv="", slug_fi="teema")
    sync(agreement)

    assert ("Missing" in [words for _url, words in chips(staff_in_english, theme)]) is True


def test_an_editor_says_that_translations_still_hold(staff_in_english: Client) -> None:
    strategy = confirmed(a_strategy(title_fi="Avuas", title_sv="Öppning", title_en="Opening"))
    form = form_of(strategy)

    staff_in_english.post(form, sent_back(staff_in_english, form, title_fi="Avaus", _wording_only="on", _save="1"))

    assert states(strategy)["title"] == "current"
    assert Revision.objects.open().get().is_wording_only is True


def test_otherwise_an_edit_leaves_them_behind(staff_in_english: Client) -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning", title_en="Opening"))
    form = form_of(strategy)

    staff_in_english.post(form, sent_back(staff_in_english, form, title_fi="Uusi avaus", _save="1"))

    assert states(strategy)["title"] == "behind"
