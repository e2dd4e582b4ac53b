"""Words become terms: dictionary forms, stems, parts of compounds, in three languages and with half a dictionary."""

import pytest

from portal.search.analysis.phones import phone_term, phone_terms
from portal.search.analysis.terms import basic_form, forms_of, term, terms_of, terms_of_word, version
from portal.search.analysis.tokens import cleaned, folded, tokens


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("kaupungeissa", "kaupunki", "fi"),
        ("vedet", "vesi", "fi"),
        ("strategiammekin", "strategia", "fi"),
        ("hankkeidensa", "hanke", "fi"),
        ("avtalen", "avtal", "sv"),
        ("städernas", "stad", "sv"),
        ("cities", "city", "en"),
        ("harbors", "harbour", "en"),
        ("digitization", "digitisation", "en"),
        ("organizations", "organisation", "en"),
        ("laboratories", "laboratory", "en"),
        ("neighborhoods", "neighbourhood", "en"),
    ],
)
def test_forms_of_one_word_share_their_heaviest_term(word_lists, one, other, language) -> None:
    assert heaviest(one, language) == heaviest(other, language)


def heaviest(word: str, language: str) -> str:
    return next(term for term, weight in terms_of_word(word, language).items() if weight == 1.0)


@pytest.mark.parametrize(
    ("word", "language", "head", "other"),
    [
        ("ekosysteemisopimuksen", "fi", "sopimus", "ekosysteem"),
        ("kärkihankkeiden", "fi", "hank", "kark"),
        ("innovationsavtalen", "sv", "avtal", "innovation"),
        ("spetsprojektet", "sv", "projek", "spet"),
    ],
)
def test_a_compound_says_half_of_its_head_and_a_little_of_its_other_parts(
    word_lists, word, language, head, other
) -> None:
    terms = terms_of_word(word, language)

    assert (terms[head], terms[other]) == (0.5, 0.3)


@pytest.mark.parametrize(
    ("word", "term"), [("laboratory", "laboratori"), ("colorado", "colorado"), ("labors", "labour")]
)
def test_only_what_is_spelt_in_two_ways_is_respelt(word_lists, word, term) -> None:
    assert list(terms_of_word(word, "en")) == [term]


@pytest.mark.parametrize("word", ["organization", "harbor", "laboratory", "center"])
def test_a_word_is_compared_and_suggested_under_the_term_it_is_found_by(word_lists, word) -> None:
    (token,) = tokens(word)

    assert {form.term for form in forms_of(token, "en")} == terms_of(token, "en").keys()
    assert term(basic_form(token, "en"), "en") in terms_of(token, "en")


def test_english_words_are_not_taken_apart(word_lists) -> None:
    assert list(terms_of_word("seaport", "en")) == ["seaport"]


def test_a_hyphen_joins_words_that_are_found_alone_too(word_lists) -> None:
    (token,) = tokens("pk-yritysten")

    assert {"pkyritys", "yritys", "pk"} <= terms_of(token, "fi").keys()


def test_a_case_ending_after_a_colon_is_no_word() -> None:
    assert [token.word for token in tokens("EU:n ja SDG:iden")] == ["eu", "ja", "sdg"]


def test_a_plural_of_capitals_is_no_word_of_its_own() -> None:
    assert [token.word for token in tokens("SMEs, NGOs ja AIs, eikä Pariss")] == [
        "sme",
        "ngo",
        "ja",
        "ai",
        "eikä",
        "pariss",
    ]


def test_without_a_word_list_there_are_stems(no_word_lists) -> None:
    assert terms_of_word("sopimukset", "fi") == {"sopimuks": 1.0}
    assert version("fi") == "2-stems"


def test_a_language_that_nobody_has_told_of_is_compared_as_it_is() -> None:
    assert terms_of_word("almmolaš", "xx") == {"almmolas": 1.0}


def test_case_and_diacritics_do_not_count() -> None:
    assert [folded(word) for word in ("JÄRVENPÄÄ", "Åbo", "Ærø", "Łódź")] == ["jarvenpaa", "abo", "aero", "lodz"]


def test_what_nobody_sees_and_no_database_stores_is_left_out() -> None:
    assert cleaned("ym\u00adpäris\u200btö\x00 \ud800\u202e!") == "ympäristö  !"


@pytest.mark.parametrize("typed", ["040 169 9392", "+358 40 1699392", "00358401699392", "(040) 169-9392", "9392"])
def test_a_phone_number_is_found_in_any_spelling_and_by_its_end(typed) -> None:
    assert phone_term(typed) in phone_terms("+358401699392")


@pytest.mark.parametrize("typed", ["kaupunki", "12", "2021 kaupunki", ""])
def test_other_texts_are_no_phone_numbers(typed) -> None:
    assert phone_term(typed) == ""
