"""The front page: strategy, spearheads, agreement, lead projects, news, figures, tiles, people."""

import pytest

from tests.builders import (
    a_contact,
    a_fixed_page,
    a_lead_project,
    a_news_item,
    a_spearhead,
    a_strategy,
    a_theme,
    an_agreement,
    an_organisation,
    an_urban_area,
)

pytestmark = pytest.mark.django_db


def test_the_front_page_leads_from_the_strategy_to_the_phone_number(client):
    strategy = a_strategy(title_fi="Resurssiviisas alue")
    a_spearhead(strategy, title_fi="Ilmastoneutraalius")
    agreement = an_agreement(title_fi="Ekosysteemisopimus")
    a_theme(agreement=agreement, title_fi="Terveysteknologia")
    agreement.contacts.add(a_contact(name="Saana Suvi", phone="+358401699392"))
    a_lead_project(title_fi="Fotoniikka")
    a_news_item(title_fi="Uutinen", dateline="2021-02")

    html = client.get("/fi/").content.decode()

    for said in ("Resurssiviisas alue", "Ilmastoneutraalius", "Ekosysteemisopimus", "Terveysteknologia", "Fotoniikka"):
        assert said in html
    assert "helmikuu 2021" in html
    assert 'href="tel:+358401699392"' in html


def test_the_front_page_counts_every_lead_project_and_shows_the_newest(client):
    for number in range(11):
        a_lead_project(title_fi=f"Hanke {number:02}")
    a_lead_project(title_fi="Päättynyt hanke", start_year=2001, end_year=2003)

    html = client.get("/fi/").content.decode()

    assert "<dd>11</dd>" in html
    assert html.count(">Hanke ") == 8
    assert "Hanke 10" in html
    assert "Hanke 02" not in html
    assert "Päättynyt" not in html


def test_an_empty_portal_has_a_front_page_in_each_language(client):
    for language in ("fi", "sv", "en"):
        response = client.get(f"/{language}/")

        assert response.status_code == 200
        assert f'<html lang="{language}">' in response.content.decode()


def test_drafts_stay_off_the_front_page(client):
    secret = {"state": "draft", "published_at": None}
    a_strategy(title_fi="Salainen strategia", **secret)
    an_agreement(title_fi="Salainen sopimus", **secret)
    a_lead_project(title_fi="Salainen hanke", **secret)
    a_news_item(title_fi="Salainen uutinen", **secret)
    a_fixed_page("home", title_fi="Salainen etusivu", **secret)

    assert "Salainen" not in client.get("/fi/").content.decode()


def test_the_tiles_lead_to_the_urban_area_and_the_list_beside_says_the_same(client):
    area = an_urban_area()
    area.cities.add(an_organisation(municipality_code="091"), an_organisation(municipality_code="049"))

    html = client.get("/sv/").content.decode()

    assert html.count(f'href="{area.address("sv")}"') == 4
    assert "Helsingfors" in html
    assert "Esbo" in html


@pytest.mark.parametrize("count", [1, 12])
def test_the_front_page_costs_at_most_twelve_queries(client, django_assert_max_num_queries, count):
    strategy = a_strategy()
    agreement = an_agreement()
    area = an_urban_area()
    area.cities.add(an_organisation(municipality_code="091"))
    for _ in range(count):
        a_spearhead(strategy)
        a_theme(agreement=agreement)
        agreement.contacts.add(a_contact(organisation=an_organisation()))
        a_lead_project()
        a_news_item()

    with django_assert_max_num_queries(12):
        client.get("/fi/")
