"""Chromium, and pages that say what went wrong in them: errors, refusals by policy, other hosts, cookies."""

import os
import shutil
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.serving import Served

OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not program:
        pytest.fail("Chromium is missing on this machine. On Debian and Ubuntu: sudo apt-get install chromium")
    # Playwright runs an event loop in this thread; Django would take each query here for one inside a coroutine.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=OPTIONS)
        yield browser
        browser.close()


def watch(context: BrowserContext, page: Page, faults: list[str]) -> None:
    """Notes in `faults` whatever goes wrong in `page`; nothing leaves this machine."""

    def note_other_host(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.hostname not in {"127.0.0.1", "localhost"}:
            faults.append(f"asked {request.url}")

    context.on("request", note_other_host)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if said.type == "error" else None)


@pytest.fixture
def faults() -> list[str]:
    """What went wrong in the pages of this test; a test that means it to happen clears the list."""
    return []


@pytest.fixture
def page(chromium: Browser, portal: Served, faults: list[str]) -> Iterator[Page]:
    """A visitor's window. The test fails if anything goes wrong in it or if the site keeps anything about them."""
    context = chromium.new_context(base_url=portal.url)
    window = context.new_page()
    watch(context, window, faults)
    yield window
    faults += [f"cookie {cookie.get('name')}" for cookie in context.cookies()]
    context.close()
    assert faults == []


@pytest.fixture
def staff_page(chromium: Browser, portal: Served, faults: list[str]) -> Iterator[Page]:
    """The window of an administrator who has signed in. The test fails if anything goes wrong in it."""
    context = chromium.new_context(base_url=portal.url)
    window = context.new_page()
    watch(context, window, faults)
    window.goto("/admin/login/")
    window.fill("[name=username]", "admin")
    window.fill("[name=password]", portal.password())
    window.press("[name=password]", "Enter")
    window.wait_for_url("**/admin/")
    yield window
    context.close()
    assert faults == []


@pytest.fixture
def axe() -> Callable[..., list[str]]:
    """`axe(page)`, or `axe(page, "color-contrast")` for some rules only; each violation as "rule: where"."""

    def violations(page: Page, *rules: str) -> list[str]:
        chosen = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": STANDARDS}
        found = Axe().run(page, options={"runOnly": chosen, "resultTypes": ["violations"]}).response["violations"]
        return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]

    return violations
