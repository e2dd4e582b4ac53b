"""The list of lead projects: choices of theme and urban area, groups by period, pages, the matrix, the map."""

import re

import pytest

from ecosystems.models import Participation
from portal.facts.periods import this_year
from tests.builders import a_fixed_page, a_lead_project, a_theme, an_agreement, an_urban_area
from tests.reading import main_of, words_of

pytestmark = pytest.mark.django_db

DRAFT = {"state": "draft", "published_at": None}
LIST = "/en/lead-projects/"
UNKNOWN = "The address names a theme or an urban area that is not on this site"


def listed(client, query="", path=LIST):
    """The titles of the ledger, in its order."""
    html = client.get(f"{path}{query}").content.decode()
    rows = re.findall(r'class="ledger-title"><a href="[^"]*">(.*?)</a>', html)
    return [re.sub(r"<[^>]+>", "", row) for row in rows]


def matrix_row(client, title, path=LIST):
    """The words of a project's row: its cells as they are read aloud."""
    html = client.get(path).content.decode()
    table = html[html.index("<tbody>") : html.index("</tbody>")]
    row = next(row for row in table.split("</tr>") if title in row)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)]


def test_projects_stand_in_groups_by_period_and_in_order_of_name(client):
    year = this_year()
    a_lead_project(title_en="Over", start_year=year - 3, end_year=year - 1)
    a_lead_project(title_en="Undated")
    a_lead_project(title_en="Zebra", start_year=year, end_year=year + 1)
    a_lead_project(title_en="Ant", start_year=year - 1, end_year=year)
    a_lead_project(title_en="Next", start_year=year + 1, end_year=year + 2)

    words = words_of(client.get(LIST).content.decode())

    assert listed(client) == ["Ant", "Zebra", "Next", "Undated", "Over"]
    headings = ["Under way", "Beginning later", "Period not published", "Ended"]
    assert sorted(headings, key=words.index) == headings


def test_names_are_ordered_as_the_language_does(client):
    for name in ("Ääni", "Zeta", "Aalto"):
        a_lead_project(title_fi=name, title_en=name)

    assert listed(client, path="/fi/karkihankkeet/") == ["Aalto", "Zeta", "Ääni"]
    assert listed(client) == ["Aalto", "Ääni", "Zeta"]


def test_a_length_without_years_says_that_the_dates_are_not_published(client):
    a_lead_project(duration_years=2)

    assert "2 years, the dates are not published" in words_of(client.get(LIST).content.decode())


def test_an_abbreviation_stands_beside_the_name_unless_the_name_holds_it(client):
    a_lead_project(title_en="Mobile work machines", abbreviation="SIXPoE")
    a_lead_project(title_en="SIXPoE again", abbreviation="SIXPoE")

    assert listed(client) == ["Mobile work machines (SIXPoE)", "SIXPoE again"]


def test_the_words_of_the_page_are_those_that_staff_wrote(client):
    a_fixed_page("lead-projects", title_en="Our lead projects", summary_en="Two years, at least three areas.")

    words = words_of(client.get(LIST).content.decode())

    assert "Our lead projects Two years, at least three areas." in words


def test_an_empty_list_says_so(client):
    assert "No lead projects have been published." in words_of(client.get(LIST).content.decode())


def test_drafts_are_neither_in_the_list_nor_in_a_choice_nor_in_the_matrix(client):
    secret_theme = a_theme(title_en="Secret theme", agreement=an_agreement(**DRAFT))
    unused_theme = a_theme(title_en="Secret unused theme")
    project = a_lead_project(an_urban_area(name_en="Secret area", **DRAFT), theme=secret_theme)
    a_lead_project(an_urban_area(), title_en="Secret project", theme=unused_theme, **DRAFT)

    html = client.get(LIST).content.decode()

    assert "Secret" not in html
    assert project.title_en in html


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_theme_is_chosen_by_its_slug_in_any_language(client, language):
    theme = a_theme()
    a_lead_project(title_en="Chosen", theme=theme)
    a_lead_project(title_en="Other", theme=a_theme())

    assert listed(client, f"?theme={getattr(theme, f'slug_{language}')}") == ["Chosen"]


def test_a_theme_finds_the_projects_of_what_is_part_of_it(client):
    theme = a_theme(title_en="Health")
    a_lead_project(title_en="Deep", theme=a_theme(parent=a_theme(parent=theme)))
    a_lead_project(title_en="Other", theme=a_theme())

    assert listed(client, f"?theme={theme.slug_en}") == ["Deep"]


def test_an_urban_area_finds_the_projects_in_which_it_takes_part(client):
    oulu, turku = an_urban_area(), an_urban_area()
    a_lead_project(oulu, turku, title_en="Both")
    a_lead_project(turku, title_en="Turku alone")

    assert listed(client, f"?area={oulu.slug_sv}") == ["Both"]


def test_theme_and_area_work_together(client):
    oulu, theme = an_urban_area(), a_theme()
    a_lead_project(oulu, title_en="Wanted", theme=theme)
    a_lead_project(oulu, title_en="Other theme", theme=a_theme())
    a_lead_project(title_en="Other area", theme=theme)

    assert listed(client, f"?theme={theme.slug_en}&area={oulu.slug_en}") == ["Wanted"]


