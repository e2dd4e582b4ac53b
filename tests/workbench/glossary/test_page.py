"""The glossary as readers see it: by their alphabet, each name in its language, nothing that is not public."""

import re

import pytest
from django.utils.translation import override

from portal.languages.addresses import fixed_address
from portal.workbench.glossary.shown import public_glossary
from tests.builders import a_fixed_page, a_glossary_term, a_source
from tests.reading import json_ld_of, main_of, words_of

pytestmark = pytest.mark.django_db


def html_of(client, language="en"):
    return client.get(fixed_address("glossary", language)).content.decode()


def names_by_letter(language):
    with override(language):
        return {group.letter: [term.name.plain for term in group.terms] for group in public_glossary().letters}


def test_terms_stand_under_the_letters_of_the_readers_alphabet():
    a_glossary_term(term_fi="Äänekoski", term_sv="öppna data", term_en="Äänekoski")
    a_glossary_term(term_fi="avoin data", term_sv="Åbo", term_en="open data")
    a_glossary_term(term_fi="Turku", term_sv="ärende", term_en="asset")
    a_glossary_term(term_fi="6Aika", term_sv="6Aika", term_en="6Aika")

    assert names_by_letter("fi") == {"0–9": ["6Aika"], "A": ["avoin data"], "T": ["Turku"], "Ä": ["Äänekoski"]}
    assert names_by_letter("sv") == {"0–9": ["6Aika"], "Å": ["Åbo"], "Ä": ["ärende"], "Ö": ["öppna data"]}
    assert names_by_letter("en") == {"0–9": ["6Aika"], "A": ["Äänekoski", "asset"], "O": ["open data"]}


def test_the_index_leads_to_every_letter_and_to_the_abbreviations(client):
    a_glossary_term(term_sv="öppna data", abbreviation_sv="ÖD")
    a_glossary_term(term_sv="avtal")

    html = html_of(client, "sv")

    links = re.findall(r'href="#([^"]+)"', main_of(html))
    assert links == ["letter-a", "letter-ö", "abbreviations", re.findall(r'id="(term-\d+)"', html)[1]]
    assert {link for link in links if f'id="{link}"' not in html} == set()


def test_a_term_says_what_it_is_and_what_it_is_called_in_the_other_languages(client):
    a_glossary_term(
        term_fi="Euroopan aluekehitysrahasto",
        abbreviation_fi="EAKR",
        term_sv="Europeiska regionala utvecklingsfonden",
        abbreviation_sv="Eruf",
        term_en="European Regional Development Fund",
        abbreviation_en="ERDF",
        definition_en="A <fund> of the EU.",
        forbidden_forms_en="EUERDF",
        note="Sisäinen huomautus.",
    )

    html = html_of(client)

    assert (
        "European Regional Development Fund (ERDF) A <fund> of the EU. "
        "in Finnish: Euroopan aluekehitysrahasto ( EAKR ) in Swedish: Europeiska regionala utvecklingsfonden ( Eruf )"
    ) in words_of(html)
    assert '<span lang="sv">Europeiska regionala utvecklingsfonden</span> (<span lang="sv">Eruf</span>)' in html
    assert "A &lt;fund&gt;" in html
    assert "EUERDF" not in html
    assert "huomautus" not in html


def test_a_term_that_the_language_lacks_stands_under_the_name_that_it_has_marked_with_its_language(client):
    a_glossary_term(term_fi="kärkiala", abbreviation_fi="KA", term_sv="spetsområde", definition_fi="Toimiala.")

    html = html_of(client)

    assert names_by_letter("en") == {"K": ["kärkiala"]}
    assert (
        '<dt><span lang="fi">kärkiala</span> <span class="glossary-short">(<span lang="fi">KA</span>)</span></dt>'
        in html
    )
    assert '<span lang="fi">Toimiala.</span>' in html
    assert "in Swedish: spetsområde" in words_of(html)
    assert "in Finnish" not in words_of(html)


