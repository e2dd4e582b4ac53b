"""The terms of a source text, as a translator is shown them beside it."""

import time

import pytest
from django.utils.translation import override

from portal.workbench.glossary.used import terms_in
from tests.builders import a_glossary_term

pytestmark = pytest.mark.django_db


def test_each_term_stands_once_in_the_order_of_the_text():
    a_glossary_term(term_fi="kärkihanke", term_sv="spetsprojekt")
    a_glossary_term(term_fi="kaupunkiseutu", term_sv="stadsregion")

    used = terms_in("Kaupunkiseudut valitsevat kärkihankkeita. Kärkihanke kestää kaksi vuotta.", "fi", "sv")

    assert [(term.surface, term.preferred) for term in used] == [
        ("Kaupunkiseudut", "stadsregion"),
        ("kärkihankkeita", "spetsprojekt"),
    ]


def test_a_term_says_how_the_translation_may_call_it_and_how_not():
    term = a_glossary_term(
        term_fi="ekosysteemisopimus",
        term_sv="ekosystemavtal",
        abbreviation_sv="EA",
        other_forms_sv="ekoavtal",
        forbidden_forms_sv="ekosystemkontrakt\nekosystemfördrag",
        definition_sv="Ett avtal med staten.",
        note="Aina kokonaan.",
    )

    (used,) = terms_in("Ekosysteemisopimus", "fi", "sv")

    assert (used.key, used.preferred, used.others) == (str(term.pk), "ekosystemavtal", ("EA", "ekoavtal"))
    assert used.forbidden == ("ekosystemkontrakt", "ekosystemfördrag")
    assert (used.note, used.definition) == ("Aina kokonaan.", "Ett avtal med staten.")


def test_a_definition_that_the_language_lacks_is_that_of_the_source_and_says_so():
    a_glossary_term(term_fi="kärkihanke", definition_fi="Hanke.", definition_en="A project.")

    with override("sv"):
        (used,) = terms_in("kärkihanke", "fi", "sv")

    assert (used.definition.plain, used.definition.lang, used.definition.is_fallback) == ("Hanke.", "fi", True)


def test_a_term_without_a_name_in_the_language_is_shown_without_one():
    a_glossary_term(term_fi="kärkihanke")

    (used,) = terms_in("kärkihanke", "fi", "en")

    assert (used.preferred, used.others, used.definition) == ("", (), "")


def test_a_source_that_uses_a_forbidden_form_or_a_compound_has_the_term_all_the_same():
    a_glossary_term(term_fi="kärkihanke", forbidden_forms_fi="huippuhanke", term_sv="spetsprojekt")

    assert [term.surface for term in terms_in("huippuhanke", "fi", "sv")] == ["huippuhanke"]
    assert [term.surface for term in terms_in("kärkihankekausi", "fi", "sv")] == ["kärkihankekausi"]


def test_looking_up_costs_one_query(django_assert_num_queries):
    a_glossary_term(term_fi="kärkihanke", definition_fi="Hanke.")
    terms_in("kärkihanke", "fi", "sv")

    with django_assert_num_queries(1):
        terms_in("kärkihanke", "fi", "sv")


def test_three_hundred_words_are_looked_up_in_three_hundred_terms_in_no_time():
    for number in range(300):
        stem = "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}")
        a_glossary_term(term_fi=f"kärki{stem}hanke", term_sv=f"spets{stem}projekt", definition_fi="Hanke.")
    sentence = "Alueen kaupunkiseudut valitsevat kärkiabchankkeita yhdessä yritysten kanssa ja seuraavat tuloksia. "
    text = sentence * 30

    taken = [seconds_for(f"{text} {number}") for number in range(5)]  # never the same text twice

    assert len(terms_in(text, "fi", "sv")) == 1
    assert min(taken[1:]) < 0.02


def seconds_for(text):
    begun = time.process_time()
    terms_in(text, "fi", "sv")
    return time.process_time() - begun
