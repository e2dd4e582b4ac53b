"""In which order languages are read, and that what is hidden changes no answer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.search import finding, scoring
from tests.builders import a_contact, a_lead_project, a_news_item, a_synonym_group, an_urban_area
from tests.search.test_asking import asked, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("word_lists")]


def tomorrow() -> object:
    return timezone.now() + timedelta(days=1)


def test_what_is_hidden_does_not_keep_other_languages_from_being_read() -> None:
    a_news_item(title_fi="Vety", slug_fi="vety", title_sv="Vätgas", slug_sv="vatgas")
    a_news_item(title_fi="Vätgas", slug_fi="vatgas", published_at=tomorrow())

    results = asked("vätgas")

    assert (titles(results), results.other_language) == (["Vety"], "sv")


def test_what_is_hidden_in_another_language_does_not_keep_typing_errors_from_being_corrected() -> None:
    a_news_item(title_fi="Robotiikka", slug_fi="r")
    a_news_item(title_fi="Kone", slug_fi="k", title_sv="Robotikka", slug_sv="r", published_at=tomorrow())

    results = asked("robotikka")

    assert (titles(results), results.meant) == (["Robotiikka"], "robotiikka")


def test_where_the_page_s_language_says_nothing_every_other_one_is_read_and_what_lacks_it_comes_first() -> None:
    a_news_item(title_fi="Päivä", slug_fi="p", title_sv="BioMed", slug_sv="b")
    a_news_item(title_fi="Viikko", slug_fi="v", title_en="BioMed week", slug_en="bw")
    a_news_item(title_en="BioMed day", slug_en="bd", original_language="en")

    results = asked("biomed")

    assert titles(results) == ["BioMed day", "Päivä", "Viikko"]
    assert results.other_language == "en"


def test_another_language_is_read_by_whole_words_alone() -> None:
    a_news_item(title_fi="Meri", slug_fi="m", title_en="It has havens", slug_en="h")

    assert titles(asked("hav", "sv")) == []
    assert titles(asked("hav", "en")) == ["It has havens"]


def test_a_year_is_no_phone_number_where_a_text_has_it() -> None:
    a_contact(name="Maija Järvi", title_fi="Johtaja", phone="+358401692027")
    assert titles(asked("2027")) == ["Maija Järvi"]

    a_news_item(title_fi="Vuosi 2027", slug_fi="v")

    assert titles(asked("2027")) == ["Vuosi 2027"]


def test_a_phone_number_comes_before_texts_that_have_its_figures() -> None:
    a_contact(name="Maija Järvi", title_fi="Johtaja", phone="+358401692027")
    a_news_item(title_fi="Hakemus 1692027", slug_fi="h")

    assert titles(asked("1692027")) == ["Maija Järvi", "Hakemus 1692027"]


@pytest.mark.parametrize(
    ("text", "language"), [("tekoälyn", "fi"), ("tekoälyä", "sv"), ("AI", "fi"), ("artificiell intelligens", "fi")]
)
def test_synonyms_are_found_in_other_languages_in_whatever_form_they_are_typed(text, language) -> None:
    a_synonym_group("AI", "tekoäly", "artificiell intelligens")
    a_news_item(title_fi="Kone", slug_fi="k", title_en="AI for industry", slug_en="ai")

    assert len(titles(asked(text, language))) == 1


@pytest.mark.parametrize("text", ["SME", "SMEs", "smes", "small companies"])
def test_an_abbreviation_is_found_in_the_plural(text) -> None:
    a_synonym_group("SME", "small companies")
    a_news_item(title_en="Money for SMEs", slug_en="s", original_language="en")

    assert titles(asked(text, "en")) == ["Money for SMEs"]


@pytest.mark.parametrize("text", ["smart specialisation", "smart specialization"])
def test_synonyms_are_found_in_either_spelling(text) -> None:
    a_synonym_group("S3", "smart specialisation")
    a_news_item(title_en="S3", slug_en="s", original_language="en")
    a_news_item(title_en="Smart", slug_en="t", original_language="en")

    assert titles(asked(text, "en")) == ["S3"]


@pytest.mark.parametrize("opening_and_closing", ["””", "““", '""', "»»", "«»", "»«", "„“", "„”"])
def test_every_double_quotation_mark_makes_a_phrase(opening_and_closing) -> None:
    a_news_item(title_fi="Älykäs erikoistuminen", slug_fi="a")
    a_news_item(title_fi="Erikoistuminen on älykäs", slug_fi="b")
    opening, closing = opening_and_closing

    assert titles(asked(f"{opening}älykäs erikoistuminen{closing}")) == ["Älykäs erikoistuminen"]


def test_a_phrase_of_common_words_is_found_however_much_comes_before_it(monkeypatch) -> None:
    monkeypatch.setattr(scoring, "MOST_HITS", 2)
    monkeypatch.setattr(scoring, "HEAVIEST", 1)
    for number in range(3):
        a_news_item(title_fi=f"Vesi ilma vesi {number}", slug_fi=f"v{number}")
    a_news_item(title_fi="Uutinen", slug_fi="u", body_fi="Tässä on ilma vesi 100% hyvin.")

    assert titles(asked("”on ilma vesi”")) == ["Uutinen"]
    assert titles(asked("”on % vesi”")) == []


@pytest.mark.parametrize("limit", [{"kind": "ecosystems.leadproject"}, {"area": "turku"}])
def test_a_choice_shows_its_own_best_where_more_is_found_than_is_looked_at(monkeypatch, limit) -> None:
    for module in (scoring, finding):
        monkeypatch.setattr(module, "MOST_HITS", 2)
    area = an_urban_area(name_fi="Turku", slug_fi="turku")
    for number in range(3):
        a_news_item(title_fi=f"Vesi {number}", slug_fi=f"v{number}")
    a_lead_project(area, title_fi="Hanke", slug_fi="h", summary_fi="Puhdas vesi.")

    everything, narrowed = asked("vesi"), asked("vesi", **limit)

    assert (everything.total, everything.has_more) == (2, True)
    assert (titles(narrowed), narrowed.has_more) == (["Hanke"], True)


def test_a_choice_that_is_not_on_this_site_leaves_nothing_however_much_is_found(monkeypatch) -> None:
    for module in (scoring, finding):
        monkeypatch.setattr(module, "MOST_HITS", 1)
    a_news_item(title_fi="Vesi", slug_fi="v")

    assert titles(asked("vesi", theme="no-such-theme")) == []
    assert titles(asked("vesi", kind="no.such")) == []