def test_a_language_borrows_no_abbreviation_from_another(client):
    a_glossary_term(term_fi="työministeriö", abbreviation_fi="TEM", term_en="Ministry")

    with override("en"):
        found = public_glossary()

    assert found.abbreviations == []
    assert "Ministry in Finnish: työministeriö ( TEM )" in words_of(html_of(client))
    assert "Abbreviations" not in words_of(html_of(client))


def test_abbreviations_stand_in_alphabetical_order_and_lead_to_their_terms(client):
    second = a_glossary_term(term_en="research and innovation", abbreviation_en="RDI")
    first = a_glossary_term(term_en="small company", abbreviation_en="ERDF")

    html = html_of(client)

    listed = re.findall(r'<dt>(\w+)</dt><dd><a href="#(term-\d+)">([^<]+)</a>', html)
    assert listed == [
        ("ERDF", f"term-{first.pk}", "small company"),
        ("RDI", f"term-{second.pk}", "research and innovation"),
    ]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_term_that_is_not_public_is_nowhere_on_the_page(client, language):
    secret = {"term_fi": "zqleak", "term_sv": "zqleak", "term_en": "zqleak", "abbreviation_en": "ZQLEAK"}
    a_glossary_term(**secret, definition_fi="zqleak", other_forms_sv="zqleak", is_public=False)
    a_glossary_term(note="zqleak", other_forms_fi="zqleak", forbidden_forms_sv="zqleak")

    assert "zqleak" not in html_of(client, language).lower()


def test_an_empty_glossary_says_so(client):
    html = html_of(client)

    assert "No terms have been published." in words_of(html)
    assert json_ld_of(html, "DefinedTermSet") == []


def test_staff_write_the_words_of_the_page(client):
    page = a_fixed_page("glossary", title_en="Words", summary_en="What they mean.", body_en="Of the **portal**.")
    page.sources.add(a_source(title_en="The dictionary"))

    html = html_of(client)

    assert "Words What they mean. Of the portal . No terms have been published. Sources The dictionary" in words_of(
        html
    )


def test_machines_read_a_set_of_terms_with_the_language_of_what_is_in_another(client):
    a_fixed_page("glossary", title_en="Glossary")
    own = a_glossary_term(
        term_fi="rahasto", term_en="fund", abbreviation_en="F", definition_en="Money.", definition_fi="Rahaa."
    )
    fallback = a_glossary_term(term_fi="kärkiala", definition_fi="Toimiala.")

    (node,) = json_ld_of(html_of(client), "DefinedTermSet")

    address = f"http://127.0.0.1:8000{fixed_address('glossary', 'en')}"
    assert (node["@id"], node["name"], node["inLanguage"]) == (address, "Glossary", "en")
    assert node["hasDefinedTerm"] == [
        {
            "@type": "DefinedTerm",
            "@id": f"{address}#term-{own.pk}",
            "name": "fund",
            "alternateName": [{"@value": "rahasto", "@language": "fi"}],
            "termCode": "F",
            "description": "Money.",
        },
        {
            "@type": "DefinedTerm",
            "@id": f"{address}#term-{fallback.pk}",
            "name": {"@value": "kärkiala", "@language": "fi"},
            "description": {"@value": "Toimiala.", "@language": "fi"},
        },
    ]


@pytest.mark.parametrize("terms", [1, 50])
def test_the_page_costs_the_same_queries_however_many_terms(client, django_assert_num_queries, terms):
    a_fixed_page("glossary").sources.add(a_source())
    for number in range(terms):
        a_glossary_term(abbreviation_fi=f"A{number}", definition_fi="Mikä se on.")

    with django_assert_num_queries(3):
        client.get(fixed_address("glossary", "sv"))


def test_every_page_leads_to_the_glossary(client):
    assert f'<a href="{fixed_address("glossary", "sv")}">' in client.get("/sv/").content.decode()
