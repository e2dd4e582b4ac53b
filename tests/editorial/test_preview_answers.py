"""Previews are kept by nobody, indexed by nobody, framed by nobody else, and opened by who may see the draft."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from portal.editorial.preview.links import address_of
from portal.editorial.records import page_of
from tests.builders import a_member, a_strategy, an_organisation
from tests.editorial.previews import a_link
from tests.publishing.editors import a_draft
from tests.reading import words_of

pytestmark = pytest.mark.django_db

Browser = Callable[[Any], Client]
PRIVATE = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}


def drafted() -> Any:
    strategy = a_strategy()
    a_draft(strategy, title_fi="Luonnos")
    return strategy


def addresses(record: Any) -> dict[str, str]:
    """Every page that shows a draft."""
    link = address_of(a_link(record))
    return {
        "preview": page_of(record, "preview"),
        "in a language": page_of(record, "preview", language="sv"),
        "side by side": page_of(record, "side-by-side"),
        "framed": page_of(record, "preview", language="sv") + "?framed=1",
        "shared": link,
        "shared in a language": f"{link}sv/",
        "shared side by side": f"{link}side-by-side/",
        "shared and framed": f"{link}sv/?framed=1",
        "no such link": "/preview/x.y.z/",
    }


def test_no_preview_is_kept_or_indexed_or_tells_where_its_reader_came_from(staff_client: Client) -> None:
    answers = {name: staff_client.get(address) for name, address in addresses(drafted()).items()}

    said = {name: {header: answer[header] for header in PRIVATE} for name, answer in answers.items()}

    assert len(said) == 9
    assert {name: headers for name, headers in said.items() if headers != PRIVATE} == {}
    assert [name for name, answer in answers.items() if answer.has_header("ETag")] == []
    assert [name for name, answer in answers.items() if answer.has_header("Last-Modified")] == []


def test_a_condition_is_never_looked_at(staff_client: Client) -> None:
    conditions = {"if-none-match": "*", "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"}

    answers = [staff_client.get(address, headers=conditions) for address in addresses(drafted()).values()]

    assert {answer.status_code for answer in answers} == {200, 404}
    assert all(answer.content for answer in answers)


def test_only_what_stands_side_by_side_may_be_framed_and_by_this_site_alone(staff_client: Client) -> None:
    answers = {name: staff_client.get(address) for name, address in addresses(drafted()).items()}
    framed = {name for name, answer in answers.items() if "frame-ancestors 'self'" in answer["Content-Security-Policy"]}
    holding = {name for name, answer in answers.items() if "frame-src 'self'" in answer["Content-Security-Policy"]}
    unframed = {
        answer["X-Frame-Options"]
        for name, answer in answers.items()
        if name not in framed and "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    }

    assert framed == {"framed", "shared and framed"}
    assert holding == {"side by side", "shared side by side"}
    assert {answers[name]["X-Frame-Options"] for name in framed} == {"SAMEORIGIN"}
    assert unframed == {"DENY"}


def test_in_a_frame_links_to_other_pages_open_beside_it(staff_client: Client) -> None:
    html = staff_client.get(page_of(drafted(), "preview", language="fi"), {"framed": "1"}).content.decode()

    assert '<a target="_blank" href="/fi/strategiat/"' in html
    assert 'href="#main"' in html
    assert '<a target="_blank" class="skip"' not in html


def test_the_three_languages_stand_side_by_side(staff_client: Client) -> None:
    strategy = drafted()

    html = staff_client.get(page_of(strategy, "side-by-side")).content.decode()

    frames = [f'<iframe src="{page_of(strategy, "preview", language=code)}?framed=1"' for code in ("fi", "sv", "en")]
    assert [html.count(frame) for frame in frames] == [1, 1, 1]


def test_a_revision_is_kept_from_view_to_view(staff_client: Client) -> None:
    strategy = drafted()

    html = staff_client.get(page_of(strategy, "side-by-side"), {"revision": "2"}).content.decode()

    assert f"{page_of(strategy, 'preview', language='fi')}?revision=2&amp;framed=1" in html
    assert f"{page_of(strategy, 'preview', language='fi')}?revision=2" in html


def everything() -> dict[str, list[Any]]:
    """Every row of every table."""
    models: list[Any] = apps.get_models()
    assert len(models) > 40
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


def test_no_preview_leaves_anything_in_the_database(staff_client: Client) -> None:
    found = addresses(drafted())
    before = everything()

    for address in found.values():
        staff_client.get(address)

    assert everything() == before


def test_no_shared_page_sets_a_cookie_or_depends_on_one() -> None:
    shared = {name: address for name, address in addresses(drafted()).items() if "shared" in name or "link" in name}

    answers = [Client().get(address) for address in shared.values()]

    assert len(answers) == 5
    assert [answer for answer in answers if answer.cookies or "Cookie" in answer["Vary"]] == []


@pytest.mark.parametrize("query", ["preview", "preview=1", "revision=2", "framed=1", "marks=off"])
def test_nothing_in_the_query_of_a_public_page_shows_a_draft(staff_client: Client, query: str) -> None:
    strategy = drafted()
    address = strategy.address("fi")

    asked = staff_client.get(f"{address}?{query}")

    assert words_of(asked.content.decode()) == words_of(Client().get(address).content.decode())
    assert asked["X-Frame-Options"] == "DENY"


def test_who_is_not_signed_in_is_led_to_the_login() -> None:
    strategy = drafted()

    for name in ("preview", "side-by-side", "share"):
        answer = Client().get(page_of(strategy, name))
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/admin/login/")


@pytest.mark.parametrize(
    ("role", "is_own", "expected"),
    [
        ("translator", False, {"preview": 200, "side-by-side": 200, "share": 403}),
        ("editor", True, {"preview": 200, "side-by-side": 200, "share": 200}),
        ("editor", False, {"preview": 404, "side-by-side": 404, "share": 404}),
        ("publisher", False, {"preview": 200, "side-by-side": 200, "share": 200}),
        ("administrator", False, {"preview": 200, "side-by-side": 200, "share": 200}),
        ("", True, {"preview": 404, "side-by-side": 404, "share": 404}),
    ],
)
def test_who_may_not_see_a_draft_does_not_find_its_preview(
    signed_in: Browser, role: str, is_own: bool, expected: dict[str, int]
) -> None:
    own, other = an_organisation(), an_organisation()
    strategy = a_strategy(owner=own)
    client = signed_in(a_member(*filter(None, [role]), organisation=own if is_own else other))

    assert {name: client.get(page_of(strategy, name)).status_code for name in expected} == expected


def test_the_bar_offers_only_what_may_be_done(signed_in: Browser) -> None:
    strategy = drafted()
    translator, publisher = signed_in(a_member("translator")), signed_in(a_member("publisher"))

    pages = [client.get(page_of(strategy, "preview")).content.decode() for client in (translator, publisher)]

    assert [page_of(strategy, "share") in html for html in pages] == [False, True]
    assert ["Back to the form" in html for html in pages] == [True, True]


@pytest.mark.parametrize("kind", ["strategy.nothing", "nothing", "contacts.organisation", "auth.user"])
@pytest.mark.parametrize("pk", ["1", "x", "99999999999999999999"])
def test_what_cannot_be_published_has_no_preview(staff_client: Client, kind: str, pk: str) -> None:
    assert staff_client.get(f"/admin/records/{kind}/{pk}/preview/").status_code == 404


def test_a_preview_only_answers_questions(staff_client: Client) -> None:
    strategy = drafted()

    answers = [staff_client.post(page_of(strategy, name)).status_code for name in ("preview", "side-by-side")]

    assert answers == [405, 405]
