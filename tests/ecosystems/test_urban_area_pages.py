"""Urban areas: the list and the map say the same, and each page tells what the area agreed and takes part in."""

import pytest

from ecosystems.models import Participation
from tests.builders import (
    a_contact,
    a_fixed_page,
    a_lead_project,
    a_source,
    an_agreement,
    an_organisation,
    an_urban_area,
)
from tests.reading import words_of

pytestmark = pytest.mark.django_db

DRAFT = {"state": "draft", "published_at": None}
LIST = "/en/urban-areas/"


def words_at(client, path):
    return words_of(client.get(path).content.decode())


def test_the_list_marks_the_areas_whose_operators_are_in_charge(client):
    an_urban_area(name_en="Oulu", leads_rdi_operators=True)
    an_urban_area(name_en="Turku")

    assert "Oulu RDI operators in charge Turku" in words_at(client, LIST)


def test_the_map_has_the_areas_whose_point_is_known_and_the_list_has_all(client):
    an_urban_area(name_en="Oulu", latitude="65.0121", longitude="25.4651")
    an_urban_area(name_en="Pointless")

    html = client.get(LIST).content.decode()

    assert 'aria-label="Map of Finland with these urban areas: Oulu"' in html
    assert "Pointless" in words_of(html)


def test_an_empty_list_says_so(client):
    assert "No urban areas have been published." in words_at(client, LIST)


def test_a_draft_area_is_in_no_list_and_has_no_page(client):
    area = an_urban_area(name_en="Secret", **DRAFT)

    assert "Secret" not in client.get(LIST).content.decode()
    assert client.get(area.address("en")).status_code == 404


def test_the_page_tells_its_cities_agreements_projects_and_contacts(client):
    area = an_urban_area(name_en="Helsinki Metropolitan Area", abbreviation_en="HMA", leads_rdi_operators=True)
    area.cities.add(an_organisation(name_en="City of Vantaa"))
    area.contacts.add(a_contact(name="Saana Suvi"))
    area.sources.add(a_source(title_en="Where it was read"))
    an_agreement(area=area, title_en="The agreement")
    Participation.objects.create(project=a_lead_project(title_en="Photonics"), area=area, role="coordinator")

    words = words_at(client, area.address("en"))

    said = [
        "HMA",
        "RDI operators in charge",
        "City of Vantaa",
        "The agreement",
        "Photonics coordinates",
        "Saana Suvi",
    ]
    assert [text for text in [*said, "Where it was read"] if text not in words] == []


def test_drafts_stay_off_an_areas_page(client):
    area = an_urban_area()
    an_agreement(area=area, title_en="Secret agreement", **DRAFT)
    a_lead_project(area, title_en="Secret project", **DRAFT)
    area.contacts.add(a_contact(name="Secret person", **DRAFT))

    assert "Secret" not in client.get(area.address("en")).content.decode()


def test_projects_that_publish_no_areas_are_not_counted_as_absent(client):
    a_lead_project(areas_known="not_published")
    a_lead_project(areas_known="not_published")

    words = words_at(client, an_urban_area().address("en"))

    assert "2 lead projects do not publish which urban areas take part." in words
    assert "None of the lead projects" not in words


def test_an_area_in_no_project_says_so_when_every_project_is_told(client):
    a_lead_project(an_urban_area())

    words = words_at(client, an_urban_area().address("en"))

    assert "None of the lead projects on this site." in words
    assert "This site holds no agreement of this area." in words


@pytest.mark.parametrize("count", [1, 20])
def test_list_and_page_cost_the_same_queries_however_many_records(client, django_assert_max_num_queries, count):
    a_fixed_page("urban-areas")
    area = an_urban_area()
    for _ in range(count):
        an_urban_area()
        an_agreement(area=area)
        a_lead_project(area)
        area.contacts.add(a_contact(organisation=an_organisation()))

    with django_assert_max_num_queries(3):
        client.get(LIST)
    with django_assert_max_num_queries(6):
        client.get(area.address("fi"))
