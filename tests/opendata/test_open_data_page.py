"""People find every list, what may be done with it, and what the words in it mean."""

import pytest

from portal.languages.addresses import fixed_address
from portal.languages.localized import codes
from portal.opendata.kinds import KINDS
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


def test_it_is_no_record_and_has_no_data_of_its_own(client):
    html = client.get("/en/open-data/").content.decode()

    assert 'type="application/json"' not in html
    assert client.get("/en/open-data.json").status_code == 404
    assert "own" in words_of(html)


def test_the_page_asks_the_database_nothing(client, django_assert_num_queries):
    client.get("/en/open-data/")

    with django_assert_num_queries(0):
        client.get("/en/open-data/")
