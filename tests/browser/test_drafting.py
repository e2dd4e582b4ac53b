"""A draft from its first save to the page that visitors read, as staff go through it: with the keyboard, at 320 pixels
too, without a fault of accessibility or of the content security policy on the way."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import watch
from tests.serving import Served

pytestmark = pytest.mark.browser

Axe = Callable[..., list[str]]
NAME = "Uusi nimi luonnoksessa"


@pytest.fixture
def staff_page(staff_page: Page) -> Page:
    """In English, whatever the machine speaks."""
    staff_page.set_extra_http_headers({"Accept-Language": "en"})
    return staff_page


@pytest.fixture
def colleague(chromium: Browser, portal: Served, staff_page: Page, faults: list[str]) -> Iterator[Page]:
    """A second window of the same administrator, as somebody who has the same form open."""
    context: BrowserContext = chromium.new_context(base_url=portal.url)
    context.add_cookies(
        [{"name": c["name"], "value": c["value"], "url": portal.url} for c in staff_page.context.cookies()]
    )
    window = context.new_page()
    window.set_extra_http_headers({"Accept-Language": "en"})
    watch(context, window, faults)
    yield window
    context.close()


def form(page: Page, kind: str = "ecosystems/leadproject", row: int = 0) -> str:
    page.goto(f"/admin/{kind}/")
    link = page.locator("#result_list tbody th a").nth(row)
    return (link.get_attribute("href") or "").split("?")[0]


def save_draft(page: Page, address: str, **texts: str) -> None:
    page.goto(address)
    page.get_by_role("radio", name="Side by side").check()
    for label, text in texts.items():
        page.get_by_label(f"Title ({label})").fill(text)
    page.get_by_role("button", name="Save draft").last.click()
    expect(page.get_by_text("The draft is saved.")).to_be_visible()


def looked_at(page: Page, axe: Axe, path: str) -> list[str]:
    """What is wrong with a page: wide and narrow, light and dark."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(path)
    broken = [f"{path} {violation}" for violation in axe(page)]
    page.emulate_media(color_scheme="dark")
    page.goto(path)  # anew: colours that change on a page that stands may still be on their way
    broken += [f"{path} dark {violation}" for violation in axe(page, "color-contrast")]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 700})
    if page.evaluate("document.documentElement.scrollWidth") > 320:
        broken.append(f"{path} scrolls sideways")
    return broken


def test_every_page_on_the_way_is_accessible_wide_and_narrow(staff_page: Page, axe: Axe) -> None:
    address = form(staff_page, row=0)
    record = f"/admin/records/ecosystems.leadproject/{address.split('/')[-3]}"
    save_draft(staff_page, address, Finnish=NAME, Swedish="")

    names = ("publish", "take-off", "discard", "hand-over", "history", "share", "redact", "preview/fi", "side-by-side")
    pages = [address, *(f"{record}/{name}/" for name in names), f"{record}/history/1/", "/admin/records/coming/"]
    broken = [fault for path in (*pages, "/admin/") for fault in looked_at(staff_page, axe, path)]

    assert broken == []


def test_a_change_goes_from_the_form_over_the_preview_to_the_site_with_the_keyboard_alone(
    staff_page: Page, page: Page
) -> None:
    address = form(staff_page, row=1)
    staff_page.goto(address)
    staff_page.get_by_role("radio", name="Side by side").check()
    title = staff_page.get_by_label("Title (English)")
    title.fill("A title that waits")
    staff_page.get_by_role("button", name="Save and preview").press("Enter")
    expect(staff_page.locator("h1")).to_contain_text("A title that waits")
    staff_page.get_by_role("link", name="Back to the form").press("Enter")

    staff_page.get_by_role("button", name="Save and publish…").press("Enter")
    staff_page.get_by_label("Why nobody else looks at it first").fill("Tried in a test.")
    staff_page.get_by_role("button", name="Publish now").press("Enter")

    expect(staff_page.locator(".messagelist")).to_be_visible()
    staff_page.goto(address)
    public = staff_page.get_by_role("link", name="See it in English").get_attribute("href") or ""
    page.goto(public)
    expect(page.locator("h1")).to_have_text("A title that waits")


def test_two_windows_that_change_the_same_text_are_shown_both(staff_page: Page, colleague: Page, axe: Axe) -> None:
    address = form(staff_page, row=2)
    for window in (staff_page, colleague):
        window.goto(address)
        window.get_by_role("radio", name="Side by side").check()
    staff_page.get_by_label("Title (English)").fill("Theirs")
    staff_page.get_by_role("button", name="Save draft").last.click()
    colleague.get_by_label("Title (English)").fill("Mine")
    colleague.get_by_role("button", name="Save draft").last.click()

    expect(colleague.get_by_role("heading", name="A colleague has saved in the meantime")).to_be_visible()
    assert looked_at(colleague, axe, colleague.url) == []
    colleague.get_by_role("radio", name="Take yours").check()
    colleague.get_by_role("button", name="Save the draft like this").press("Enter")

    expect(colleague.get_by_label("Title (English)")).to_have_value("Mine")


def test_a_shared_preview_is_read_and_commented_on_without_an_account(staff_page: Page, page: Page, axe: Axe) -> None:
    address = form(staff_page, row=3)
    save_draft(staff_page, address, English="Shared before it is out")
    staff_page.get_by_role("link", name="Share the preview").click()
    staff_page.get_by_role("textbox").first.fill("A partner")
    staff_page.get_by_role("button", name="Make a link").click()
    link = staff_page.locator("a[href*='/preview/'], input[value*='/preview/']").first
    shared = link.get_attribute("href") or link.get_attribute("value") or ""

    assert looked_at(page, axe, shared) == []
    page.goto(shared)
    expect(page.get_by_text("Shared before it is out").first).to_be_visible()
    page.get_by_label("Your name").fill("Pat")
    page.get_by_role("textbox", name="Comment").fill("Mind the second paragraph.")
    page.get_by_role("button", name="Send").click()

    staff_page.goto("/admin/")
    expect(staff_page.get_by_text("Pat")).to_be_visible()
