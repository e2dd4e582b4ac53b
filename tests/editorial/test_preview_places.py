"""Where a preview shows what has no page of its own, and that nothing of it stays anywhere."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.editorial.preview import rendering
from portal.editorial.preview.places import address_of
from portal.editorial.preview.rendering import page_of_draft, subject_of
from portal.editorial.records import page_of
from portal.fixedpages.models import FixedPage
from portal.publishing import workflow
from portal.publishing.models import Publishable, State
from portal.publishing.revision import Revision
from portal.publishing.snapshots import snapshot
from strategy.models import Indicator, Strategy
from tests.builders import a_contact, a_fixed_page, a_spearhead, a_strategy, an_indicator
from tests.conventions.test_models import own_models
from tests.editorial.previews import bar_of, html_of, words
from tests.publishing.editors import a_draft
from tests.reading import words_of

pytestmark = pytest.mark.django_db


def test_a_contact_is_shown_on_the_page_of_contacts(staff_client: Client) -> None:
    contact = a_contact(title_fi="Johtaja", state=State.DRAFT, published_at=None)
    a_draft(contact, title_fi="Ekosysteemijohtaja")

    assert "Ekosysteemijohtaja" in words(staff_client, contact)


def test_a_fixed_page_is_shown_at_its_own_place(staff_client: Client) -> None:
    page = a_fixed_page(FixedPage.Key.ABOUT, body_fi="Ennen")
    a_draft(page, body_fi="Luonnos")

    assert "Luonnos" in words(staff_client, page)


def test_indicators_are_shown_on_the_page_on_which_visitors_find_them(staff_client: Client) -> None:
    strategy = a_strategy()
    indicator = an_indicator(strategy, title_fi="Ennen")
    a_draft(strategy, (("indicators", str(indicator.pk), "title_fi"), "Luonnoksen mittari"))

    own, follow_up = html_of(staff_client, strategy), html_of(staff_client, strategy, part="indicators")

    assert ["Luonnoksen mittari" in words_of(html) for html in (own, follow_up)] == [False, True]
    assert "part=indicators" in bar_of(own)


def test_a_part_that_there_is_not_shows_the_record_itself(staff_client: Client) -> None:
    assert "Strategia" in words(staff_client, a_strategy(title_fi="Strategia"), part="state")


def test_every_kind_that_can_be_published_stands_somewhere() -> None:
    kinds: list[Any] = [model for model in own_models() if issubclass(model, Publishable)]

    places = {kind: address_of(kind(key="about") if kind is FixedPage else kind(pk=1), "fi") for kind in kinds}

    assert len(places) > 8
    assert [kind for kind, place in places.items() if not place.startswith("/fi/")] == []


def test_nothing_of_a_preview_stays(django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    strategy = a_strategy(title_fi="Ennen", state=State.DRAFT, published_at=None)
    spearhead = a_spearhead(strategy)
    a_draft(spearhead, title_fi="Luonnos")
    before = [snapshot(strategy), snapshot(spearhead), Revision.objects.count()]

    def with_side_effects(path: str, language: str) -> str:
        an_indicator(strategy)
        Strategy.objects.update(title_sv="Sivuvaikutus")
        transaction.on_commit(lambda: pytest.fail("This was to be dropped."))
        return "<main></main>"

    monkeypatch.setattr(rendering, "_asked_for", with_side_effects)
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        page_of_draft(subject_of(spearhead), "fi")

    assert callbacks == []
    assert [snapshot(strategy), snapshot(spearhead), Revision.objects.count()] == before
    assert (Indicator.objects.count(), Strategy.objects.get().state) == (0, State.DRAFT)


def test_a_page_that_fails_takes_what_was_staged_along(monkeypatch: pytest.MonkeyPatch) -> None:
    strategy = a_strategy(title_fi="Ennen")
    a_draft(strategy, title_fi="Luonnos")
    monkeypatch.setattr(rendering, "_asked_for", lambda *given: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        page_of_draft(subject_of(strategy), "fi")

    assert Strategy.objects.get().title_fi == "Ennen"


def test_a_preview_costs_a_few_queries_more_than_the_page(staff_client: Client, staff: Any) -> None:
    """What it costs in time is measured by `make bench`; here it must not grow with the revisions of a record."""
    strategy = a_strategy()
    address = page_of(strategy, "preview", language="fi")
    workflow.save(staff, strategy, snapshot(strategy).with_value(("title_fi",), "Luonnos"), None)
    staff_client.get(address)
    with CaptureQueriesContext(connection) as with_one:
        staff_client.get(address)
    for number in range(5):
        a_draft(strategy, title_fi=f"Luonnos {number}")

    with CaptureQueriesContext(connection) as with_many:
        staff_client.get(address)

    assert len(with_many) == len(with_one) < 60
