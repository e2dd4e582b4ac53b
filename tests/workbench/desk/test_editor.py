"""A record is translated on one page: nothing typed is lost, and nothing newer is written over."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from portal.publishing.drafts import newest
from portal.publishing.snapshots import snapshot_of
from portal.workbench.models import Suggestion
from portal.workbench.syncing import sync
from strategy.models import Strategy
from tests.builders import a_strategy
from tests.publishing.editors import a_draft
from tests.workbench.desk.pages import form, key, page_of, send, words
from tests.workbench.units import confirmed, edited, states

pytestmark = pytest.mark.django_db


def test_the_original_stands_beside_the_translation_with_its_language(desk: Client) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="Öppning")

    html = desk.get(page_of(strategy)).content.decode()

    assert '<div class="as-written" lang="fi">Avaus</div>' in html
    assert re.search(r'<textarea[^>]* lang="sv" spellcheck="true"[^>]*>\nÖppning</textarea>', html)
    assert "7</span> / 160 characters" in html


def test_what_is_saved_is_read_by_visitors_at_once(desk: Client) -> None:
    strategy = a_strategy(title_fi="Avaus", summary_fi="Lyhyesti", title_sv="", summary_sv="")

    answer = send(desk, strategy, title="Öppning", summary="I korthet")

    assert "2 translations are saved: visitors read them now." in words(answer)
    assert states(strategy) == {"title": "current", "summary": "current"}
    assert Strategy.objects.get().summary_sv == "I korthet"


def test_a_translation_of_a_draft_waits_with_it(desk: Client) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="Öppning")
    a_draft(strategy, title_fi="Uusi avaus")

    answer = send(desk, strategy, title="Ny öppning")

    assert "1 translation is saved and goes out with the draft." in words(answer)
    assert Strategy.objects.get().title_sv == "Öppning"
    assert snapshot_of(newest(strategy)).columns["title_sv"] == "Ny öppning"


def test_what_has_changed_since_the_translation_was_made_is_marked(desk: Client) -> None:
    strategy = confirmed(a_strategy(title_fi="Vanha avaus", title_sv="Gammal öppning"))
    edited(strategy, title_fi="Uusi avaus")

    html = desk.get(page_of(strategy)).content.decode()

    assert re.search(r"<del>.*Vanha ?</del>", html)
    assert re.search(r"<ins>.*Uusi ?</ins>", html)
    assert "Gammal öppning</textarea>" in html


def test_still_right_as_it_stands_in_one_press(desk: Client) -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning"))
    edited(strategy, title_fi="Avaus.")

    answer = send(desk, strategy, f"right:{key(strategy)}")

    assert "1 translation is right as it stands." in words(answer)
    assert states(strategy)["title"] == "current"


def test_all_of_a_record_at_once(desk: Client) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="Öppning", summary_fi="A", summary_sv="B")

    send(desk, strategy, "right:all")

    assert states(strategy) == {"title": "current", "summary": "current"}


def test_the_same_on_purpose(desk: Client) -> None:
    strategy = a_strategy(title_fi="Smart & Clean", title_sv="")
    desk.get(page_of(strategy))

    answer = send(desk, strategy, f"same:{key(strategy)}")

    assert "the same in this language, on purpose" in words(answer)
    assert (states(strategy)["title"], Strategy.objects.get().title_sv) == ("same", "Smart & Clean")


def test_whichever_button_is_pressed_what_was_typed_elsewhere_is_saved(desk: Client) -> None:
    strategy = a_strategy(title_fi="Smart & Clean", summary_fi="Lyhyesti", title_sv="", summary_sv="")
    desk.get(page_of(strategy))

    send(desk, strategy, f"same:{key(strategy)}", summary="I korthet")

    assert states(strategy) == {"title": "same", "summary": "current"}


def test_a_source_that_has_moved_is_told_and_what_was_typed_comes_back(desk: Client) -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning"))
    sent = form(desk, strategy) | {f"text-{key(strategy)}": "Min öppning"}
    edited(strategy, title_fi="Uusi avaus")

    answer = desk.post(page_of(strategy), sent)

    assert answer.status_code == 409
    assert "The source text has changed since you opened it." in words(answer)
    assert "Min öppning</textarea>" in answer.content.decode()
    assert Strategy.objects.get().title_sv == "Öppning"


def test_a_colleague_who_was_faster_is_not_written_over_and_a_second_save_is_a_choice(desk: Client) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="")
    desk.get(page_of(strategy))
    sent = form(desk, strategy) | {f"text-{key(strategy)}": "Min öppning"}
    send(desk, strategy, title="Hennes öppning")

    refused = desk.post(page_of(strategy), sent)
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', refused.content.decode()))
    again = desk.post(page_of(strategy), sent | hidden)

    assert "Somebody else has changed the translation since you opened it." in words(refused)
    assert re.search(r"<del>.*Hennes ?</del>", refused.content.decode())
    assert again.status_code == 302
    assert Strategy.objects.get().title_sv == "Min öppning"


def test_a_text_that_is_too_long_comes_back_with_a_sentence_and_the_others_are_saved(desk: Client) -> None:
    strategy = a_strategy(title_fi="Avaus", summary_fi="Lyhyesti", title_sv="", summary_sv="")
    desk.get(page_of(strategy))

    answer = send(desk, strategy, title="Ö" * 161, summary="I korthet")

    assert answer.status_code == 409
    assert "160" in words(answer)
    assert "Ö" * 161 in answer.content.decode()
    assert states(strategy) == {"title": "missing", "summary": "current"}


def test_save_and_next_goes_through_the_list_as_it_was_filtered(desk: Client) -> None:
    first, second = a_strategy(title_fi="Yksi", start_year=2021), a_strategy(title_fi="Kaksi", start_year=2014)
    for strategy in (first, second):
        sync(strategy)
    query = "?state=missing"

    sent = form(desk, first) | {f"text-{key(first)}": "Ett", "do": "next"}
    onwards = desk.post(page_of(first) + query, sent)
    sent = form(desk, second) | {f"text-{key(second)}": "Två", "do": "next"}
    at_the_end = desk.post(page_of(second) + query, sent, follow=True)

    assert onwards.headers["Location"] == page_of(second) + query
    assert "That was the last one of this list." in words(at_the_end)
    assert at_the_end.redirect_chain[0][0] == "/admin/translations/sv/" + query


def test_a_record_that_cannot_be_saved_elsewhere_gives_back_what_was_typed(desk: Client, monkeypatch: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="")

    def refuse(*_asked: Any, **_further: Any) -> None:
        raise ValidationError("The years are wrong.")

    desk.get(page_of(strategy))
    monkeypatch.setattr("portal.publishing.applying.check", refuse)

    answer = send(desk, strategy, title="Öppning")

    assert answer.status_code == 409
    assert "The years are wrong." in words(answer)
    assert "Öppning</textarea>" in answer.content.decode()


def test_what_came_too_late_is_kept_until_it_is_saved(desk: Client) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="")
    desk.get(page_of(strategy))
    sent = form(desk, strategy) | {f"text-{key(strategy)}": "Min öppning"}
    send(desk, strategy, title="Hennes öppning")

    desk.post(page_of(strategy), sent)
    desk.post(page_of(strategy), sent)
    kept = [one.text for one in Suggestion.objects.all()]
    send(desk, strategy, title="Vår öppning")

    assert kept == ["Min öppning"]
    assert Suggestion.objects.count() == 0


def test_the_same_on_purpose_leaves_out_what_was_typed_there_by_mistake(desk: Client) -> None:
    strategy = a_strategy(title_fi="Smart & Clean", title_sv="")
    desk.get(page_of(strategy))

    send(desk, strategy, f"same:{key(strategy)}", title="skräp")

    assert Strategy.objects.get().title_sv == "Smart & Clean"


def test_a_question_that_is_too_long_comes_back(desk: Client) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="")
    desk.get(page_of(strategy))

    answer = desk.post(page_of(strategy), {f"question-{key(strategy)}": "Vad? " * 500})

    assert answer.status_code == 409
    assert "At most 2000 characters." in words(answer)
    assert "Vad? Vad?" in answer.content.decode()