def test_the_form_shows_what_was_chosen_and_counts_it(client):
    theme = a_theme(title_fi="Fotoniikka", title_en="Photonics")
    a_lead_project(theme=theme)

    html = client.get(f"{LIST}?theme={theme.slug_fi}").content.decode()

    assert f'<option value="{theme.slug_en}" selected>Photonics</option>' in html
    assert '<label for="f-theme">Theme</label>' in html
    assert "1 lead project. Show all" in words_of(html)


@pytest.mark.parametrize("query", ["?theme=nothing", "?area=nothing", "?theme=%3Cscript%3E", "?area=%F0%9F%98%80"])
def test_a_value_that_does_not_exist_gives_an_empty_list_that_says_so(client, query):
    a_lead_project(an_urban_area(), theme=a_theme())

    response = client.get(f"{LIST}{query}")

    assert response.status_code == 200
    assert listed(client, query) == []
    assert UNKNOWN in words_of(response.content.decode())
    assert "<script>" not in main_of(response.content.decode())


def test_a_choice_that_finds_nothing_says_so_and_tells_of_projects_that_publish_no_areas(client):
    area = an_urban_area()
    a_lead_project(areas_known="not_published")

    words = words_of(client.get(f"{LIST}?area={area.slug_en}").content.decode())

    assert "No lead project matches this choice." in words
    assert "1 lead project does not publish which urban areas take part" in words


def test_an_empty_choice_is_no_choice(client):
    a_lead_project(title_en="Only one")

    assert listed(client, "?theme=&area=") == ["Only one"]


def test_a_fallback_in_a_choice_is_marked_with_its_language(client):
    a_lead_project(theme=a_theme(title_fi="Urheilu", slug_fi="urheilu"))

    assert '<option value="urheilu" lang="fi">Urheilu</option>' in client.get(LIST).content.decode()


def test_twenty_stand_on_a_page_and_the_links_keep_the_choice(client):
    theme = a_theme()
    for number in range(21):
        a_lead_project(title_en=f"Project {number:02}", theme=theme)
    a_lead_project(title_en="Other", theme=a_theme())
    query = f"?theme={theme.slug_en}"

    assert len(listed(client, query)) == 20
    assert listed(client, f"{query}&page=2") == ["Project 20"]
    assert f'href="{query}&amp;page=2"' in client.get(f"{LIST}{query}").content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "2", "x", "1.5", "99999999999999999999", "%F0%9F%98%80"])
def test_a_page_number_that_does_not_exist_is_not_found(client, page):
    a_lead_project()

    assert client.get(f"{LIST}?page={page}").status_code == 404


def test_the_matrix_puts_words_behind_every_dot(client):
    oulu, tampere, turku = (an_urban_area(name_en=name) for name in ("Oulu", "Tampere", "Turku"))
    project = a_lead_project(tampere, title_en="Photonics")
    Participation.objects.create(project=project, area=oulu, role="coordinator")

    html = client.get(LIST).content.decode()

    assert matrix_row(client, "Photonics") == ["coordinates", "takes part", "does not take part"]
    assert f'<th scope="row"><a href="{project.address("en")}">Photonics</a></th>' in html
    assert '<th scope="col"><span>Oulu</span></th>' in html
    assert turku.name_en in html


def test_a_project_whose_areas_are_not_published_says_so_in_its_row(client):
    an_urban_area()
    an_urban_area()
    a_lead_project(title_en="Silent", areas_known="not_published")
    a_lead_project(title_en="Nobody", areas_known="none")

    assert matrix_row(client, "Silent") == ["Not published"]
    assert matrix_row(client, "Nobody") == ["None"]


def test_where_only_some_areas_are_published_the_rest_is_not_published_rather_than_absent(client):
    known = an_urban_area(name_en="Aa")
    an_urban_area(name_en="Bb")
    a_lead_project(known, title_en="Half told", areas_known="not_published")

    assert matrix_row(client, "Half told") == ["takes part", "not published"]


def test_the_map_names_the_urban_areas_and_the_list_beside_it_says_the_same(client):
    oulu = an_urban_area(name_en="Oulu", latitude="65.0121", longitude="25.4651")
    an_urban_area(name_en="Nowhere")
    a_lead_project(oulu)

    html = client.get(LIST).content.decode()

    assert 'aria-label="Map of Finland with these urban areas: Oulu"' in html
    assert ">Oulu</text>" in html
    words = words_of(html)
    assert "Oulu 1 lead project" in words[words.index("Urban areas of the network") :]
    assert "Nowhere" in words[words.index("Urban areas of the network") :]


@pytest.mark.parametrize("count", [1, 25])
def test_the_list_costs_the_same_queries_however_many_projects(client, django_assert_max_num_queries, count):
    a_fixed_page("lead-projects")
    for _ in range(count):
        a_lead_project(an_urban_area(), an_urban_area(), theme=a_theme(parent=a_theme()))

    with django_assert_max_num_queries(7):
        client.get(LIST)
