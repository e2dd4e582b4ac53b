"""The words of the texts: added with what says them, swept out when nothing does any more, offered as written."""

import pytest
from django.test import Client
from django.utils import timezone

from portal.publishing.models import State
from portal.search.asking import search, suggestions
from portal.search.bringing_up import bring_up_all
from portal.search.models import Word
from portal.search.results import Asked
from tests.builders import a_contact, a_news_item, an_agreement, an_organisation
from tests.search.following import entry_of, publish, text_of

pytestmark = pytest.mark.django_db


def written() -> list[str]:
    return list(Word.objects.filter(is_written=True).order_by("shown").values_list("shown", flat=True))


def offered(text: str, language: str = "fi") -> list[str]:
    return [one.text for one in suggestions(text, language) if not one.url]


@pytest.mark.parametrize(
    ("title", "typed", "wanted"),
    [
        ("Helsinki-Uusimaa kasvaa", "helsinki-u", ["helsinki-uusimaa"]),
        ("Vantaan kaupunki", "Van", ["vantaan"]),
        ("TKI-investoinnit kasvavat", "TKI", ["tki-investoinnit"]),
        ("Uudet digitaaliset palvelut", "digi", ["digitaaliset"]),
    ],
)
def test_words_are_offered_as_texts_write_them(title: str, typed: str, wanted: list[str]) -> None:
    publish(a_news_item(title_fi=title, slug_fi="a", state=State.PUBLISHED))

    assert offered(typed) == wanted


def test_of_the_forms_of_a_word_the_shortest_is_offered_and_the_basic_form_finds_it() -> None:
    publish(a_news_item(title_fi="Kaupungeille", summary_fi="Kaupungit ja kaupungeissa", slug_fi="a"))

    assert offered("kaupun") == ["kaupungit"]
    assert search(Asked("kaupunki", "fi")).total == search(Asked("kaupunkk", "fi")).total == 1


def test_a_form_that_hidden_texts_alone_write_is_not_offered() -> None:
    publish(a_news_item(title_fi="Salaisuutta", slug_fi="a"))
    hidden = a_news_item(title_fi="Salaisuus", slug_fi="b")
    publish(hidden)
    before = offered("salaisu")

    type(hidden).objects.filter(pk=hidden.pk).update(published_at=timezone.now() + timezone.timedelta(days=1))

    assert (before, offered("salaisuu")) == (["salaisuus"], [])


def test_words_of_a_person_who_no_longer_answers_are_offered_to_nobody(client: Client) -> None:
    contact = a_contact(name="Maija Meikäläinen", title_fi="Zirkoniasiantuntija")
    publish(contact)
    yesterday = timezone.localdate() - timezone.timedelta(days=1)
    type(contact).objects.update(valid_until=yesterday)

    assert suggestions("zirko", "fi") == []
    assert search(Asked("zirkoniasiantuntjia", "fi")).meant == ""


def test_texts_that_read_a_word_differently_both_keep_it() -> None:
    for number, text in enumerate(("Tillväxt", "Tillväxten och tillväxtavtal")):
        publish(a_news_item(title_sv=text, slug_sv=f"a{number}", original_language="sv"))
    terms = Word.objects.filter(shown="tillväxt").order_by("term").values_list("term", flat=True).distinct()
    before = list(terms)

    bring_up_all()

    assert (before, list(terms)) == (["sv:tillvax", "sv:tillvaxt"], before)


def test_what_is_there_is_not_written_again(django_assert_max_num_queries) -> None:
    publish(a_news_item(title_fi="Vety ja metanoli", slug_fi="a"))
    before = list(Word.objects.order_by("pk").values_list("pk", flat=True))

    publish(a_news_item(title_fi="Metanoli ja vety", slug_fi="b"))

    assert list(Word.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_what_another_still_says_stays_a_word(django_capture_on_commit_callbacks) -> None:
    publish(a_news_item(title_fi="Vety", slug_fi="a"))
    other = a_news_item(title_fi="Vety ja metanoli", slug_fi="b")
    publish(other)
    other.state = State.UNPUBLISHED
    other.save()

    with django_capture_on_commit_callbacks(execute=True):
        publish(other)

    assert written() == ["vety"]


def test_a_name_in_another_language_is_found_but_no_text_of_the_page_nor_a_word_of_its_language() -> None:
    agreement = an_agreement(title_fi="Sopimus", slug_fi="s", title_sv="Avtal", slug_sv="a")
    agreement.parties.add(an_organisation(name_fi="Espoon kaupunki"))

    publish(agreement)

    assert (text_of(agreement, "fi"), text_of(agreement, "sv")) == ("Espoon kaupunki", "")
    (found,) = search(Asked("espoon", "sv")).found
    assert (found.title.plain, "Espoon" in found.snippet) == ("Avtal", False)
    assert offered("kaupun", "sv") == []


def test_the_function_of_a_person_stands_once_and_in_its_own_language_alone() -> None:
    contact = a_contact(name="Maija Meikäläinen", title_fi="Johtaja", matters_sv="Avtalen")

    publish(contact)

    finnish, swedish = entry_of(contact, "fi"), entry_of(contact, "sv")
    assert (finnish.written_summary, finnish.written_body) == ("Johtaja", "")
    assert (swedish.written_summary, swedish.written_body) == ("", "Avtalen")


def test_a_part_that_is_named_stands_once() -> None:
    agreement = an_agreement(title_fi="Sopimus", slug_fi="s")
    agreement.themes.create(title_fi="Terveysteknologia", slug_fi="t")

    publish(agreement)

    assert text_of(agreement) == "Terveysteknologia"
