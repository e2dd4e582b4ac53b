"""What the search answers: titles, addresses, snippets, facets, and only what visitors may see at that moment."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from contacts.models import Contact
from ecosystems.models import LeadProject
from portal.publishing.models import State
from portal.search.asking import search, suggestions
from portal.search.bringing_up import bring_up_all
from portal.search.results import MOST_CHARACTERS, MOST_WORDS, Asked, Results
from tests.builders import (
    a_contact,
    a_fixed_page,
    a_lead_project,
    a_news_item,
    a_spearhead,
    a_strategy,
    a_synonym_group,
    a_theme,
    an_agreement,
    an_organisation,
    an_urban_area,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("word_lists")]


def asked(text: str, language: str = "fi", **more: Any) -> Results:
    bring_up_all()
    return search(Asked(text, language, **more))


def titles(results: Results) -> list[str]:
    return [found.title.plain for found in results.found]


def test_an_inflected_word_finds_a_title_and_leads_there() -> None:
    item = a_lead_project(title_fi="Puhdas vesi", slug_fi="puhdas-vesi", summary_fi="Kaupunkien vedet puhdistetaan.")

    (found,) = asked("vesien").found

    assert (found.kind, found.key, found.title.plain, found.url) == (
        "ecosystems.leadproject",
        str(item.pk),
        "Puhdas vesi",
        "/fi/karkihankkeet/puhdas-vesi/",
    )
    assert found.kind_name == "Kärkihanke"


def test_a_snippet_marks_inflected_forms_and_compounds_and_escapes_the_rest() -> None:
    a_lead_project(title_fi="Hanke", slug_fi="hanke", summary_fi="<b>Vedet</b> & jätevesi ovat tärkeitä.")

    (found,) = asked("vesi").found

    assert str(found.snippet) == ("&lt;b&gt;<mark>Vedet</mark>&lt;/b&gt; &amp; <mark>jätevesi</mark> ovat tärkeitä.")


def test_the_languages_of_the_page_come_first_then_what_lacks_it_with_its_language() -> None:
    a_news_item(title_fi="Vety", slug_fi="vety", title_sv="Väte", slug_sv="vate")
    a_news_item(title_fi="Väte ja vety", slug_fi="vate-ja-vety")

    results = asked("väte", "sv")

    assert [(found.title.plain, found.title.lang) for found in results.found] == [
        ("Väte", "sv"),
        ("Väte ja vety", "fi"),
    ]
    assert results.other_language == ""


def test_a_word_of_another_language_is_read_when_nothing_is_found_otherwise() -> None:
    a_news_item(title_fi="Vety", slug_fi="vety", title_sv="Vätgas", slug_sv="vatgas")

    results = asked("vätgasen", "fi")

    assert (titles(results), results.other_language) == (["Vety"], "sv")


def test_a_year_is_no_typing_error() -> None:
    a_news_item(title_fi="Vuosi 2021", slug_fi="v")

    assert titles(asked("2027")) == []


@pytest.mark.parametrize("text", ["Jarvenpaa", "järven", "JÄRVENPÄÄ", "040 169 9392", "maija jarvenpaa"])
def test_people_are_found_by_name_and_number(text) -> None:
    person = a_contact(name="Maija Järvenpää", title_fi="Elinkeinojohtaja", phone="+358401699392")

    (found,) = asked(text).found

    assert (found.title.plain, found.kind) == ("Maija Järvenpää", "contacts.contact")
    assert found.url == f"/fi/yhteystiedot/#contact-{person.pk}"


def test_a_quoted_phrase_is_found_as_it_is_written() -> None:
    a_news_item(title_fi="Älykäs erikoistuminen", slug_fi="a")
    a_news_item(title_fi="Erikoistuminen on älykäs", slug_fi="b")

    assert titles(asked("”älykäs erikoistuminen”")) == ["Älykäs erikoistuminen"]
    assert len(titles(asked("älykäs erikoistuminen"))) == 2


def test_neighbours_are_found_written_together_and_the_other_way_round() -> None:
    a_news_item(title_en="Stormwater", slug_en="a", original_language="en")
    a_news_item(title_en="Storm and water", slug_en="b", original_language="en")

    assert set(titles(asked("storm water", "en"))) == {"Stormwater", "Storm and water"}
    assert set(titles(asked("stormwater", "en"))) == {"Stormwater"}


def test_synonyms_are_found_across_languages_and_in_several_words() -> None:
    a_synonym_group("EAKR", "ERDF", "Euroopan aluekehitysrahasto")
    a_news_item(title_fi="Euroopan aluekehitysrahaston haku", slug_fi="a")

    assert titles(asked("ERDF")) == ["Euroopan aluekehitysrahaston haku"]


def test_parts_and_names_of_a_record_are_found_with_it() -> None:
    agreement = an_agreement(title_fi="Sopimus", slug_fi="sopimus")
    agreement.parties.add(an_organisation(name_fi="Espoon kaupunki"))
    a_theme(agreement=agreement, title_fi="Terveysteknologia", slug_fi="t", text_fi="Robotit hoitavat.")

    assert titles(asked("robotti")) == ["Sopimus"]
    assert titles(asked("Espoossa")) == ["Sopimus"]


def test_body_text_is_found_without_its_markup() -> None:
    a_news_item(title_fi="Uutinen", slug_fi="u", body_fi="# Otsikko\n\nLue [lisää vedystä](https://example.fi/polku).")

    assert titles(asked("vety")) == ["Uutinen"]
    assert titles(asked("polku")) == []


def test_facets_count_kinds_themes_and_areas_and_narrow() -> None:
    area = an_urban_area(name_fi="Turun seutu", slug_fi="turku")
    theme = a_theme(title_fi="Vety", slug_fi="vety")
    a_lead_project(area, title_fi="Vetyhanke", slug_fi="vh", theme=theme)
    a_news_item(title_fi="Vetyuutinen", slug_fi="vu")

    everything = asked("vety")
    narrowed = asked("vety", kind="ecosystems.leadproject", area="turku")

    counts = {facet.name: {value.value: value.count for value in facet.values} for facet in everything.facets}
    assert counts == {
        "kind": {"ecosystems.leadproject": 1, "news.newsitem": 1},
        "theme": {"vety": 1},
        "area": {"turku": 1},
    }
    assert titles(narrowed) == ["Vetyhanke"]
    assert [value.value for facet in narrowed.facets for value in facet.values if value.is_chosen] == [
        "ecosystems.leadproject",
        "turku",
    ]
    assert titles(asked("vety", theme="no-such-theme")) == []


def test_results_are_paged() -> None:
    for number in range(23):
        a_news_item(title_fi=f"Vety {number}", slug_fi=f"vety-{number}")

    results = asked("vety", page=2)

    assert (results.total, results.pages, len(results.found)) == (23, 2, 3)


def test_a_fixed_page_is_found_with_and_without_words_of_its_own() -> None:
    assert [found.url for found in asked("saavutettavuusseloste").found] == ["/fi/saavutettavuusseloste/"]

    a_fixed_page("accessibility", title_fi="Saavutettavuusseloste", body_fi="Ruudunlukija kertoo.")

    assert [found.url for found in asked("ruudunlukijalla").found] == ["/fi/saavutettavuusseloste/"]


def test_what_visitors_may_not_see_is_never_found() -> None:
    a_news_item(title_fi="Salaisuus luonnoksessa", slug_fi="a", state=State.DRAFT)
    a_news_item(title_fi="Salaisuus peruttu", slug_fi="b", state=State.WITHDRAWN)
    a_spearhead(a_strategy(state=State.DRAFT), title_fi="Salaisuus strategiassa", slug_fi="c")

    assert titles(asked("salaisuus")) == []
    assert suggestions("salai", "fi") == []


def test_what_is_hidden_since_it_was_indexed_is_not_shown_nor_suggested() -> None:
    strategy = a_strategy(title_fi="Strategia", slug_fi="s")
    a_spearhead(strategy, title_fi="Salaisuus", slug_fi="k")
    assert titles(asked("salaisuus")) == ["Salaisuus"]

    type(strategy).objects.update(state=State.WITHDRAWN)

    results = search(Asked("salaisuus", "fi"))
    assert (results.total, results.found, [facet.values for facet in results.facets]) == (0, [], [[], [], []])
    assert suggestions("salai", "fi") == []


def test_what_is_published_for_a_later_day_is_found_from_then_on() -> None:
    item = a_news_item(title_fi="Huominen", slug_fi="h", published_at=timezone.now() + timedelta(days=1))
    assert titles(asked("huominen")) == []
    assert suggestions("huomi", "fi") == []

    type(item).objects.update(published_at=timezone.now())

    assert titles(search(Asked("huominen", "fi"))) == ["Huominen"]


def test_a_contact_who_no_longer_answers_is_not_found() -> None:
    a_contact(name="Maija Meikäläinen", valid_until=timezone.localdate() - timedelta(days=1))

    assert titles(asked("Meikäläinen")) == []
    assert Contact.objects.count() == 1


def test_suggestions_are_titles_and_words() -> None:
    a_lead_project(title_fi="Vihreä sähköistäminen", slug_fi="v", summary_fi="Sähköverkot ja sähköautot.")
    bring_up_all()

    found = suggestions("sähk", "fi")

    assert [(one.text, one.url) for one in found] == [
        ("Vihreä sähköistäminen", "/fi/karkihankkeet/v/"),
        ("sähköautot", ""),
        ("sähköistäminen", ""),
        ("sähköverkot", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "\ud800",
        "\u200b\u200d",
        "\u202eiksalas",
        "!?.,;:-",
        "%",
        "_",
        "'; DROP TABLE search_entry; --",
        '"',
        '""""',
        "”” ”a",
        "\\",
        "سياسة المدينة",
        "x" * 10_000,
        "ä" * 10_000,
        "sana " * 500,
        "1" * 5_000,
        "-" * 10_000,
        "a-" * 5_000,
        "ﷺ" * 300,
    ],
)
def test_whatever_is_typed_there_is_an_answer(text) -> None:
    a_lead_project(title_fi="Puhdas vesi", slug_fi="v")

    results = asked(text)

    assert (results.total, results.is_cut) == (0, len(" ".join(text.split())) > MOST_CHARACTERS)
    assert suggestions(text, "fi") == []


def test_no_more_is_read_than_is_bearable() -> None:
    results = asked(" ".join(f"sana{number}" for number in range(20)))

    assert (results.is_cut, results.read.split()) == (True, [f"sana{number}" for number in range(MOST_WORDS)])


def test_a_search_costs_the_same_queries_however_much_is_found(django_assert_max_num_queries) -> None:
    for number in range(30):
        a_lead_project(title_fi=f"Vesi {number}", slug_fi=f"vesi-{number}")
    bring_up_all()

    with django_assert_max_num_queries(16):
        results = search(Asked("vesi", "fi"))

    assert (results.total, LeadProject.objects.count()) == (30, 30)
