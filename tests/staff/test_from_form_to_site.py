"""From an empty form to the public page: a lead project in two languages, the third one marked."""

import pytest
from django.test import Client

from ecosystems.models import LeadProject
from tests.builders import a_theme, an_organisation, an_urban_area
from tests.staff.forms import go_out, new_row, sent_back
from tests.staff.records import page

pytestmark = pytest.mark.django_db


def test_a_lead_project_in_two_languages_is_on_the_site_with_the_third_marked(
    staff_client: Client, client: Client
) -> None:
    areas = [an_urban_area(), an_urban_area(), an_urban_area()]
    url = page(LeadProject, "add")
    rows: dict[str, str] = {}
    for number, area in enumerate(areas):
        rows |= new_row("participations", number, area=str(area.pk), role="participant")

    answer = staff_client.post(
        url,
        sent_back(
            staff_client,
            url,
            title_fi="Ympäristötieto käyttöön",
            slug_fi="ymparistotieto",
            title_sv="Miljödata i bruk",
            slug_sv="miljodata",
            body_fi="Tieto **käyttöön**.",
            body_sv="Data **i bruk**.",
            theme=str(a_theme().pk),
            coordinator=str(an_organisation().pk),
            start_year="2024",
            end_year="2026",
            **rows,
        ),
        follow=True,
    )

    project = go_out(LeadProject.objects.get())
    assert "usually" not in answer.content.decode()
    assert project.participations.count() == 3
    assert project.own_languages() == ["fi", "sv"]
    assert "<strong>käyttöön</strong>" in client.get(project.address("fi")).content.decode()
    assert "<strong>i bruk</strong>" in client.get(project.address("sv")).content.decode()
    english = client.get(project.address("en")).content.decode()
    assert '<h1 lang="fi">Ympäristötieto käyttöön</h1>' in english
