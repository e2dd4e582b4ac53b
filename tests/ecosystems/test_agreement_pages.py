"""Agreements: current and ended apart, who agreed and who pays, themes as a tree, and nothing that is a draft."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from ecosystems.models import AgreementFunder
from portal.facts.periods import this_year
from tests.builders import (
    a_contact,
    a_document,
    a_funding_instrument,
    a_lead_project,
    a_news_item,
    a_source,
    a_theme,
    an_agreement,
    an_organisation,
    an_urban_area,
    in_all_languages,
)
from tests.reading import main_of, words_of

pytestmark = pytest.mark.django_db

DRAFT = {"state": "draft", "published_at": None}
LIST = "/en/ecosystem-agreements/"


def html_of(client, item, language="en"):
    return client.get(item.address(language)).content.decode()


def new_year(year):
    return datetime(year, 1, 1, 0, 1, tzinfo=ZoneInfo("Europe/Helsinki"))


def a_funder(agreement, **columns):
    return AgreementFunder.objects.create(agreement=agreement, **columns)


def test_the_list_puts_current_unknown_and_ended_agreements_apart(client):
    year = this_year()
    an_agreement(title_en="Ended one", start_year=2016, end_year=year - 1)
    an_agreement(title_en="Running one", start_year=2021, end_year=year)
    an_agreement(title_en="Undated one", start_year=None, end_year=None)

    words = words_of(client.get(LIST).content.decode())

    order = ["Under way", "Running one", "Period not published", "Undated one", "Ended", "Ended one"]
    places = [words.index(said) for said in order]
    assert places == sorted(places)


def test_an_agreement_that_ended_says_so_without_anybody_touching_it(client, monkeypatch):
    agreement = an_agreement(start_year=2021, end_year=2027, published_at=new_year(2021))

    monkeypatch.setattr(timezone, "now", lambda: new_year(2027))
    before = words_of(html_of(client, agreement))
    monkeypatch.setattr(timezone, "now", lambda: new_year(2028))
    after = words_of(html_of(client, agreement))

    assert "This agreement ended in 2027." not in before
    assert "This agreement ended in 2027." in after
    assert "2021–2027, ended" in after


def test_the_list_names_the_urban_area_and_leaves_out_one_that_is_a_draft(client):
    an_agreement(area=an_urban_area(name_en="Tampere"))
    an_agreement(area=an_urban_area(name_en="Secret area", **DRAFT))

    words = words_of(client.get(LIST).content.decode())

    assert "Tampere, 2021–2090" in words
    assert "Secret area" not in words


def test_an_empty_list_says_so(client):
    assert "No ecosystem agreements have been published." in words_of(client.get(LIST).content.decode())


def test_the_page_tells_what_was_agreed_with_whom_and_what_carries_it_out(client):
    agreement = an_agreement(
        area=an_urban_area(name_en="Helsinki Metropolitan Area"),
        target_year=2030,
        **in_all_languages(brand="HEVi", part_of="A national goal"),
        aims_en="New jobs\n\nNew knowledge",
        means_en="Joint projects",
    )
    agreement.parties.add(an_organisation(name_en="City of Espoo"))
    agreement.contacts.add(a_contact(name="Saana Suvi"))
    agreement.sources.add(a_source(title_en="Web page of the cities"))
    agreement.documents.add(a_document(title_en="The agreement as signed"))
    a_lead_project(title_en="Photonics").agreements.add(agreement)
    a_news_item(title_en="It was signed", dateline="2021-02").agreements.add(agreement)

    html = html_of(client, agreement)
    words = words_of(html)

    said = [
        *("Helsinki Metropolitan Area", "City of Espoo", "HEVi en", "A national goal en", "2030", "Saana Suvi"),
        *("Web page of the cities", "The agreement as signed", "Photonics", "It was signed", "February 2021"),
    ]
    assert [text for text in said if text not in words] == []
    assert "<li>New jobs</li>" in "".join(html.split("\n"))
    assert "<li>New knowledge</li>" in html


def test_funders_stand_by_role_and_an_unchecked_one_is_marked(client):
    agreement = an_agreement()
    instrument = a_funding_instrument(name_en="Regional fund")
    a_funder(agreement, instrument=instrument, order=1)
    a_funder(agreement, actors_fi="muut", actors_en="others who carry out projects", order=2)
    council = an_organisation(name_en="Regional Council")
    a_funder(agreement, organisation=council, role="authority", is_reviewed=False, order=3)

    html = html_of(client, agreement)
    words = words_of(html)

    assert "Funders Regional fund others who carry out projects" in words
    assert "Funding authority Regional Council (not checked against a source)" in words
    assert f'<a href="{instrument.address("en")}">Regional fund</a>' in html


def test_a_funding_instrument_that_is_a_draft_is_not_named(client):
    agreement = an_agreement()
    a_funder(agreement, instrument=a_funding_instrument(name_en="Secret fund", **DRAFT))

    assert "Secret fund" not in html_of(client, agreement)


@pytest.mark.parametrize(("known", "said"), [("not_published", "Not published"), ("none", "None")])
def test_what_is_not_published_is_told_apart_from_none(client, known, said):
    agreement = an_agreement(parties_known=known, funders_known=known)

    words = words_of(html_of(client, agreement))

    assert f"Parties {said}" in words
    assert f"Funders {said}" in words


def test_what_is_merely_not_recorded_is_passed_over(client):
    words = words_of(html_of(client, an_agreement()))

    assert "Parties" not in words
    assert "Funders" not in words


def test_themes_form_a_tree_with_their_validity_leading_ones_first(client):
    agreement = an_agreement()
    top = a_theme(agreement=agreement, title_en="Urban solutions", text_en="Done together.")
    middle = a_theme(agreement=agreement, parent=top, title_en="Mobility", start_year=2023, end_year=2090)
    a_theme(agreement=agreement, parent=middle, title_en="Cycling", start_year=2021, end_year=2022)
    a_theme(agreement=agreement, title_en="New openings", is_leading=False)

    html = html_of(client, agreement)
    words = words_of(html)

    assert "Leading themes Urban solutions" in words
    assert "Mobility 2023–2090" in words
    assert "Cycling 2021–2022, ended" in words
    assert "Other themes New openings" in words
    tree = main_of(html)
    tree = tree[tree.index("Urban solutions") : tree.index("New openings")]
    assert tree.index("<ul>") < tree.index("Mobility") < tree.rindex("<ul>") < tree.index("Cycling")


def test_a_theme_of_another_agreement_is_not_in_the_tree(client):
    agreement = an_agreement()
    a_theme(agreement=an_agreement(), title_en="Foreign theme")

    assert "Foreign theme" not in html_of(client, agreement)


def test_drafts_stay_off_an_agreements_page(client):
    agreement = an_agreement(area=an_urban_area(name_en="Secret area", **DRAFT))
    a_lead_project(title_en="Secret project", **DRAFT).agreements.add(agreement)
    a_news_item(title_en="Secret news", **DRAFT).agreements.add(agreement)
    agreement.contacts.add(a_contact(name="Secret person", **DRAFT))

    assert "Secret" not in html_of(client, agreement)


def test_a_draft_agreement_has_no_page_and_no_row(client):
    agreement = an_agreement(title_en="Secret agreement", **DRAFT)

    assert client.get(agreement.address("en")).status_code == 404
    assert "Secret agreement" not in client.get(LIST).content.decode()


def test_a_contact_who_no_longer_answers_is_not_on_the_page(client):
    agreement = an_agreement()
    agreement.contacts.add(a_contact(name="Gone Already", valid_until="2020-12-31"))

    assert "Gone Already" not in html_of(client, agreement)


def test_an_unchecked_agreement_says_so(client):
    words = words_of(html_of(client, an_agreement(is_reviewed=False)))

    assert "These facts have not been checked against a source yet." in words


def test_a_page_without_english_says_so_and_marks_each_finnish_text(client):
    agreement = an_agreement(title_fi="Sopimus", slug_fi="sopimus", aims_fi="Uusia työpaikkoja")

    html = html_of(client, agreement)

    assert "This page has not been translated into English yet. It is shown in Finnish." in words_of(html)
    assert '<h1 lang="fi">Sopimus</h1>' in html
    assert '<li><span lang="fi">Uusia työpaikkoja</span></li>' in html
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{agreement.address("fi")}">' in html
    assert "hreflang=" not in html[: html.index("</head>")]


def test_another_languages_slug_leads_to_the_right_address_in_one_step(client):
    agreement = an_agreement()

    response = client.get(f"{LIST}{agreement.slug_fi}/")

    assert (response.status_code, response.headers["Location"]) == (301, agreement.address("en"))


def test_an_unknown_slug_is_not_found(client):
    assert client.get(f"{LIST}no-such-agreement/").status_code == 404


def fill(agreement, count):
    for _ in range(count):
        organisation = an_organisation()
        agreement.parties.add(organisation)
        a_funder(agreement, organisation=organisation)
        a_funder(agreement, instrument=a_funding_instrument())
        a_theme(agreement=agreement, parent=a_theme(agreement=agreement))
        agreement.contacts.add(a_contact(organisation=organisation))
        agreement.documents.add(a_document())
        agreement.sources.add(a_source())
        a_lead_project().agreements.add(agreement)
        a_news_item().agreements.add(agreement)


@pytest.mark.parametrize("count", [1, 5])
def test_an_agreements_page_costs_seven_queries_however_much_it_holds(client, django_assert_num_queries, count):
    agreement = an_agreement(area=an_urban_area())
    fill(agreement, count)

    with django_assert_num_queries(7):
        client.get(agreement.address("sv"))


def test_a_page_that_falls_back_costs_no_query_more(client, django_assert_num_queries):
    agreement = an_agreement(title_fi="Sopimus", slug_fi="sopimus", area=an_urban_area())
    fill(agreement, 2)

    with django_assert_num_queries(7):
        client.get(agreement.address("sv"))


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_the_same_however_many_agreements(client, django_assert_max_num_queries, count):
    for _ in range(count):
        an_agreement(area=an_urban_area())

    with django_assert_max_num_queries(4):
        client.get(LIST)
