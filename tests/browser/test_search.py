"""The search as somebody types: suggestions by keyboard and by mouse, and the same search without them."""

import contextlib
import json
from collections.abc import Callable

import pytest
from django.utils.translation import override
from playwright.sync_api import Browser, Error, Page, Route, expect

from portal.languages.addresses import fixed_address
from tests.serving import Served

pytestmark = pytest.mark.browser

Axe = Callable[..., list[str]]
SUGGESTED = [
    {"text": "Puhdas vesi", "url": "/fi/?puhdas", "language": "fi", "kind_name": "Spearhead"},
    {"text": "watershed", "url": "/en/?watershed", "language": "en", "kind_name": ""},
]
ALL = "**/suggestions.json*"


@pytest.fixture
def asked(page: Page) -> list[str]:
    """What the server is asked for suggestions; it answers with two."""
    addresses: list[str] = []

    def answer(route: Route) -> None:
        addresses.append(route.request.url)
        data = {"query": "", "said": "2 suggestions", "suggestions": SUGGESTED}
        route.fulfill(body=json.dumps(data), content_type="application/json")

    page.route(ALL, answer)
    return addresses


def typed(page: Page, text: str = "wat") -> None:
    page.goto("/en/")
    page.click("#site-search")
    page.keyboard.type(text)
    page.wait_for_selector("[role=option]")


def test_suggestions_are_read_out_and_break_no_rule_of_accessibility(page: Page, asked: list[str], axe: Axe) -> None:
    typed(page)
    page.keyboard.press("ArrowDown")

    assert page.inner_text("[role=status]") == "2 suggestions"
    assert page.get_attribute("#site-search", "aria-expanded") == "true"
    active = page.get_attribute("#site-search", "aria-activedescendant")
    assert page.inner_text(f"#{active}") == "Puhdas vesi\nSpearhead"
    assert page.get_attribute(f"#{active} > span", "lang") == "fi"
    assert axe(page) == []


def test_a_word_typed_at_once_is_asked_for_once(page: Page, asked: list[str]) -> None:
    typed(page, "water")

    assert [address.partition("?")[2] for address in asked] == ["q=water"]


@pytest.mark.parametrize(("keys", "end"), [("Down Enter", "/fi/?puhdas"), ("Up Enter", "/en/?watershed")])
def test_the_arrows_choose_and_enter_follows(page: Page, asked: list[str], keys: str, end: str) -> None:
    typed(page)

    for key in keys.replace("Down", "ArrowDown").replace("Up", "ArrowUp").split():
        page.keyboard.press(key)

    page.wait_for_url(f"**{end}")


def test_enter_without_a_choice_searches_for_what_was_typed(page: Page, asked: list[str]) -> None:
    typed(page)

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**{fixed_address('search', 'en')}?q=wat")


def test_enter_after_typing_on_searches_and_does_not_follow_what_was_chosen_before(
    page: Page, asked: list[str]
) -> None:
    typed(page)
    page.keyboard.press("ArrowDown")

    page.keyboard.type("er")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**{fixed_address('search', 'en')}?q=water")


def test_an_answer_that_comes_late_does_not_replace_a_newer_one(page: Page) -> None:
    waiting: list[Route] = []
    page.route(ALL, lambda route: waiting.append(route))
    page.goto("/en/")
    page.click("#site-search")
    page.keyboard.type("wat")
    page.wait_for_timeout(300)
    page.keyboard.type("e")
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(300)

    answer(waiting[1], "water", "wateriness")
    expect(page.get_by_role("option")).to_have_count(2)
    answer(waiting[0], "wattage")
    page.wait_for_timeout(100)

    assert [route.request.url.partition("?")[2] for route in waiting] == ["q=wat", "q=wate"]
    assert page.get_by_role("option").all_inner_texts() == ["water", "wateriness"]


def answer(route: Route, *words: str) -> None:
    found = [{"text": word, "url": f"/en/?{word}", "language": "en", "kind_name": ""} for word in words]
    data = {"query": "", "said": f"{len(words)} suggestions", "suggestions": found}
    with contextlib.suppress(Error):  # the page no longer waits for this one
        route.fulfill(body=json.dumps(data), content_type="application/json")


def test_what_fails_closes_the_suggestions_and_counts_none(page: Page, asked: list[str], faults: list[str]) -> None:
    typed(page)
    page.unroute(ALL)
    page.route(ALL, lambda route: route.abort())

    with page.expect_event("requestfailed"):
        page.keyboard.type("er")

    expect(page.locator(".search-list")).to_be_hidden()
    expect(page.locator("[role=status]")).to_have_text("")
    assert page.get_attribute("#site-search", "aria-expanded") == "false"
    faults.clear()  # the browser itself reports the request as an error


def test_escape_closes_the_suggestions_and_keeps_what_was_typed(page: Page, asked: list[str]) -> None:
    typed(page)

    page.keyboard.press("Escape")

    expect(page.locator(".search-list")).to_be_hidden()
    assert page.input_value("#site-search") == "wat"


def test_a_suggestion_is_followed_by_mouse_too(page: Page, asked: list[str]) -> None:
    typed(page)

    page.click("[role=option] >> nth=1")

    page.wait_for_url("**/en/?watershed")


def test_a_server_out_of_reach_leaves_the_plain_form(page: Page, faults: list[str]) -> None:
    page.route(ALL, lambda route: route.abort())
    page.goto("/en/")
    page.fill("#site-search", "water")
    with page.expect_event("requestfailed"):
        page.dispatch_event("#site-search", "input")

    page.press("#site-search", "Enter")

    page.wait_for_url("**?q=water")
    assert [fault for fault in faults if "ERR_FAILED" not in fault] == []
    faults.clear()  # the browser itself reports the request as an error


def test_the_site_is_searched_without_scripts(chromium: Browser, portal: Served) -> None:
    with override("fi"):
        action = fixed_address("search", "fi")
    context = chromium.new_context(base_url=portal.url, java_script_enabled=False)
    plain = context.new_page()
    plain.goto("/fi/")

    plain.fill("#site-search", "kärki")
    plain.press("#site-search", "Enter")

    plain.wait_for_url(f"**{action}?q=k%C3%A4rki")
    assert plain.input_value("#q") == "kärki"
    context.close()


def test_a_small_screen_has_a_link_to_the_search_instead_of_the_field(page: Page, asked: list[str]) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/fi/")

    assert not page.is_visible("#site-search")
    page.click(".search-link")

    page.wait_for_url(f"**{fixed_address('search', 'fi')}")
    assert page.is_visible("#q")
