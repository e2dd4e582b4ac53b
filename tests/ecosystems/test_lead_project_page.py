"""A lead project's page: what is known of it, and what is not published said in words."""

import pytest

from ecosystems.models import Participation
from tests.builders import (
    a_contact,
    a_document,
    a_lead_project,
    a_news_item,
    a_source,
    a_spearhead,
    a_strategy,
    a_theme,
    an_agreement,
    an_organisation,
    an_urban_area,
)
from tests.reading import json_ld_of, words_of

pytestmark = pytest.mark.django_db

DRAFT = {"state": "draft", "published_at": None}


def html_of(client, item, language="en"):
    return client.get(item.address(language)).content.decode()


def test_the_page_tells_who_carries_out_what_and_whom_to_call(client):
    theme = a_theme(title_en="Photonics theme")
    project = a_lead_project(
        an_urban_area(name_en="Tampere"),
        title_en="Photonics",
        abbreviation="PHO",
        theme=theme,
        start_year=2024,
        end_year=2090,
        coordinator=an_organisation(name_en="City of Oulu"),
        url="https://photonics.example/",
    )
    Participation.objects.create(project=project, area=an_urban_area(name_en="Oulu"), role="coordinator")
    project.agreements.add(an_agreement(title_en="The agreement"))
    project.spearheads.add(a_spearhead(title_en="The spearhead"))
    project.contacts.add(a_contact(name="Riina Suvi", title_en="Manager"))
    project.documents.add(a_document(title_en="Project plan"))
    project.sources.add(a_source(title_en="News of the network"))
    a_news_item(title_en="It began").lead_projects.add(project)

    html = html_of(client, project)
    words = words_of(html)

    said = [
        *("PHO", "Photonics theme", "Period 2024–2090", "Coordinator City of Oulu", "Oulu , coordinates Tampere"),
        *(
            "The agreement",
            "The spearhead",
            "Manager Riina Suvi",
            "Project plan",
            "News of the network",
            "It began",
        ),
        *("Website photonics.example/", "All lead projects"),
    ]
    assert [text for text in said if text not in words] == []
    assert f'href="/en/lead-projects/?theme={theme.slug_en}"' in html


def test_what_the_sources_do_not_publish_is_said_in_words(client):
    project = a_lead_project(areas_known="not_published", coordinator_known="not_published", duration_years=2)

    words = words_of(html_of(client, project))

    assert "Period 2 years, the dates are not published" in words
    assert "Coordinator Not published" in words
    assert "Urban areas that take part Not published" in words


def test_one_year_is_said_in_the_singular_and_no_length_at_all_as_not_published(client):
    assert "Period 1 year, the dates" in words_of(html_of(client, a_lead_project(duration_years=1)))
    assert "Period Not published" in words_of(html_of(client, a_lead_project()))


def test_a_project_that_is_known_to_have_no_coordinator_says_none(client):
    words = words_of(html_of(client, a_lead_project(coordinator_known="none")))

    assert "Coordinator None" in words


def test_an_ended_project_says_so(client):
    words = words_of(html_of(client, a_lead_project(start_year=2018, end_year=2020)))

    assert "This lead project ended in 2020." in words


def test_a_small_map_is_drawn_only_where_areas_are_known(client):
    oulu = an_urban_area(name_en="Oulu", latitude="65.0121", longitude="25.4651")

    assert '<svg class="map"' in html_of(client, a_lead_project(oulu))
    assert '<svg class="map"' not in html_of(client, a_lead_project(areas_known="not_published"))


def test_drafts_and_what_stands_under_a_draft_stay_off_the_page(client):
    secret_strategy = a_strategy(**DRAFT)
    project = a_lead_project(
        an_urban_area(name_en="Secret area", **DRAFT),
        theme=a_theme(title_en="Secret theme", agreement=an_agreement(**DRAFT)),
    )
    project.agreements.add(an_agreement(title_en="Secret agreement", **DRAFT))
    project.spearheads.add(a_spearhead(secret_strategy, title_en="Secret spearhead"))
    project.contacts.add(a_contact(name="Secret person", **DRAFT))
    a_news_item(title_en="Secret news", **DRAFT).lead_projects.add(project)

    assert "Secret" not in html_of(client, project)


def test_a_fallback_is_marked_and_told(client):
    project = a_lead_project(title_fi="Hanke", title_sv="Projekt", slug_fi="hanke", summary_fi="Tiivistelmä")

    html = html_of(client, project, "sv")

    assert "<h1>Projekt</h1>" in html
    assert '<p class="lead"><span lang="fi">Tiivistelmä</span></p>' in html
    assert 'class="note-box note-missing"' in html


def test_search_engines_are_told_of_the_project_in_the_words_of_the_page(client):
    project = a_lead_project(an_urban_area(name_en="Oulu"), title_en="Photonics", summary_en="Light.")

    assert json_ld_of(html_of(client, project), "Project") == [
        {
            "@type": "Project",
            "name": "Photonics",
            "description": "Light.",
            "url": f"http://127.0.0.1:8000{project.address('en')}",
            "areaServed": [{"@type": "Place", "name": "Oulu"}],
        }
    ]


@pytest.mark.parametrize("count", [1, 6])
def test_the_page_costs_the_same_queries_however_much_it_holds(client, django_assert_num_queries, count):
    project = a_lead_project(theme=a_theme(), coordinator=an_organisation())
    for _ in range(count):
        Participation.objects.create(project=project, area=an_urban_area())
        project.agreements.add(an_agreement())
        project.spearheads.add(a_spearhead())
        project.contacts.add(a_contact(organisation=an_organisation()))
        project.documents.add(a_document())
        project.sources.add(a_source())
        a_news_item().lead_projects.add(project)

    with django_assert_num_queries(6):
        client.get(project.address("fi"))
