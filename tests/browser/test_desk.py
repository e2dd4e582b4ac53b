"""The translators' desk in a browser: by the keyboard alone, without JavaScript, at 320 pixels, and without a fault."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser.conftest import watch
from tests.browser.test_drafting import looked_at
from tests.serving import Served

pytestmark = pytest.mark.browser

Axe = Callable[..., list[str]]
DESK = "/admin/translations/"
TO_CHECK = f"{DESK}sv/?state=review"


@pytest.fixture
def staff_page(staff_page: Page) -> Page:
    """In English, whatever the machine speaks."""
    staff_page.set_extra_http_headers({"Accept-Language": "en"})
    return staff_page


@pytest.fixture
def without_scripts(chromium: Browser, portal: Served, staff_page: Page, faults: list[str]) -> Iterator[Page]:
    context = chromium.new_context(base_url=portal.url, java_script_enabled=False, locale="en-GB")
    context.add_cookies(
        [{"name": c["name"], "value": c["value"], "url": portal.url} for c in staff_page.context.cookies()]
    )
    window = context.new_page()
    watch(context, window, faults)
    yield window
    context.close()


def first_record(page: Page, address: str = TO_CHECK) -> str:
    page.goto(address)
    return page.locator(".queue-name a").first.get_attribute("href") or ""


def test_every_page_of_the_desk_is_accessible_wide_and_narrow(staff_page: Page, axe: Axe) -> None:
    editor = first_record(staff_page)
    pages = [DESK, f"{DESK}sv/", editor, f"{DESK}sv/export/", f"{DESK}sv/import/", f"{DESK}parity/"]

    broken = [fault for path in pages for fault in looked_at(staff_page, axe, path)]

    assert broken == []


def test_the_keyboard_alone_goes_from_the_list_to_the_next_record(staff_page: Page) -> None:
    first = first_record(staff_page)
    staff_page.locator(".queue-name a").first.focus()
    staff_page.keyboard.press("Enter")
    area = staff_page.locator(".desk-target textarea").first
    area.focus()
    staff_page.keyboard.press("End")
    staff_page.keyboard.type(" (kontrollerad)")
    expect(staff_page.locator("[data-length]").first).to_have_text(str(len(area.input_value())))

    staff_page.keyboard.press("Control+Enter")

    expect(staff_page.get_by_text("1 translation is saved: visitors read it now.")).to_be_visible()
    assert not staff_page.url.endswith(first)
    assert staff_page.url.endswith("/?state=review")
    staff_page.goto(first)
    assert staff_page.locator(".desk-target textarea").first.input_value().endswith("(kontrollerad)")


def test_what_is_offered_goes_in_at_a_press(staff_page: Page) -> None:
    staff_page.goto(first_record(staff_page))
    area = staff_page.locator(".desk-text:has(.desk-terms) .desk-target textarea").first
    area.fill("")

    staff_page.locator(".desk-terms .desk-use").first.click()

    preferred = staff_page.locator(".desk-terms [data-insert]").first.get_attribute("data-insert")
    assert area.input_value() == preferred
    area.fill(area.evaluate("area => area.defaultValue"))


def test_it_works_without_javascript(without_scripts: Page) -> None:
    without_scripts.goto(first_record(without_scripts))
    first = without_scripts.url
    area = without_scripts.locator(".desk-target textarea").first
    area.fill(f"{area.input_value()} igen")

    without_scripts.get_by_role("button", name="Save", exact=True).last.click()

    expect(without_scripts.get_by_text("1 translation is saved")).to_be_visible()
    assert without_scripts.url == first
    assert without_scripts.locator(".desk-target textarea").first.input_value().endswith(" igen")


def test_what_was_typed_is_not_left_by_mistake(staff_page: Page) -> None:
    staff_page.goto(first_record(staff_page))
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    staff_page.on("dialog", leave)
    area = staff_page.locator(".desk-target textarea").first
    area.click()
    staff_page.keyboard.type("x")

    staff_page.get_by_role("link", name="Back to the list").click()

    assert asked == ["beforeunload"]
