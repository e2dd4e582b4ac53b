"""One address answers HTML, JSON and JSON-LD, by what is asked for or by the end of the address."""

import pytest
from django.utils import timezone

from portal.publishing.models import State
from tests.builders import a_fixed_page, a_news_item, a_strategy, an_indicator
from tests.opendata.answers import local, record
from tests.opendata.known import a_known_organisation

pytestmark = pytest.mark.django_db

TYPES = {"json": "application/json", "jsonld": "application/ld+json"}


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("", "text/html; charset=utf-8"),
        ("*/*", "text/html; charset=utf-8"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
        ("application/json", "application/json"),
        ("application/ld+json, application/json;q=0.5", "application/ld+json"),
        ("application/json;q=0.1, text/html", "text/html; charset=utf-8"),
        ("application/xml", "text/html; charset=utf-8"),
        ("nonsense", "text/html; charset=utf-8"),
    ],
)
def test_a_page_answers_in_the_format_that_is_asked_for(client, accept, content_type):
    page = a_strategy()

    answer = client.get(page.address("sv"), headers={"accept": accept})

    assert (answer.status_code, answer["Content-Type"]) == (200, content_type)
    assert "Accept" in answer["Vary"].split(", ")


@pytest.mark.parametrize("end", ["json", "jsonld"])
def test_the_end_of_the_address_says_the_same_as_the_header(client, end):
    page = a_strategy()

    by_header = client.get(page.address("en"), headers={"accept": TYPES[end]})
    by_end = client.get(page.address("en").rstrip("/") + f".{end}")

    assert by_end.content == by_header.content
    assert by_end["Content-Type"] == TYPES[end]


@pytest.mark.parametrize("path", ["/fi/", "/sv/strategier/"])
def test_pages_of_the_site_are_data_too_before_staff_have_written_a_word(client, path):
    told = record(client, path, accept="application/json")

    assert (told["kind"], told["title"]["fi"]["status"]) == ("page", "own")


def test_every_page_leads_to_its_data(client):
    page = a_news_item(slug_fi="uutinen")

    html = client.get("/fi/ajankohtaista/uutinen/").content.decode()

    assert '<link rel="alternate" type="application/json" href="/fi/ajankohtaista/uutinen.json">' in html
    assert client.get("/fi/ajankohtaista/uutinen.json").json()["record"]["id"].endswith(f"/id/news-item/{page.pk}")


def test_a_slug_of_another_language_leads_to_the_right_address_in_the_same_format(client):
    page = a_strategy(slug_fi="oikea", slug_sv="ratt")

    by_end = client.get("/fi/strategiat/ratt.json")
    by_header = client.get("/fi/strategiat/ratt/", headers={"accept": "application/json"})

    assert (by_end.status_code, by_end["Location"]) == (301, "/fi/strategiat/oikea.json")
    assert (by_header.status_code, by_header["Location"]) == (301, "/fi/strategiat/oikea/")
    assert page.slug_fi == "oikea"


@pytest.mark.parametrize(
    ("columns", "status"),
    [
        ({"state": State.DRAFT, "published_at": None}, 404),
        ({"state": State.UNPUBLISHED, "ending": {"notice": {"fi": "Poistettu."}}, "published_at": timezone.now()}, 410),
    ],
)
def test_what_is_not_there_is_a_problem_and_not_a_page(client, columns, status):
    a_strategy(slug_fi="poissa", **columns)

    answers = [
        client.get("/fi/strategiat/poissa.json"),
        client.get("/fi/strategiat/poissa/", headers={"accept": "application/json"}),
    ]

    assert {(answer.status_code, answer["Content-Type"]) for answer in answers} == {
        (status, "application/problem+json")
    }
    assert answers[0].json()["status"] == status


def test_a_record_that_is_gone_says_why_in_the_language_of_the_address(client):
    notice = {"fi": "Poistettu.", "sv": "Borttagen."}
    a_strategy(
        slug_sv="borta", state=State.UNPUBLISHED, published_at=timezone.now(), ending={"notice": notice, "address": ""}
    )

    assert client.get("/sv/strategier/borta.json").json()["detail"] == "Borttagen."


def test_a_withdrawn_record_says_so_at_its_own_address(client):
    ending = {"at": "2026-01-01T00:00:00+00:00", "notice": {"fi": "Vanha."}}
    page = a_strategy(state=State.WITHDRAWN, published_at=timezone.now(), ending=ending)

    assert record(client, page.address("fi"), accept="application/json")["state"] == "withdrawn"


def test_a_program_reads_a_problem_wherever_nothing_is(client):
    answer = client.get("/fi/ei-ole/", headers={"accept": "application/json"})
    page = client.get("/fi/ei-ole/")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert (page.status_code, page["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "Accept" in page["Vary"]


def test_an_id_leads_to_the_page_or_to_the_data_of_what_it_names(client):
    page = a_strategy()
    path = f"/id/strategy/{page.pk}"

    seen = client.get(path, headers={"accept-language": "sv"})
    told = client.get(path, headers={"accept": "application/json"})

    assert (seen.status_code, seen["Location"]) == (303, page.address("sv"))
    assert (told.status_code, told["Location"]) == (303, f"{path}.json")
    assert record(client, f"{path}.json") == record(client, page.address("fi"), accept="application/json")


def test_what_has_no_page_has_an_address_all_the_same(client):
    indicator, organisation = an_indicator(), a_known_organisation()

    found = [
        record(client, f"/id/indicator/{indicator.pk}.json"),
        record(client, f"/id/organisation/{organisation.pk}.json"),
    ]

    assert [one["addresses"] for one in found] == [None, None]
    assert client.get(f"/id/indicator/{indicator.pk}")["Location"] == "/fi/seuranta/"
    assert client.get(f"/id/organisation/{organisation.pk}")["Location"] == f"/id/organisation/{organisation.pk}.json"


@pytest.mark.parametrize(
    "path",
    [
        *("/id/indicator/1.json", "/id/strategy/zz.json", "/id/strategy/99999999999999999999.json"),
        *("/id/nothing/1", "/id/page/nothing"),
    ],
)
def test_an_id_of_nothing_is_not_found(client, path):
    answer = client.get(path)

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_the_id_of_a_page_is_its_key(client):
    a_fixed_page("about", title_fi="Tietoa")

    told = record(client, "/id/page/about.json")

    assert (told["title"]["fi"]["text"], local(told["id"])) == ("Tietoa", "/id/page/about")
