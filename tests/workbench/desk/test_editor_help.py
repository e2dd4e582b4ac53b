"""What helps a translator beside a text: warnings, terms, memory, suggestions, questions."""

import re
from typing import Any

import pytest
from django.test import Client

from portal.workbench.models import Memory, Question, Suggestion
from portal.workbench.syncing import sync
from tests.builders import a_glossary_term, a_member, a_strategy, an_organisation
from tests.workbench.desk.pages import form, key, page_of, send, signed_in, words
from tests.workbench.units import the_unit

pytestmark = pytest.mark.django_db


def test_a_warning_is_shown_where_it_is_and_can_be_left(desk: Client) -> None:
    strategy = a_strategy(title_fi="Avaus 2024", title_sv="Öppning 2023")
    html = desk.get(page_of(strategy)).content.decode()
    (button,) = re.findall(r'value="(dismiss:[^"]+)"', html)

    answer = send(desk, strategy, button)

    assert "“2024” in the original is “2023” in the translation." in html
    assert "“2024” in the original" not in words(answer)
    assert the_unit(strategy).failing == []


def test_terms_and_what_was_translated_before_are_offered(desk: Client) -> None:
    a_glossary_term(
        term_fi="kärkihanke", term_sv="spetsprojekt", term_en="lead project", forbidden_forms_sv="toppprojekt"
    )
    Memory.objects.create(
        source_language="fi",
        language="sv",
        source="Kuusi kärkihanketta",
        target="Sex spetsprojekt",
        source_length=19,
        target_digest="a",
    )
    strategy = a_strategy(title_fi="Seitsemän kärkihanketta", title_sv="")

    html = desk.get(page_of(strategy)).content.decode()

    assert 'data-insert="spetsprojekt"' in html
    assert "toppprojekt" in html
    assert 'data-insert="Sex spetsprojekt"' in html


def test_a_suggestion_is_shown_and_dropped(desk: Client) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="")
    sync(strategy)
    suggestion = Suggestion.objects.create(unit=the_unit(strategy), text="Ingång", origin="import", reason="moved")
    shown = desk.get(page_of(strategy)).content.decode()

    send(desk, strategy, f"drop:{key(strategy)}:{suggestion.pk}")

    assert "Ingång" in shown
    assert Suggestion.objects.count() == 0


def test_a_question_is_answered_on_the_same_page(desk: Client, tove: Any) -> None:
    espoo = an_organisation()
    strategy = a_strategy(title_fi="Avaus", title_sv="", owner=espoo)
    editor = signed_in(a_member("editor", organisation=espoo))
    desk.get(page_of(strategy))

    desk.post(page_of(strategy), form(desk, strategy) | {f"question-{key(strategy)}": "Vad menas?"})
    waiting = editor.get("/admin/").content.decode()
    editor.post(page_of(strategy), {f"answer-{Question.objects.get().pk}": "En början."})

    assert "Question about a translation" in waiting
    assert "Vad menas?" in waiting
    assert "En början." in words(desk.get(page_of(strategy)))
    assert "Answer about a translation" in desk.get("/admin/").content.decode()
