"""What caches and the pages of other sites may do with data, and with nothing but data."""

import json

import pytest
from django.http import HttpResponse
from django.utils.translation import override

from portal.opendata.negotiation import ProblemsForPrograms
from tests.builders import a_strategy
from tests.opendata.answers import body

pytestmark = pytest.mark.django_db

OF_DATA = [
    *("/data/strategies.json", "/data/strategies.csv", "/data/strategies.jsonld"),
    *("/data/openapi.json", "/fi/index.json"),
]


@pytest.mark.parametrize("path", OF_DATA)
def test_data_may_be_read_by_any_site_and_kept_by_any_cache(client, path):
    answer = client.get(path)

    assert (answer.status_code, len(body(answer)) > 0) == (200, True)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not answer.cookies
    assert 'rel="license"' in answer["Link"]


@pytest.mark.parametrize("path", OF_DATA)
def test_what_the_asker_has_already_is_not_sent_twice(client, path):
    a_strategy()
    etag = client.head(path)["ETag"]

    again = client.get(path, headers={"if-none-match": etag})

    assert (again.status_code, body(again)) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["/data/strategies.json", "/data/strategies.csv"])
def test_a_change_is_seen_at_once(client, path):
    strategy = a_strategy()
    etag = client.head(path)["ETag"]
    type(strategy).objects.filter(pk=strategy.pk).update(title_sv="Ny")

    assert client.head(path, headers={"if-none-match": etag}).status_code == 200


@pytest.mark.parametrize("path", OF_DATA)
def test_the_headers_alone_are_the_same(client, path):
    whole, head = client.get(path), client.head(path)

    assert (head.status_code, body(head), len(body(whole)) > 0) == (200, b"", True)
    assert (head["ETag"], head["Content-Type"]) == (whole["ETag"], whole["Content-Type"])


@pytest.mark.parametrize("path", [*OF_DATA, "/fi/"])
def test_a_browser_may_ask_beforehand(client, path):
    answer = client.options(path, headers={"access-control-request-method": "GET", "origin": "https://example.fi"})

    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_data_are_read_alone(client, method):
    answer = getattr(client, method)("/data/strategies.json")

    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["/fi/", "/en/open-data/", "/admin/login/", "/preview/x/", "/fi/ei-ole/", "/healthz"])
@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_pages_are_open_to_no_other_site(client, path, accept):
    answer = client.get(path, headers={"accept": accept})

    assert "Access-Control-Allow-Origin" not in answer
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/admin/", "/admin/ei-ole/", "/preview/x/"])
def test_what_is_of_staff_is_never_data(client, path):
    answer = client.get(path, headers={"accept": "application/json"})

    assert "Access-Control-Allow-Origin" not in answer
    assert "json" not in answer.get("Content-Type", "")


def test_a_request_that_no_page_could_mean_is_a_problem_for_a_program(client):
    answer = client.get("/data/news.json?limit=%00")

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_an_id_leads_on_from_the_pages_of_other_sites_too(client, accept):
    answer = client.get(f"/id/strategy/{a_strategy().pk}", headers={"accept": accept})

    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (303, "*")


@pytest.mark.parametrize("path", ["/data/news.json", "/data/news.json?limit=0", "/id/strategy/0", "/id/nothing/1.json"])
def test_a_browser_lets_a_program_read_what_it_needs_to_follow(client, path):
    answer = client.get(path)

    assert answer["Access-Control-Expose-Headers"] == "Date, ETag, Link, Content-Disposition"


TRY_AGAIN = "The portal cannot answer at the moment. Try again later."
NOT_READ = "The address or the request is not one that the portal can read."


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (400, NOT_READ),
        (403, "The portal does not allow this."),
        (405, "Nothing of this kind can be done at this address."),
        *((413, NOT_READ), (429, NOT_READ), (500, TRY_AGAIN), (503, TRY_AGAIN)),
    ],
)
def test_a_refusal_is_told_as_what_it_is(rf, status, sentence):
    page = HttpResponse("<p>…", status=status, headers={"Retry-After": "60"})
    request = rf.get("/en/", headers={"accept": "application/json"})

    with override("en"):
        answer = ProblemsForPrograms(lambda _request: page)(request)

    assert (answer.status_code, json.loads(answer.content)["detail"]) == (status, sentence)
    assert answer["Retry-After"] == "60"
