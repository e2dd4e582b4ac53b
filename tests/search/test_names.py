"""Names of places are found in every case, in Finnish and Swedish."""

import pytest

from portal.search.analysis.terms import terms_of_word

FINNISH = """
Askola Askolan Askolassa Askolasta Askolaan
Espoo Espoon Espoossa Espoosta Espooseen
Hanko Hangon Hangossa Hangosta Hankoon
Helsinki Helsingin Helsingissä Helsingistä Helsinkiin
Hyvinkää Hyvinkään Hyvinkäällä Hyvinkäältä Hyvinkäälle Hyvinkääseen
Inkoo Inkoon Inkoossa Inkoosta Inkooseen
Järvenpää Järvenpään Järvenpäässä Järvenpäästä Järvenpäähän
Karkkila Karkkilan Karkkilassa Karkkilasta Karkkilaan
Kauniainen Kauniaisten Kauniaisissa Kauniaisista Kauniaisiin Kauniaisen
Kerava Keravan Keravalla Keravalta Keravalle
Kirkkonummi Kirkkonummen Kirkkonummella Kirkkonummelta Kirkkonummelle
Lapinjärvi Lapinjärven Lapinjärvellä Lapinjärveltä Lapinjärvelle
Lohja Lohjan Lohjalla Lohjalta Lohjalle Lohjaa
Loviisa Loviisan Loviisassa Loviisasta Loviisaan
Myrskylä Myrskylän Myrskylässä Myrskylästä Myrskylään
Mäntsälä Mäntsälän Mäntsälässä Mäntsälästä Mäntsälään
Nurmijärvi Nurmijärven Nurmijärvellä Nurmijärveltä Nurmijärvelle Nurmijärveä
Pornainen Pornaisten Pornaisissa Pornaisista Pornaisiin
Porvoo Porvoon Porvoossa Porvoosta Porvooseen
Pukkila Pukkilan Pukkilassa Pukkilasta Pukkilaan
Raasepori Raaseporin Raaseporissa Raaseporista Raaseporiin
Sipoo Sipoon Sipoossa Sipoosta Sipooseen
Siuntio Siuntion Siuntiossa Siuntiosta Siuntioon
Tuusula Tuusulan Tuusulassa Tuusulasta Tuusulaan
Vantaa Vantaan Vantaalla Vantaalta Vantaalle Vantaata Vantaankin
Vihti Vihdin Vihdissä Vihdistä Vihtiin
Uusimaa Uudenmaan Uudellamaalla Uudeltamaalta Uudellemaalle Uuttamaata
Pori Porin Porissa Porista Poriin
Tampere Tampereen Tampereella Tampereelta Tampereelle
Lahti Lahden Lahdessa Lahdesta Lahteen
Seinäjoki Seinäjoen Seinäjoella Seinäjoelle Seinäjokea
"""
SWEDISH = (
    "Askola Borgnäs Borgå Esbo Grankulla Hangö Helsingfors Hyvinge Högfors Ingå Kervo Kyrkslätt Lappträsk Lojo Lovisa "
    "Mäntsälä Mörskom Nurmijärvi Pukkila Raseborg Sibbo Sjundeå Träskända Tusby Vanda Vichtis Nyland Karleby"
)


@pytest.mark.parametrize("forms", FINNISH.strip().casefold().splitlines())
def test_a_finnish_name_is_one_in_every_case(word_lists, forms) -> None:
    name, *cases = forms.split()

    assert {case for case in cases if term_of(case, "fi") != term_of(name, "fi")} == set()
    assert [weight for weight in terms_of_word(name, "fi").values() if weight < 0.9] == []


@pytest.mark.parametrize("name", SWEDISH.casefold().split())
def test_a_swedish_name_is_one_in_the_genitive(word_lists, name) -> None:
    genitive = name if name.endswith("s") else f"{name}s"

    assert term_of(genitive, "sv") == term_of(name, "sv")
    assert [weight for weight in terms_of_word(name, "sv").values() if weight < 0.9] == []


@pytest.mark.parametrize(("word", "form", "language"), [("työ", "työn", "fi"), ("sol", "solen", "sv")])
def test_frequent_words_are_not_taken_for_forms_of_others(word_lists, word, form, language) -> None:
    assert term_of(word, language) == term_of(form, language)


def test_a_name_begins_compounds_in_the_genitive(word_lists) -> None:
    assert "vant" in terms_of_word("vantaanjoki", "fi")


def term_of(word: str, language: str) -> str:
    return next(iter(terms_of_word(word, language)))
