"""The admin as staff use it: three languages in one form, choices by typing, rows, a toolbar, errors that are found."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.serving import Served

pytestmark = pytest.mark.browser

Axe = Callable[..., list[str]]

KINDS = (
    *("strategy/strategy", "strategy/spearhead", "strategy/fundinginstrument", "strategy/indicator"),
    *("ecosystems/ecosystemagreement", "ecosystems/theme", "ecosystems/leadproject", "ecosystems/urbanarea"),
    *("news/newsitem", "fixedpages/fixedpage", "contacts/contact", "contacts/organisation"),
    *("media/image", "media/document", "facts/source", "auth/user"),
)
STRATEGY = "/admin/strategy/strategy/"


@pytest.fixture
def staff_page(staff_page: Page) -> Page:
    """In English, whatever the machine speaks."""
    staff_page.set_extra_http_headers({"Accept-Language": "en"})
    return staff_page


def first_form(page: Page, kind: str) -> str:
    """The address of the form of the first record of a list; empty where there is none."""
    page.goto(f"/admin/{kind}/")
    link = page.locator("#result_list tbody th a").first
    return (link.get_attribute("href") or "").split("?")[0] if link.count() else ""


def addresses(page: Page) -> list[str]:
    """The form of one record of each kind (an empty one where there is none yet), and one page of each other sort."""
    forms = [first_form(page, kind) or f"/admin/{kind}/add/" for kind in KINDS]
    record = first_form(page, "contacts/organisation")
    others = [record.replace("/change/", f"/{name}/") for name in ("delete", "history")]
    lists = [f"{STRATEGY}?q=nothing-of-the-kind", "/admin/ecosystems/theme/", "/admin/news/newsitem/"]
    return [
        "/admin/",
        "/admin/password_change/",
        "/admin/publishing/auditentry/",
        *lists,
        *forms,
        *others,
        f"{STRATEGY}add/?_popup=1",
    ]


def coverage(page: Page) -> dict[str, str]:
    labels = page.locator("[data-language]")
    pairs = labels.evaluate_all("all => all.map(one => [one.dataset.language, one.dataset.coverage])")
    return dict(pairs)


def add_lead_project(page: Page) -> None:
    page.goto("/admin/ecosystems/leadproject/add/")


def choose_first(page: Page) -> None:
    """With the keyboard, in the combobox that has the focus and whose list is being fetched."""
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def test_no_staff_page_breaks_a_rule_of_accessibility_or_scrolls_sideways(staff_page: Page, axe: Axe) -> None:
    broken = []
    paths = addresses(staff_page)
    for path in paths:
        staff_page.set_viewport_size({"width": 1280, "height": 900})
        staff_page.goto(path)
        broken += [f"{path} {violation}" for violation in axe(staff_page)]
        staff_page.set_viewport_size({"width": 320, "height": 700})
        if staff_page.evaluate("document.documentElement.scrollWidth") > 320:
            broken.append(f"{path} scrolls sideways")

    assert len(paths) > 20
    assert broken == []


def test_the_staff_pages_keep_their_contrast_in_the_dark(staff_page: Page, axe: Axe) -> None:
    staff_page.emulate_media(color_scheme="dark")
    broken = []
    for path in ("/admin/", STRATEGY, first_form(staff_page, "strategy/strategy"), "/admin/media/image/add/"):
        staff_page.goto(path)
        broken += [f"{path} {violation}" for violation in axe(staff_page, "color-contrast")]

    assert broken == []


def test_one_switch_shows_one_language_or_all_and_is_remembered(staff_page: Page) -> None:
    add_lead_project(staff_page)
    finnish, swedish = staff_page.get_by_label("Title (Finnish)"), staff_page.get_by_label("Title (Swedish)")
    expect(finnish).to_be_visible()
    expect(swedish).to_be_visible()

    staff_page.get_by_role("radio", name="Side by side").focus()
    staff_page.keyboard.press("ArrowLeft")
    staff_page.keyboard.press("ArrowLeft")

    expect(staff_page.get_by_role("radio", name="Swedish")).to_be_checked()
    expect(finnish).to_be_hidden()
    expect(swedish).to_be_visible()
    add_lead_project(staff_page)
    expect(staff_page.get_by_label("Title (Finnish)")).to_be_hidden()


def test_the_dots_follow_what_is_typed(staff_page: Page) -> None:
    add_lead_project(staff_page)
    assert coverage(staff_page) == {"fi": "empty", "sv": "empty", "en": "empty"}

    staff_page.get_by_label("Title (Finnish)").fill("Hanke")
    staff_page.get_by_label("Lead (Finnish)").fill("Lyhyesti.")
    staff_page.get_by_label("Title (Swedish)").fill("Projekt")

    expect(staff_page.locator("[data-language=sv]")).to_have_attribute("data-coverage", "partial")
    assert coverage(staff_page) == {"fi": "complete", "sv": "partial", "en": "empty"}
    expect(staff_page.get_by_role("radio", name="Swedish partial")).to_be_visible()


def test_the_form_and_the_list_agree_on_how_far_a_language_has_come(staff_page: Page) -> None:
    for kind in ("strategy/strategy", "strategy/spearhead", "contacts/contact", "news/newsitem"):
        staff_page.goto(f"/admin/{kind}/")
        row = staff_page.locator("#result_list tbody tr").first
        listed = row.locator(".dot").evaluate_all("dots => dots.map(dot => dot.dataset.coverage)")
        staff_page.goto(first_form(staff_page, kind))

        assert list(coverage(staff_page).values()) == listed


def test_an_address_follows_from_the_title_of_its_language(staff_page: Page) -> None:
    add_lead_project(staff_page)

    staff_page.get_by_label("Title (Swedish)").press_sequentially("Grön ö, Åland")

    expect(staff_page.get_by_label("Address (Swedish)")).to_have_value("gron-o-aland")
    expect(staff_page.get_by_label("Address (Finnish)")).to_have_value("")


def test_a_fault_in_a_hidden_language_is_brought_to_light(staff_page: Page) -> None:
    add_lead_project(staff_page)
    staff_page.get_by_role("radio", name="English").check()

    staff_page.get_by_role("button", name="Save draft").last.click()

    expect(staff_page.locator(".errornote")).to_be_focused()
    expect(staff_page.get_by_role("radio", name="Finnish empty to correct")).to_be_checked()
    staff_page.get_by_role("link", name="Title (Finnish)").click()
    expect(staff_page.get_by_label("Title (Finnish)")).to_be_focused()


def test_a_choice_is_made_by_typing_and_the_arrow_keys(staff_page: Page) -> None:
    add_lead_project(staff_page)
    coordinator = staff_page.get_by_role("combobox", name="Coordinator", exact=True)

    coordinator.press_sequentially("Esb")
    choose_first(staff_page)

    expect(coordinator).to_have_value("Espoo")
    assert staff_page.locator("#id_coordinator").input_value() != ""
    staff_page.get_by_role("button", name="Empty the choice: Coordinator").click()
    assert staff_page.locator("#id_coordinator").input_value() == ""


def test_several_choices_can_be_made_and_taken_back(staff_page: Page) -> None:
    add_lead_project(staff_page)
    spearheads = staff_page.get_by_role("combobox", name="Spearheads that it carries out")

    for _ in range(2):
        spearheads.focus()
        staff_page.keyboard.press("ArrowDown")
        choose_first(staff_page)
    staff_page.get_by_role("button", name="Remove:").first.click()

    chosen = staff_page.locator("#id_spearheads").evaluate("select => select.selectedOptions.length")
    assert chosen == 1


def test_an_open_list_of_choices_and_an_added_row_are_accessible(staff_page: Page, axe: Axe) -> None:
    add_lead_project(staff_page)
    staff_page.get_by_role("button", name="Add urban area").click()
    area = staff_page.get_by_role("combobox", name="Urban area")
    expect(area).to_be_focused()

    staff_page.keyboard.press("ArrowDown")
    expect(staff_page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    staff_page.keyboard.press("ArrowDown")

    assert axe(staff_page) == []


def test_a_row_that_is_added_speaks_three_languages_and_can_be_removed(staff_page: Page) -> None:
    staff_page.goto(f"{STRATEGY}add/")
    staff_page.get_by_role("radio", name="Swedish").check()

    staff_page.get_by_role("button", name="Add section").click()
    expect(staff_page.get_by_label("Key words (Swedish)")).to_be_visible()
    expect(staff_page.get_by_label("Key words (Finnish)")).to_be_hidden()
    expect(staff_page.get_by_role("toolbar", name="Formatting: Text (Swedish)")).to_be_visible()
    staff_page.get_by_role("button", name="Remove", exact=True).click()

    expect(staff_page.get_by_label("Key words (Swedish)")).to_have_count(0)
    expect(staff_page.get_by_role("button", name="Add section")).to_be_focused()


def test_body_text_is_formatted_and_previewed(staff_page: Page) -> None:
    add_lead_project(staff_page)
    body = staff_page.get_by_label("Body text (Swedish)", exact=True)
    body.fill("viktigt")
    body.press("Control+a")
    body.press("Control+b")
    expect(body).to_have_value("**viktigt**")

    tools = staff_page.get_by_role("toolbar", name="Formatting: Body text (Swedish)")
    tools.get_by_role("button", name="Bold").focus()
    staff_page.keyboard.press("End")
    staff_page.keyboard.press("Enter")

    preview = staff_page.get_by_role("region", name="Preview: Body text (Swedish)")
    expect(preview.locator("strong")).to_have_text("viktigt")
    expect(preview).to_have_attribute("lang", "sv")


def test_without_scripts_the_form_shows_every_language(chromium: Browser, portal: Served, staff_page: Page) -> None:
    cookies = staff_page.context.cookies()
    context = chromium.new_context(base_url=portal.url, java_script_enabled=False)
    context.add_cookies([{"name": c["name"], "value": c["value"], "url": portal.url} for c in cookies])
    plain = context.new_page()

    plain.goto("/admin/ecosystems/leadproject/add/")
    visible = [plain.locator(f"#id_title_{code}").is_visible() for code in ("fi", "sv", "en")]
    switch = plain.locator("[data-languages-switch]").is_visible()
    context.close()

    assert visible == [True, True, True]
    assert switch is False
