"""A file comes back: it is looked at, nothing is written before somebody says so, and then what may be written is."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from portal.publishing.drafts import newest
from portal.publishing.snapshots import snapshot_of
from portal.workbench.batches import applying
from portal.workbench.models import Suggestion, Unit
from strategy.models import Strategy
from tests.builders import a_member, a_strategy
from tests.publishing.editors import a_draft, fresh
from tests.workbench.batches.files import (
    BASE,
    fates,
    kept,
    sent_out,
    shown,
    taken_in,
    translated,
    written,
)

pytestmark = pytest.mark.django_db


def test_a_preview_shows_every_text_and_writes_nothing(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", summary_fi="Tiivistelmä")
    data = translated(sent_out(translator, strategy), {"title": "Öppning"})

    page = her_client.get(taken_in(her_client, data))

    assert shown(page) == [("Title (Swedish)", "applied"), ("Lead (Swedish)", "unchanged")]
    assert "Nothing of this file is written yet." in page.content.decode()
    assert "Visitors see it at once." in page.content.decode()
    assert fresh(strategy).title_sv in {None, ""}


def test_what_is_applied_is_on_the_site(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", summary_fi="Tiivistelmä")
    data = translated(sent_out(translator, strategy), {"title": "Öppning", "summary": "Sammandrag"})

    page = written(her_client, data)

    assert fates(page) == {"live": 2}
    assert (fresh(strategy).title_sv, fresh(strategy).summary_sv) == ("Öppning", "Sammandrag")
    assert set(Unit.objects.of(strategy).filter(language="sv").values_list("state", "confirmed_by")) == {
        ("current", translator.pk)
    }
    assert kept() == 0


def test_a_translation_of_a_draft_waits_with_the_draft_as_the_preview_said(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Vanha", title_sv="Gammal", summary_fi="Tiivistelmä")
    a_draft(strategy, title_fi="Uusi")
    data = translated(sent_out(translator, strategy), {"title": "Ny", "summary": "Sammandrag"})

    address = taken_in(her_client, data)
    whens = {row.label.rpartition(": ")[2]: row.when for row in her_client.get(address).context["rows"]}
    page = her_client.post(address, {"_apply": "1"})

    assert whens == {
        "Title (Swedish)": "It waits with the draft.",
        "Lead (Swedish)": "Visitors see it at once.",
    }
    assert fates(page) == {"live": 1, "waiting": 1}
    assert (fresh(strategy).title_sv, fresh(strategy).summary_sv) == ("Gammal", "Sammandrag")
    assert snapshot_of(newest(strategy)).columns["title_sv"] == "Ny"


def test_what_a_file_marks_for_a_second_look_is_written_and_stays_to_be_checked(
    her_client: Client, translator: Any
) -> None:
    strategy = a_strategy(title_fi="Avaus")
    data = sent_out(translator, strategy, form="csv").decode("utf-8-sig").replace('"";"missing"', '"Öppning";"review"')

    page = written(her_client, data.encode())

    unit = Unit.objects.of(strategy).get(language="sv", path="title")
    assert fates(page) == {"live": 1}
    assert (fresh(strategy).title_sv, unit.state) == ("Öppning", "review")


def test_words_that_stay_are_confirmed_where_the_file_says_so(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="Öppning")
    data = sent_out(translator, strategy)
    assert Unit.objects.of(strategy).get(language="sv", path="title").state == "review"

    address = taken_in(her_client, translated(data, {"title": "Öppning"}))
    preview = her_client.get(address).content.decode()
    her_client.post(address, {"_apply": "1"})

    assert "The words stay as they are, and are confirmed." in preview
    assert Unit.objects.of(strategy).get(language="sv", path="title").state == "current"


def test_a_page_is_written_in_one_revision(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", summary_fi="Tiivistelmä", slogan_fi="Iskulause")
    data = translated(sent_out(translator, strategy), {"title": "Ö", "summary": "S", "slogan": "P"})

    written(her_client, data)

    assert newest(strategy).number == 2


def test_the_same_file_twice_changes_nothing(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", summary_fi="Tiivistelmä")
    data = translated(sent_out(translator, strategy), {"title": "Öppning", "summary": "S" * 2000})
    first = written(her_client, data)
    revision = newest(strategy)

    second = written(her_client, data)

    assert fates(first) == {"live": 2}
    assert fates(second) == {"unchanged": 2}
    assert newest(strategy) == revision


def test_a_file_is_applied_once_however_often_the_button_is_pressed(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus")
    address = taken_in(her_client, translated(sent_out(translator, strategy), {"title": "Öppning"}))
    her_client.post(address, {"_apply": "1"})

    answer = her_client.post(address, {"_apply": "1"}, follow=True)

    assert answer.redirect_chain == [(f"{BASE}/sv/import/", 302)]
    assert "This file has been dealt with already." in answer.content.decode()
    assert her_client.get(address).status_code == 404


def test_nothing_is_written_by_a_form_that_does_not_say_so(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus")
    address = taken_in(her_client, translated(sent_out(translator, strategy), {"title": "Öppning"}))

    answer = her_client.post(address, {})

    assert (answer.status_code, answer["location"]) == (302, address)
    assert fresh(strategy).title_sv in {None, ""}


def test_findings_of_the_checks_stand_beside_what_will_be_applied(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Rahoitusta 5 miljoonaa euroa vuonna 2026")
    data = translated(sent_out(translator, strategy), {"title": "Finansiering 5 miljoner euro år 2027"})

    page = her_client.get(taken_in(her_client, data))

    assert [found.code for found in page.context["rows"][0].findings] == ["year"]


def test_texts_are_filtered_by_what_becomes_of_them(her_client: Client, translator: Any) -> None:
    strategy = a_strategy(title_fi="Avaus", summary_fi="Tiivistelmä")
    address = taken_in(her_client, translated(sent_out(translator, strategy), {"title": "Öppning"}))

    page = her_client.get(f"{address}?outcome=unchanged")

    assert shown(page) == [("Lead (Swedish)", "unchanged")]
    assert [(one.label, one.total, one.is_current) for one in page.context["outcomes"]] == [
        ("all", 2, False),
        ("will be applied", 1, False),
        ("unchanged", 1, True),
    ]


def test_a_long_file_is_shown_in_pages(her_client: Client, translator: Any) -> None:
    strategies = [a_strategy(title_fi=f"Avaus {number}") for number in range(30)]
    address = taken_in(her_client, sent_out(translator, *strategies))

    first, second = her_client.get(address), her_client.get(f"{address}?page=2")

    assert (len(first.context["rows"]), len(second.context["rows"])) == (25, 5)


def test_an_editors_own_page_waits_for_a_publisher(signed_in: Any, espoo: Any) -> None:
    editor = a_member("editor", organisation=espoo)
    strategy = a_strategy(title_fi="Avaus", owner=espoo)

    page = written(signed_in(editor), translated(sent_out(editor, strategy), {"title": "Öppning"}))

    assert fates(page) == {"waiting": 1}
    assert Strategy.objects.get().title_sv in {None, ""}


def test_what_cannot_be_saved_holds_nothing_else_back(her_client: Client, translator: Any, monkeypatch: Any) -> None:
    """Where a page as a whole would not hold, its texts are tried one by one."""
    strategy = a_strategy(title_fi="Avaus", summary_fi="Tiivistelmä")
    data = translated(sent_out(translator, strategy), {"title": "Öppning", "summary": "Sammandrag"})
    refuse(monkeypatch, "Sammandrag")

    page = written(her_client, data)

    assert fates(page) == {"live": 1, "refused": 1}
    assert [result.reason for result in page.context["refused"]] == ["No such words."]
    assert fresh(strategy).title_sv == "Öppning"
    assert list(Suggestion.objects.values_list("text", "reason")) == [("Sammandrag", "No such words.")]


def refuse(monkeypatch: Any, words: str) -> None:
    write = applying.write_translations

    def refusing(user: Any, record: Any, language: str, changes: Any) -> Any:
        if any(change.text == words for change in changes):
            raise ValidationError("No such words.")
        return write(user, record, language, changes)

    monkeypatch.setattr(applying, "write_translations", refusing)
