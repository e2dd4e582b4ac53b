"""People find every list, what may be done with it, and what the words in it mean."""

import pytest

from portal.languages.addresses import fixed_address
from portal.languages.localized import codes
from portal.opendata.kinds import KINDS
from tests.builders import a_fixed_page
from tests.reading import words_of
from tests.walking import Reading

pytestmark = pytest.mark.django_db


def links_of(client, language):
    answer = client.get(fixed_address("open-data", language))
    assert answer.status_code == 200
    return Reading(answer.content.decode()).links


def test_the_page_leads_to_every_list_in_every_format(client):
    links = set(links_of(client, "en"))

    lists = {f"/data/{kind.plural}.{end}" for kind in KINDS for end in ("json", "jsonld", "csv", "csv?bom=1")}
    assert lists - links == set()
    assert {"/data/openapi.json", "/data/catalogue.jsonld", "https://creativecommons.org/licenses/by/4.0/"} < links


@pytest.mark.parametrize("language", codes())
def test_every_address_on_it_answers(client, language):
    own = {link.removeprefix("http://127.0.0.1:8000") for link in links_of(client, language)}
    of_data = [link for link in own if link.startswith("/data/") or link.endswith(".json")]

    assert {link: client.head(link).status_code for link in of_data} == dict.fromkeys(of_data, 200)


def test_the_footer_of_every_page_leads_to_it(client):
    assert f'<a href="{fixed_address("open-data", "sv")}">' in client.get("/sv/").content.decode()


def test_its_words_are_those_of_staff_and_it_has_data_of_its_own_as_every_page(client):
    a_fixed_page(key="open-data", title_en="Data for all", summary_en="Take it.", body_en="And **use** it.")

    words = words_of(client.get("/en/open-data/").content.decode())

    assert "Data for all Take it. And use it. Data sets" in words
    assert client.get("/en/open-data.json").json()["record"]["title"]["en"] == {"text": "Data for all", "status": "own"}


def test_it_is_there_and_in_the_sitemap_before_staff_have_written_anything(client):
    listed = client.get("/sitemap.xml").content.decode()

    for name in ("open-data", "frozen-strategies"):
        for code in codes():
            assert f"{fixed_address(name, code)}</loc>" in listed
    assert "<h1>Open data</h1>" in client.get("/en/open-data/").content.decode()


def test_the_page_asks_the_database_for_its_words_alone(client, django_assert_num_queries):
    client.get("/en/open-data/")

    with django_assert_num_queries(1):
        client.get("/en/open-data/")
