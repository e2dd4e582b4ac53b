"""What no page could mean is refused in the reader's language, and nothing of the visitor is logged."""

import logging

import pytest
from django.test import Client

from portal.ops.logs import WithoutPersonalData

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/{}/?q=" + "a" * 10_240,
    "/{}/" + "a" * 3_000 + "/",
    "/{}/?q=%00",
    "/{}/%00/",
    "/{}/?q=%ff%fe",
    "/{}/%ff%fe/",
    "/{}/?q=%ed%a0%80",
]
HOSTS = ["elsewhere.example", "a b", "a@b", "", "testserver:99999x", "ä", "testserver,elsewhere.example"]


def assert_refused(answer, language: str) -> None:
    assert answer.status_code == 400
    assert f'<html lang="{language}">' in answer.content.decode()
    assert answer["Content-Language"] == language


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_is_no_text_is_refused_in_its_language(client: Client, address: str, language: str) -> None:
    assert_refused(client.get(address.format(language)), language)


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_that_is_not_ours_is_refused_in_the_language_of_the_page(client: Client, host: str) -> None:
    assert_refused(client.get("/sv/", headers={"host": host}), "sv")


def test_an_address_without_a_language_is_refused_in_the_one_that_the_browser_asks_for(client: Client) -> None:
    assert_refused(client.get("/sitemap.xml?q=%00", headers={"accept-language": "sv-FI, en;q=0.5"}), "sv")


def test_a_host_that_is_not_ours_is_refused_where_plain_http_is_redirected(client: Client, settings) -> None:
    settings.SECURE_SSL_REDIRECT = True

    assert_refused(client.get("/sv/", headers={"host": "elsewhere.example"}), "sv")


@pytest.mark.parametrize("query", ["q=" + "a" * 8_000, "q=%C3%A4%C3%B6", "q=ä", "q=100%", "", "&&&", "page=1"])
def test_a_query_that_is_text_is_answered(client: Client, query: str) -> None:
    assert client.get(f"/fi/?{query}").status_code == 200


@pytest.mark.parametrize(
    "path", ["/fi/ä/", "/fi/%C3%A4/", "/fi/%F0%9F%98%80/", "/fi/%zz/", "/fi/%0d%0aX-Y:z/", "/fi/../"]
)
def test_an_address_that_is_text_but_no_page_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_forged_form_is_refused_in_the_language_of_the_page() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sv/", {"name": "Aino"})

    assert answer.status_code == 403
    assert '<html lang="sv">' in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("/fi/?email=aino@example.fi&q=%00", "testserver"),
        ("/fi/aino@example.fi/", "testserver"),
        ("/fi/?phone=+358401699392", "aino.example"),
        ("/fi/ei-ole/?nimi=aino", "testserver"),
    ],
)
def test_nothing_of_the_visitor_is_logged(
    client: Client, caplog: pytest.LogCaptureFixture, address: str, host: str
) -> None:
    with caplog.at_level(logging.DEBUG):
        client.get(address, headers={"host": host, "user-agent": "aino"}, REMOTE_ADDR="192.0.2.1")

    lines = [WithoutPersonalData().format(record) for record in caplog.records]
    assert len(lines) == 1
    assert not any(word in lines[0] for word in ("aino", "40169", "192.0.2.1"))
