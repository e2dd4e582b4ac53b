"""The essential of the page audit, on one page of each kind in every language."""

import re
from collections.abc import Callable
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.urls import resolve
from django.utils.translation import override
from playwright.sync_api import Browser, Page

from portal.languages.addresses import fixed_address
from tests.serving import Served

pytestmark = pytest.mark.browser

Axe = Callable[..., list[str]]


@pytest.fixture(scope="session")
def paths(portal: Served) -> list[str]:
    """One page of each kind in each language, from the sitemap, and searches of several ends."""
    with urlopen(f"{portal.url}/sitemap.xml") as answer:
        found = re.findall(r"<loc>http://[^/]+([^<]+)</loc>", answer.read().decode())
    chosen = {kind(path): path for path in reversed(found)}
    assert len(chosen) > 15 * len(settings.LANGUAGES)
    return sorted([*chosen.values(), *searches()])


def searches() -> list[str]:
    queries = ("", "?q=Espoo", "?q=kaupunki", "?q=Espoo&kind=nothing", "?q=%3F", f"?q={'zq' * 200}")
    return [fixed_address("search", code) + query for code, _name in settings.LANGUAGES for query in queries]


def kind(path: str) -> tuple[str, str | None]:
    language = path[1:3]
    with override(language):
        return language, resolve(path).url_name


def test_no_page_breaks_a_rule_of_accessibility(page: Page, paths: list[str], axe: Axe) -> None:
    broken = []
    for path in paths:
        page.goto(path)
        broken += [f"{path} {violation}" for violation in axe(page)]

    assert broken == []


def test_every_page_keeps_its_contrast_in_the_dark(page: Page, paths: list[str], axe: Axe) -> None:
    page.emulate_media(color_scheme="dark")
    broken = []
    for path in (path for path in paths if path.startswith("/fi/")):  # colours do not depend on the language
        page.goto(path)
        broken += [f"{path} {violation}" for violation in axe(page, "color-contrast")]

    assert broken == []


def test_no_page_scrolls_sideways_on_a_small_phone_or_at_400_per_cent(page: Page, paths: list[str]) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    wide = []
    for path in paths:
        page.goto(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append(f"{path} {width}")

    assert wide == []


def test_every_page_reads_the_same_without_scripts(chromium: Browser, portal: Served, page: Page) -> None:
    context = chromium.new_context(base_url=portal.url, java_script_enabled=False)
    plain = context.new_page()
    differing = []
    for path in ("/fi/", "/sv/", "/en/"):
        page.goto(path)
        plain.goto(path)
        if plain.inner_text("main") != page.inner_text("main"):
            differing.append(path)
    context.close()

    assert differing == []


def test_the_keyboard_reaches_the_content_past_the_navigation_in_two_keys(page: Page) -> None:
    page.goto("/fi/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_a_page_that_does_not_exist_says_so_in_the_readers_language(page: Page, faults: list[str], axe: Axe) -> None:
    answer = page.goto("/sv/finns-inte/")

    assert answer is not None
    assert answer.status == 404
    assert page.get_attribute("html", "lang") == "sv"
    assert axe(page) == []
    assert [fault for fault in faults if "404" not in fault] == []
    faults.clear()  # the browser itself reports the status as an error


def test_the_window_of_these_tests_notices_what_must_not_happen(page: Page, faults: list[str]) -> None:
    page.goto("/fi/")

    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/x.png'}))")
    page.evaluate("console.error('broken')")
    page.wait_for_timeout(200)

    said = "\n".join(faults)
    assert "style-src 'self'" in said
    assert "img-src 'self'" in said
    assert "broken" in said
    faults.clear()
