"""The network of agreements as a reader walks it: from one thing to the next, on a small phone and in the dark too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_it_is_walked_from_an_agreement_to_a_party_and_back(page: Page, axe: Callable[..., list[str]]) -> None:
    page.goto("/en/agreement-network/")

    page.click("table tbody td a >> text=State of Finland")
    party = page.inner_text("#about")
    page.click("#about ~ .scroll a")

    assert party == "Everything about: State of Finland"
    assert page.inner_text("#about") == "Everything about: Ecosystem agreement of the Helsinki Metropolitan Area"
    assert axe(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_has_been_chosen_is_legible_on_a_small_phone(
    page: Page, axe: Callable[..., list[str]], scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})

    page.goto("/en/agreement-network/?about=area-joensuu&year=2024")

    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_table_is_a_table_on_a_small_phone_too(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})

    page.goto("/en/agreement-network/")

    table = page.get_by_role("table").first
    assert table.get_by_role("rowheader").all_inner_texts() == ["Ecosystem agreement of the Helsinki Metropolitan Area"]
    assert table.get_by_role("columnheader").count() == 7
