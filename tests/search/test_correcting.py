"""A typing error is corrected by a word that visitors may read, and the page says what was looked for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.builders import a_contact, a_news_item
from tests.search.test_asking import asked, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("word_lists")]


def test_what_was_looked_for_instead_is_said_where_nothing_is_found_otherwise() -> None:
    a_news_item(title_fi="Älykäs robotiikka", slug_fi="r")

    results = asked("robotikka")

    assert (titles(results), results.meant, results.is_corrected) == (["Älykäs robotiikka"], "robotiikka", True)


def test_what_may_have_been_meant_is_offered_where_another_word_is_found_as_it_was_typed() -> None:
    a_news_item(title_fi="Vesi", slug_fi="v")
    a_news_item(title_fi="Robotiikka", slug_fi="r")

    results = asked("vesi robotikka")

    assert (set(titles(results)), results.meant, results.is_corrected) == (
        {"Vesi", "Robotiikka"},
        "vesi robotiikka",
        False,
    )


def test_the_page_offers_it_as_a_link(client) -> None:
    a_news_item(title_en="Water", slug_en="w", original_language="en")
    a_news_item(title_en="Robotics", slug_en="r", original_language="en")
    asked("")

    page = client.get("/en/search/?q=water+robotcs").content.decode()

    assert 'Did you mean: <a href="/en/search/?q=water+robotics">water robotics</a>' in page
    assert "Nothing was found" not in page


def test_the_page_says_what_it_looked_for_instead(client) -> None:
    a_news_item(title_en="Robotics", slug_en="r", original_language="en")
    asked("")

    page = client.get("/en/search/?q=robotcs").content.decode()

    assert "Nothing was found with “robotcs”. These are the results with “robotics”." in page
    assert "Did you mean" not in page


def test_a_word_is_not_said_to_be_found_nowhere_where_a_text_in_another_language_has_it() -> None:
    a_news_item(title_fi="Robotiikka", slug_fi="r")
    a_news_item(title_sv="Robotikka", slug_sv="s", original_language="sv")
    a_news_item(title_fi="Vesi", slug_fi="v")

    results = asked("vesi robotikka")

    assert (set(titles(results)), results.meant) == ({"Vesi", "Robotikka"}, "")


def test_a_name_of_somebody_who_no_longer_answers_is_not_told() -> None:
    a_contact(name="Maija Meikäläinen", valid_until=timezone.localdate() - timedelta(days=1))
    a_news_item(title_fi="Vesi", slug_fi="v")

    results = asked("vesi meikalainenx")

    assert (titles(results), results.meant, results.is_corrected) == (["Vesi"], "", False)


def test_a_word_of_what_is_published_later_is_not_told_but_one_that_is_as_near_is() -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    a_news_item(title_fi="Robotikkaa", slug_fi="h", published_at=tomorrow)
    a_news_item(title_fi="Robotikka, robotikka", slug_fi="i", published_at=tomorrow)
    a_news_item(title_fi="Robotiikka", slug_fi="r")

    assert asked("robotkka").meant == ""
    assert asked("robotiikk").meant == ""
    results = asked("robotikka")

    assert (titles(results), results.meant, results.is_corrected) == (["Robotiikka"], "robotiikka", True)


def test_a_word_that_only_shares_its_stem_with_what_is_read_is_not_told() -> None:
    a_contact(name="Maija Vesinen", valid_until=timezone.localdate() - timedelta(days=1))
    a_news_item(title_fi="Ilma", slug_fi="i", body_fi="Vesi ja ilma.")

    assert asked("ilma vesinem").meant == ""


def test_what_is_read_of_a_long_text_is_its_words_in_any_form_and_the_parts_of_its_compounds() -> None:
    a_news_item(title_fi="Ilma", slug_fi="i", body_fi="Kaupunkistrategiassa on robotiikkaa.")

    assert asked("ilma robotikka").meant == "ilma robotiikka"
    assert asked("ilma strateiga").meant == "ilma strategia"
