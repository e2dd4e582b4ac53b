"""Terms in text: inflection, compounds, names, overlapping terms, and which a translation lacks."""

import pytest

from portal.workbench.terms.finding import find
from portal.workbench.terms.index import TermIndex
from portal.workbench.terms.term import Term, written_forms
from portal.workbench.terms.usage import Pair, forbidden, missing


def a_term(key="agreement", *, fi="ekosysteemisopimus", sv="ekosystemavtal", en="ecosystem agreement", **more):
    forms = {"fi": written_forms(fi), "sv": written_forms(sv), "en": written_forms(en)}
    return Term(key=key, forms=forms, **more)


def surfaces(text, term, language="fi"):
    return [match.surface for match in find(text, TermIndex([term]), language)]


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("kaupunki", "kaupungin kaupunkeja kaupungeissa kaupunkien kaupunkiin", 5),
        ("hanke", "hankkeen hanketta hankkeisiin hankkeemme hankkeetkin", 5),
        ("liitto", "liiton liittoa liittoihin", 3),
        ("vesi", "veden vettä vesien vesissä", 4),
        ("avoin data", "avoimen datan avointa dataa avoimessa datassa", 3),
        ("älykäs", "älykkään älykästä älykkäillä", 3),
        ("osaaminen", "osaamisen osaamista osaamiseen", 3),
        ("kestävyys", "kestävyyden kestävyyttä kestävyyteen", 3),
        ("Uusimaa", "Uudellamaalla Uudenmaan Uuttamaata Uudeltamaalta", 4),
        ("rakennerahastot", "rakennerahastojen rakennerahastoista", 2),
        ("EAKR", "EAKR:n EAKR-rahoitus EAKR:stä", 3),
        ("innovaatiotoiminta", "innovaatiotoiminnan innovaatiotoimintaa innovaatiotoiminnassa", 3),
    ],
)
def test_a_finnish_word_is_found_in_its_cases(form, text, found):
    assert len(surfaces(text, a_term(fi=form))) == found


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("kunta", "Kunnallinen päätös. Maakunta kasvaa. Kuntoilu auttaa."),
        ("alue", "Alueellinen ero. Alusta on auki."),
        ("AIKO", "Hallitus aikoo jatkaa."),
        ("vesi", "Lista on pitkä. Vesa vei."),
    ],
)
def test_another_word_that_begins_alike_is_not_the_term(form, text):
    assert surfaces(text, a_term(fi=form)) == []


def test_a_name_needs_its_capital_letter():
    lahti = a_term(fi="Lahti", is_name=True)

    assert surfaces("Lahdessa ja LAHDESSA, lahden rannalla", lahti) == ["Lahdessa", "LAHDESSA"]


@pytest.mark.parametrize(
    ("form", "text", "language", "found"),
    [
        ("S:t Michel", "I S:t Michels stadsregion", "sv", ["S:t Michels"]),
        ("Smart & Clean -säätiö", "Smart & Clean -säätiön rahoitus", "fi", ["Smart & Clean -säätiön"]),
        ("EU:n rakennerahastot", "EU:n rakennerahastoista", "fi", ["EU:n rakennerahastoista"]),
        ("Citizens’ city", "The Citizens’ city spearhead", "en", ["Citizens’ city"]),
        ("6Aika", "6Aika-strategia, 6Aikaan", "fi", ["6Aika", "6Aikaan"]),
    ],
)
def test_names_hold_signs_that_words_do_not(form, text, language, found):
    assert surfaces(text, a_term(**{language: form}, is_name=True), language) == found


def test_a_word_that_is_made_with_a_term_is_told_apart_from_the_term():
    found = find("Ekosysteemisopimuskausi ja ekosysteemisopimus", TermIndex([a_term()]), "fi")

    assert [(match.surface, match.is_compound) for match in found] == [
        ("Ekosysteemisopimuskausi", True),
        ("ekosysteemisopimus", False),
    ]


def test_of_overlapping_terms_the_longest_is_found():
    council = a_term("council", fi="Uudenmaan liitto", is_name=True)
    region = a_term("region", fi="Uusimaa", is_name=True)

    found = find("Uudenmaan liiton kokous Uudellamaalla", TermIndex([region, council]), "fi")

    assert [(match.term.key, match.surface) for match in found] == [
        ("council", "Uudenmaan liiton"),
        ("region", "Uudellamaalla"),
    ]


def test_two_terms_with_one_name_are_both_found():
    found = find("EAKR", TermIndex([a_term("fund", fi="EAKR"), a_term("programme", fi="EAKR")]), "fi")

    assert {match.term.key for match in found} == {"fund", "programme"}


def test_a_match_says_where_it_stands():
    text = "Solmittiin ekosysteemisopimuksia."

    (match,) = find(text, TermIndex([a_term()]), "fi")

    assert text[match.start : match.end] == match.surface == "ekosysteemisopimuksia"


def test_the_words_of_a_term_may_be_joined_by_a_hyphen_and_not_by_a_comma():
    assert surfaces("low-carbon, low carbon; low, carbon", a_term(en="low-carbon"), "en") == [
        "low-carbon",
        "low carbon",
    ]


def test_a_language_that_nobody_has_described_is_searched_as_written():
    sami = Term(key="ecosystem", forms={"se": ("ekosystema",)})

    assert [match.surface for match in find("Ekosystema ja ekosystemat", TermIndex([sami]), "se")] == ["Ekosystema"]


def lacking(source, target, term, languages=("fi", "sv")):
    return [match.term.key for match in missing(Pair(source, target, *languages), TermIndex([term]))]


def test_a_term_that_the_translation_does_not_use_is_missing():
    assert lacking("Ekosysteemisopimuksessa sovitaan.", "I kontraktet avtalas.", a_term()) == ["agreement"]


def test_any_of_the_forms_of_a_term_will_do():
    assert lacking("Ekosysteemisopimus.", "Enligt ekoavtalen.", a_term(sv="ekosystemavtal|ekoavtal")) == []


def test_a_compound_of_the_original_asks_for_no_term_and_one_of_the_translation_answers():
    assert lacking("Ekosysteemisopimuskausi päättyi.", "Perioden gick ut.", a_term()) == []
    assert lacking("Ekosysteemisopimus päättyi.", "Ekosystemavtalsperioden gick ut.", a_term()) == []


def test_a_term_without_a_name_in_the_language_is_not_missing():
    assert lacking("Ekosysteemisopimus.", "Avtal.", a_term(sv="")) == []


def test_a_forbidden_form_is_no_use_of_the_term():
    term = a_term(forbidden={"sv": ("ekosystemkontrakt",)})

    assert lacking("Ekosysteemisopimus.", "Ekosystemkontraktet.", term) == ["agreement"]
    assert [match.surface for match in forbidden("Ekosystemkontraktet.", TermIndex([term]), "sv")] == [
        "Ekosystemkontraktet"
    ]
