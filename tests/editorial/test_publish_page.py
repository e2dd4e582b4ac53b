"""The page on which a draft goes out shows what goes out, asks for what is lacking, and does nothing by halves."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from portal.editorial.records import form_of, page_of
from portal.publishing.drafts import newest
from portal.publishing.models import AuditEntry, GateException, State
from portal.publishing.revision import Revision, RevisionState
from tests.builders import a_member, a_news_item, a_strategy
from tests.editorial.deciding import changes, decide, said, words
from tests.publishing.editors import a_draft, fresh
from tests.staff.records import BUILDERS, KINDS

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher() -> Any:
    return a_member("publisher")


@pytest.fixture
def desk(publisher: Any, signed_in: Callable[[Any], Client]) -> Client:
    return signed_in(publisher)


def links(answer: Any, name: str) -> list[tuple[str, str]]:
    return [(link.label, link.url) for link in getattr(answer.context["review"], name)]


def test_it_shows_word_by_word_and_by_language_what_visitors_will_read(desk: Client) -> None:
    news = a_news_item(title_fi="Vanha nimi", title_sv="Gammalt namn", kind="news")
    a_draft(news, title_fi="Uusi nimi", kind="press_release")

    answer = desk.get(page_of(news, "publish"))

    assert changes(answer) == [
        ("Kind", "", "-news item- +press release+"),
        ("Title (Finnish)", "fi", "-Vanha- +Uusi+ nimi"),
    ]
    assert '<dd class="change-text" lang="fi"><del>Vanha </del><ins>Uusi </ins>nimi</dd>' in answer.content.decode()


def test_of_a_long_text_it_shows_what_stands_beside_the_changes(desk: Client) -> None:
    old = " ".join(f"sana{number}" for number in range(200))
    news = a_news_item(body_fi=old, body_sv="Text.")
    a_draft(news, body_fi=old.replace("sana100", "uusi"))

    [change] = desk.get(page_of(news, "publish")).context["review"].changes

    before, _gone, _new, after = (text for _kind, text in change.pieces)
    assert before.split() == ["…", *[f"sana{number}" for number in range(88, 100)]]
    assert after.split() == [*[f"sana{number}" for number in range(101, 113)], "…"]


def test_what_has_never_been_on_the_site_is_new_as_a_whole(desk: Client) -> None:
    news = a_news_item(state=State.DRAFT, title_fi="Nimi", title_sv="Namn")
    a_draft(news, summary_fi="Lyhyesti.")

    answer = desk.get(page_of(news, "publish"))

    assert {("Title (Finnish)", "fi", "+Nimi+"), ("Lead (Finnish)", "fi", "+Lyhyesti.+")} <= set(changes(answer))
    assert "It has never been on the site" in words(answer)
    assert "What readers are told" not in words(answer)


def test_it_goes_out_and_visitors_see_it(desk: Client, publisher: Any) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    a_draft(news, title_fi="Uusi")

    answer = decide(desk, news, "publish", _publish="1")

    assert (answer.status_code, answer["Location"]) == (302, form_of(news))
    assert (fresh(news).title_fi, newest(news).state) == ("Uusi", RevisionState.PUBLISHED)
    [sentence] = said(answer)
    assert sentence.startswith("“Uusi” is on the site as you saw it here, since ")
    assert f'<a href="{fresh(news).address("en")}">See the page</a></li>' in desk.get(form_of(news)).content.decode()
    assert AuditEntry.objects.of(news).get().user == publisher


def test_a_page_that_was_sent_without_a_button_publishes_nothing(desk: Client) -> None:
    news = a_news_item(title_fi="Vanha")
    draft = a_draft(news, title_fi="Uusi")

    decide(desk, news, "publish")

    assert (fresh(news).title_fi, newest(news)) == ("Vanha", draft)


def test_empty_texts_are_links_to_their_fields_and_hold_it_back(desk: Client) -> None:
    strategy = a_strategy()
    section = strategy.sections.create(heading_fi="Luku", heading_sv="Kapitel", text_fi="Teksti.")
    a_draft(strategy, summary_fi="Lyhyesti.", summary_sv="Kort.", slogan_sv="Slagord")

    page = desk.get(page_of(strategy, "publish"))
    answer = decide(desk, strategy, "publish", _publish="1", change_note_fi="Uutta.", change_note_sv="Nytt.")

    assert (
        links(page, "needed")
        == links(answer, "needed")
        == [
            ("Slogan (Finnish)", f"{form_of(strategy)}#id_slogan_fi"),
            ("Section “Luku”: Text (Swedish)", f"{form_of(strategy)}#part-{section.pk}"),
        ]
    )
    assert answer.context["form"].errors["gate_reason"] == [
        "Fill in what is missing, or say here why it goes out all the same."
    ]
    assert answer.context["form"]["change_note_fi"].value() == "Uutta."
    assert fresh(strategy).summary_fi is None


def test_english_only_warns(desk: Client) -> None:
    news = a_news_item(title_fi="Yksi", title_sv="Ett")
    a_draft(news, title_fi="Kaksi")

    page = desk.get(page_of(news, "publish"))
    decide(desk, news, "publish", _publish="1")

    assert links(page, "warned_of") == [("Title (English)", f"{form_of(news)}#id_title_en")]
    assert fresh(news).title_fi == "Kaksi"


def test_with_a_reason_it_goes_out_incomplete_and_needs_none_the_next_time(desk: Client) -> None:
    news = a_news_item()
    a_draft(news, summary_fi="Lyhyesti.")
    decide(desk, news, "publish", _publish="1", gate_reason="Käännös on tilattu.")
    a_draft(news, title_fi="Uusi")

    page = desk.get(page_of(news, "publish"))
    decide(desk, news, "publish", _publish="1")

    assert (links(page, "needed"), [label for label, _url in links(page, "excused")]) == ([], ["Lead (Swedish)"])
    assert (fresh(news).title_fi, GateException.objects.get().reason) == ("Uusi", "Käännös on tilattu.")


def test_ones_own_last_change_needs_a_reason(desk: Client, publisher: Any) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    a_draft(news, title_fi="Uusi")
    Revision.objects.filter(state=RevisionState.DRAFT).update(user=publisher)

    refused = decide(desk, news, "publish", _publish="1")
    before = fresh(news).title_fi
    decide(desk, news, "publish", _publish="1", alone_reason="Kirjoitusvirhe.")

    assert list(refused.context["form"].errors) == ["alone_reason"]
    assert "You made the last change yourself" in words(refused)
    assert (before, fresh(news).title_fi) == ("Vanha", "Uusi")


def test_only_one_language_goes_out_and_the_page_says_what_remains_a_draft(desk: Client) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    a_draft(news, title_fi="Uusi", title_sv="Ny", kind="press_release")
    swedish = {"extent": "some", "languages": ["sv"]}

    page = decide(desk, news, "publish", _show="1", **swedish)
    answer = decide(desk, news, "publish", _publish="1", **swedish)

    assert [label for label, *_rest in changes(page)] == ["Title (Swedish)"]
    assert [one.label for one in page.context["review"].staying] == ["Kind", "Title (Finnish)"]
    assert [label for _code, label in page.context["form"].fields["languages"].choices] == [
        "Finnish (1 change)",
        "Swedish (1 change)",
        "English",
    ]
    assert (fresh(news).title_fi, fresh(news).title_sv, fresh(news).kind) == ("Vanha", "Ny", "news")
    assert newest(news).state == RevisionState.DRAFT
    assert said(answer)[0].endswith(": Swedish.")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"extent": "some"}, "languages"),
        ({"extent": "whole", "languages": ["sv"]}, "extent"),
        ({"extent": "some", "languages": ["de"]}, "languages"),
        ({"extent": "some", "languages": ["en"]}, "languages"),  # nothing has changed there
        ({"extent": ""}, "extent"),
    ],
)
def test_a_choice_of_languages_that_says_nothing_clear_is_refused(desk: Client, given: Any, field: str) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    a_draft(news, title_fi="Uusi", title_sv="Ny")

    answer = decide(desk, news, "publish", _publish="1", **given)

    assert (list(answer.context["form"].errors), fresh(news).title_sv) == ([field], "Gammal")


def test_readers_are_told_in_finnish_and_swedish_or_not_at_all(desk: Client) -> None:
    news = a_news_item(title_fi="Vanha", title_sv="Gammal")
    a_draft(news, title_fi="Uusi")

    refused = decide(desk, news, "publish", _publish="1", change_note_fi="Nimi on uusi.")
    notes_before = fresh(news).change_notes
    decide(desk, news, "publish", _publish="1", change_note_fi="Nimi on uusi.", change_note_sv="Namnet är nytt.")

    assert (list(refused.context["form"].errors), notes_before) == (["change_note_sv"], [])
    assert fresh(news).change_notes[0]["sv"] == "Namnet är nytt."


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if hasattr(kind, "change_notes")], ids=lambda kind: kind.__name__
)
def test_every_kind_of_record_has_its_pages(desk: Client, kind: Any) -> None:
    record = BUILDERS[kind]()
    Revision.objects.filter(pk=a_draft(record, is_reviewed=False).pk).update(state=RevisionState.SUBMITTED)

    answers = {name: desk.get(page_of(record, name)).status_code for name in ("publish", "take-off", "discard")}

    assert answers == {"publish": 200, "take-off": 200, "discard": 200}
