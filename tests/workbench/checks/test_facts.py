"""What a text states reads the same in every language."""

import pytest

from portal.workbench.checks.facts.phones import same_phone
from portal.workbench.checks.facts.reading import read
from portal.workbench.checks.wordings.known import wording_of


def values(text, language, *, certain=True):
    return [fact.values[0] for fact in read(text, wording_of(language)) if fact.is_certain is certain]


@pytest.mark.parametrize(
    ("value", "finnish", "swedish", "english"),
    [
        ("2000", "2 000 hanketta", "2 000 projekt", "2,000 projects"),
        ("2000", "2.000 hanketta", "2.000 projekt", "2,000 projects"),
        ("1.5", "1,5 metriä", "1,5 meter", "1.5 metres"),
        ("1234567.89", "1 234 567,89 kpl", "1 234 567,89 st", "1,234,567.89 pieces"),
        ("12 %", "12 prosenttia", "12 procent", "12 per cent"),
        ("12 %", "12 %:lla", "12 %", "12%"),
        ("2.5 pp", "2,5 prosenttiyksikköä", "2,5 procentenheter", "2.5 percentage points"),
        ("3000000 EUR", "3 milj. euroa", "3 miljoner euro", "EUR 3 million"),
        ("3000000 EUR", "3 M€", "3 mn euro", "€3m"),
        ("3000000 EUR", "kolme miljoonaa euroa", "tre miljoner euro", "three million euros"),
        ("1200000000 EUR", "1,2 mrd. euroa", "1,2 miljarder euro", "EUR 1.2 billion"),
        ("500 USD", "500 dollaria", "500 dollar", "$500"),
        ("2021-05-12", "12.5.2021", "den 12 maj 2021", "12 May 2021"),
        ("2021-05-12", "12. toukokuuta 2021", "12.5.2021", "May 12, 2021"),
        ("2021-05-12", "toukokuun 12. päivänä 2021", "12:e maj 2021", "12th of May 2021"),
        ("2021-05-12", "2021-05-12", "2021-05-12", "2021-05-12"),
        ("2020-04", "huhtikuussa 2020", "i april 2020", "in April 2020"),
        ("--11", "marraskuussa", "i november", "in November"),
        ("at 09:30", "klo 9.30", "kl. 9.30", "9.30 a.m."),
        ("at 15:00", "klo 15", "klockan 15", "3 pm"),
        ("12", "kahdessatoista kunnassa", "tolv kommuner", "twelve municipalities"),
        ("25", "kahtakymmentäviittä", "tjugofem", "twenty-five"),
        ("2", "kahden vuoden", "två års", "two-year"),
        ("3", "kolmannessa vaiheessa", "i tredje skedet", "in the third stage"),
        ("2", "2. vaihe", "2:a skedet", "2nd stage"),
        ("+358401234567", "040 123 4567", "+358 40 123 4567", "+358 (0)40 123 4567"),
        ("hel.fi/ohje", "www.hel.fi/fi/ohje", "https://hel.fi/sv/ohje/", "https://www.hel.fi/en/ohje"),
    ],
)
def test_it_is_one_fact_however_it_is_written(value, finnish, swedish, english):
    assert values(finnish, "fi") == [value]
    assert values(swedish, "sv") == [value]
    assert values(english, "en") == [value]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("12.–14.9.2024", "fi", ["2024-09-12", "2024-09-14"]),
        ("1 januari–31 december 2024", "sv", ["2024-01-01", "2024-12-31"]),
        ("3 and 5 May 2024", "en", ["2024-05-03", "2024-05-05"]),
        ("touko–kesäkuussa 2024", "fi", ["--05", "2024-06"]),
        ("2021–2027", "fi", ["2021", "2027"]),
        ("2021–27", "sv", ["2021", "2027"]),
        ("10–20 %", "fi", ["10 %", "20 %"]),
        ("EUR 2–3 million", "en", ["2000000 EUR", "3000000 EUR"]),
        ("1–3.30 p.m.", "en", ["at 13:00", "at 15:30"]),
        ("11–1 pm", "en", ["at 11:00", "at 13:00"]),
        ("klo 13–15.30", "fi", ["at 13:00", "at 15:30"]),
    ],
)
def test_a_range_is_both_of_its_ends(text, language, expected):
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("6Aika ja 5G", "fi"),
        ("S3, H2 och CO2", "sv"),
        ("Yksi hankkeista, toinen, ensimmäinen, molemmat", "fi"),
        ("En av dem, andra, första, båda", "sv"),
        ("One of them, the second, both; it may march", "en"),
    ],
)
def test_a_name_and_a_word_that_may_mean_something_else_ask_for_no_answer(text, language):
    assert values(text, language) == []


def test_what_may_mean_two_things_answers_for_both():
    (fact,) = read("Avoinna 9.30.", wording_of("fi"))

    assert fact.values == ("9.3", "at 09:30")


def test_a_fact_knows_where_it_stands():
    text = "Tuki on 3 milj. euroa."

    (fact,) = read(text, wording_of("fi"))

    assert text[fact.span.start : fact.span.end] == "3 milj. euroa"


@pytest.mark.parametrize(
    "written", ["09 310 1691", "(09) 310 1691", "+358 9 310 1691", "00358 9 310 1691", "09-310 1691"]
)
def test_a_telephone_number_is_the_same_however_it_is_grouped(written):
    assert same_phone(written) == "+35893101691"


@pytest.mark.parametrize("written", ["00240", "0,5", "2021"])
def test_not_every_row_of_figures_is_a_telephone_number(written):
    assert same_phone(written) == ""


def test_a_language_that_nobody_has_described_has_its_figures_read():
    assert values("2 000 € ja 12.5.2021, info@example.org", "se") == [
        "info@example.org",
        "2021-05-12",
        "2000 EUR",
    ]
