"""Three languages in one form: every control says its own, to people and to browsers."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from strategy.models import Strategy
from tests.builders import a_strategy, an_organisation
from tests.staff.records import form_of, page

pytestmark = pytest.mark.django_db

COLUMN = re.compile(r"_(fi|sv|en)$")
NAMES = {"fi": "Finnish", "sv": "Swedish", "en": "English"}


class Form(HTMLParser):
    """The controls of a page with their attributes, and the words of their labels."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.controls: list[dict[str, str]] = []
        self.labels: dict[str, str] = {}
        self._label = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag in {"input", "textarea", "select"}:
            self.controls.append(found)
        self._label = found.get("for", "") if tag == "label" else self._label

    def handle_data(self, data: str) -> None:
        if self._label and data.strip():
            self.labels[self._label] = data.strip()
            self._label = ""


def form_at(client: Client, url: str) -> Form:
    return Form(client.get(url).content.decode())


def test_every_text_says_its_language_and_is_checked_for_spelling(staff_client: Client) -> None:
    strategy = a_strategy()
    strategy.sections.create(heading_fi="Luku")

    form = form_at(staff_client, form_of(strategy))

    texts = [control for control in form.controls if COLUMN.search(control.get("name", ""))]
    assert len(texts) > 30
    for text in texts:
        language = text["name"][-2:]
        assert text["lang"] == language
        assert text["spellcheck"] == ("false" if "slug" in text["name"] else "true")
        assert form.labels[text["id"]].endswith(f"({NAMES[language]})")


def test_no_other_control_claims_a_language(staff_client: Client) -> None:
    form = form_at(staff_client, form_of(a_strategy()))

    assert [control for control in form.controls if "lang" in control and not COLUMN.search(control["name"])] == []


def test_the_labels_speak_the_language_of_the_browser(staff_client: Client) -> None:
    html = staff_client.get(page(Strategy, "add"), headers={"accept-language": "sv"}).content.decode()

    assert '<html lang="sv">' in html


def test_the_switch_of_languages_is_hidden_until_the_script_shows_it(staff_client: Client) -> None:
    html = staff_client.get(page(Strategy, "add")).content.decode()

    assert re.search(r"<fieldset[^>]*data-languages-switch[^>]* hidden>", html)
    assert html.count('name="shown-languages"') == 4


def test_the_list_says_how_far_each_language_has_come(staff_client: Client) -> None:
    an_organisation(name_fi="Espoo", name_sv="Esbo", description_fi="Kaupunki.")

    html = staff_client.get("/admin/contacts/organisation/").content.decode()

    said = re.findall(r'visually-hidden">(\w+: \w+)</span>', html)
    assert said == ["Finnish: complete", "Swedish: partial", "English: empty"]


def test_a_section_without_a_translation_makes_its_strategy_partial(staff_client: Client) -> None:
    strategy = a_strategy()
    strategy.sections.create(heading_fi="Luku", heading_sv="Kapitel")

    html = staff_client.get(page(Strategy, "changelist")).content.decode()

    assert "Swedish: complete" in html
    assert "English: partial" in html


def test_a_name_that_falls_back_is_marked_with_its_own_language(staff_client: Client) -> None:
    an_organisation(name_fi="Uudenmaan liitto")

    html = staff_client.get("/admin/contacts/organisation/", headers={"accept-language": "en"}).content.decode()

    assert '<span lang="fi">Uudenmaan liitto</span>' in html
