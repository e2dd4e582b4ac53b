"""Every answer says what a browser may do with it and what a cache may keep of it."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from portal.delivery.middleware import SecurityHeaders

pytestmark = pytest.mark.django_db

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


@pytest.mark.parametrize(
    "path", ["/fi/", "/admin/login/", "/", "/sitemap.xml", "/fi/ei-ole/", "/fi/?q=%00", "/healthz"]
)
def test_every_answer_carries_the_whole_set_of_security_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers

    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_a_public_address_is_served_over_https_alone_and_browsers_remember_it(client: Client, settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 63_072_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True

    plain, safe = client.get("/fi/"), client.get("/fi/", secure=True)

    assert (plain.status_code, plain["Location"]) == (301, "https://testserver/fi/")
    assert safe["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"


@pytest.mark.parametrize("path", ["/fi/", "/sv/finns-inte/", "/sitemap.xml"])
def test_any_cache_may_keep_a_public_page_but_asks_before_each_use(client: Client, path: str) -> None:
    answer = client.get(path)

    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_an_unchanged_page_is_answered_without_a_body(client: Client) -> None:
    known = client.get("/fi/")["ETag"]

    answer = client.get("/fi/", headers={"if-none-match": known})

    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize("path", ["/admin/", "/admin/jsi18n/", "/admin/password_change/", "/admin/nothing/"])
def test_nothing_of_the_admin_is_kept(staff_client: Client, path: str) -> None:
    assert staff_client.get(path)["Cache-Control"] == "no-store, private"


def test_the_login_page_is_kept_nowhere(client: Client) -> None:
    assert client.get("/admin/login/")["Cache-Control"] == "no-store, private"


def answer_to(path: str, response: HttpResponse) -> HttpResponse:
    return SecurityHeaders(lambda _request: response)(RequestFactory().get(path))


def test_an_answer_with_a_cookie_is_kept_nowhere() -> None:
    response = HttpResponse()
    response.set_cookie("sessionid", "x")

    assert answer_to("/fi/", response)["Cache-Control"] == "no-store, private"


def test_an_answer_that_depends_on_cookies_is_kept_nowhere() -> None:
    assert answer_to("/fi/", HttpResponse(headers={"Vary": "Cookie"}))["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("status", [400, 403, 500, 503])
def test_a_refusal_or_a_fault_is_kept_nowhere(status: int) -> None:
    assert answer_to("/fi/", HttpResponse(status=status))["Cache-Control"] == "no-store, private"


def test_a_view_that_says_more_is_left_alone() -> None:
    own = {"Cache-Control": "max-age=60", "Content-Security-Policy": "sandbox"}

    answer = answer_to("/media/documents/1/plan.pdf", HttpResponse(headers=own))

    assert (answer["Cache-Control"], answer["Content-Security-Policy"]) == ("max-age=60", "sandbox")
