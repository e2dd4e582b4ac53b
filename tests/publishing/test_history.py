"""The history says who changed which column, with the old and the new text, and word by word."""

import pytest

from portal.news.models import Quote
from portal.publishing.history import Kind, history, word_diff
from portal.publishing.publication import publish
from tests.builders import a_contact, a_lead_project, a_news_item, an_organisation
from tests.publishing.editors import a_draft, an_editor


@pytest.mark.django_db
def test_each_revision_shows_what_it_changed_in_the_one_it_was_made_from() -> None:
    news = a_news_item(title_fi="Vanha", kind="news")
    a_draft(news, title_fi="Uusi")
    publish(a_draft(news, kind="press_release"), an_editor())

    entries = history(news)

    assert [entry.revision.number for entry in entries] == [3, 2, 1]
    assert [[(change.label, change.old, change.new) for change in entry.changes] for entry in entries] == [
        [("Kind", "news item", "press release")],
        [("Title (Finnish)", "Vanha", "Uusi")],
        [],
    ]
    assert [change.languages for change in entries[1].changes] == [{"fi"}]


@pytest.mark.django_db
def test_relations_and_parts_are_named_and_not_numbered() -> None:
    organisation, contact = an_organisation(name_fi="Espoo", name_sv="Esbo"), a_contact(name="Aino Aalto")
    project = a_lead_project()
    a_draft(project, (("contacts",), [str(contact.pk)]), coordinator=str(organisation.pk))

    changes = {change.label: (change.old, change.new) for change in history(project)[0].changes}

    assert changes == {"Coordinator": ("", "Espoo"), "Contacts": ("", "Aino Aalto")}


@pytest.mark.django_db
def test_a_part_that_has_been_taken_away_shows_what_it_said() -> None:
    news = a_news_item()
    quote = Quote.objects.create(news_item=news, speaker="Aino", text_fi="Hyvä.")
    a_draft(news, (("quotes", str(quote.pk)), None))

    (change,) = history(news)[0].changes

    assert (change.label, change.new) == ("Quote “Hyvä.”", "")
    assert "Text (Finnish): Hyvä." in change.old.splitlines()


@pytest.mark.django_db
def test_what_has_been_deleted_since_is_said_to_be() -> None:
    project, contact = a_lead_project(), a_contact()
    a_draft(project, (("contacts",), [str(contact.pk)]))
    key = contact.pk
    contact.delete()

    assert [change.new for change in history(project)[0].changes] == [f"deleted ({key})"]


def test_words_are_compared_and_not_letters() -> None:
    found = word_diff("Kiertotalous ja vesi 2026", "Kiertotalous sekä vesi 2027")

    assert found == [
        (Kind.SAME, "Kiertotalous "),
        (Kind.GONE, "ja "),
        (Kind.NEW, "sekä "),
        (Kind.SAME, "vesi "),
        (Kind.GONE, "2026"),
        (Kind.NEW, "2027"),
    ]


def test_a_text_that_goes_on_keeps_its_last_word() -> None:
    assert word_diff("Hyvä.", "Hyvä. Ja uusi.") == [(Kind.SAME, "Hyvä."), (Kind.NEW, " Ja uusi.")]


@pytest.mark.parametrize(
    ("old", "new"),
    [("", "Uusi\nteksti"), ("Vanha", ""), ("", ""), (" a  b", "a b "), ("x", "x"), ("x \n", "x"), ("a b", "a\nb c")],
)
def test_the_parts_of_a_comparison_make_up_both_texts(old: str, new: str) -> None:
    found = word_diff(old, new)

    assert "".join(text for kind, text in found if kind != Kind.NEW) == old
    assert "".join(text for kind, text in found if kind != Kind.GONE) == new
