"""A preview is the public page itself, with the draft in the place of the row, and nothing of it stays."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portal.editorial.preview import rendering
from portal.editorial.records import page_of
from portal.languages.localized import codes
from portal.publishing import publication
from portal.publishing.models import State
from portal.publishing.revision import Revision
from strategy.models import IndicatorValue, Strategy, StrategySection
from tests.builders import (
    a_lead_project,
    a_news_item,
    a_spearhead,
    a_strategy,
    an_indicator,
    an_organisation,
    an_urban_area,
)
from tests.editorial.previews import bar_of, html_of, words
from tests.publishing.editors import KEY, a_draft, a_new_part, an_editor
from tests.reading import words_of

pytestmark = pytest.mark.django_db


def test_a_draft_is_read_in_the_preview_and_nowhere_else(staff_client: Client) -> None:
    strategy = a_strategy(title_fi="Ennen")
    a_draft(strategy, title_fi="Luonnos")

    public = [Client().get(path).content.decode() for path in ("/fi/strategiat/", strategy.address("fi"))]

    assert "Luonnos" in words(staff_client, strategy)
    assert [html for html in public if "Luonnos" in html or "Ennen" not in html] == []


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_each_language_is_the_page_of_that_language(staff_client: Client, language: str) -> None:
    strategy = a_strategy()
    a_draft(strategy, **{f"title_{code}": f"Luonnos {code}" for code in codes()})

    html = html_of(staff_client, strategy, language)

    assert f'<html lang="{language}">' in html
    assert [code for code in codes() if f"Luonnos {code}" in words_of(html)] == [language]


def test_without_a_language_the_preview_is_in_the_readers(staff_client: Client) -> None:
    answer = staff_client.get(page_of(a_strategy(), "preview"))

    assert '<html lang="en">' in answer.content.decode()


def test_parts_that_only_the_draft_has_are_shown_and_those_that_it_took_away_are_not(staff_client: Client) -> None:
    strategy = a_strategy()
    gone = StrategySection.objects.create(strategy=strategy, heading_fi="Poistuva osa")
    new = a_new_part(StrategySection, "strategy", heading_fi="Uusi osa", original_language="fi")
    a_draft(strategy, (("sections", KEY), new), (("sections", str(gone.pk)), None))

    shown = words(staff_client, strategy, marks="off")

    assert "Uusi osa" in shown
    assert "Poistuva osa" not in shown


def test_the_page_is_found_under_the_address_that_the_draft_gives_it(staff_client: Client) -> None:
    strategy = a_strategy(slug_fi="ennen")
    a_draft(strategy, slug_fi="luonnos", title_fi="Luonnos")

    html = html_of(staff_client, strategy)

    assert "Luonnos" in words_of(html)
    assert 'rel="canonical" href="http://127.0.0.1:8000/fi/strategiat/luonnos/"' in html
    assert Client().get("/fi/strategiat/luonnos/").status_code == 404


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN, State.UNPUBLISHED])
def test_what_is_not_on_the_site_is_shown_as_it_would_be(staff_client: Client, state: State) -> None:
    ending = {"at": "2026-01-01T12:00:00+00:00", "notice": {"fi": "Vanhentunut."}} if state != State.DRAFT else {}
    published_at = timezone.now() if ending else None
    news = a_news_item(title_fi="Uutinen", state=state, ending=ending, published_at=published_at)

    shown = words(staff_client, news, marks="off")

    assert "Uutinen" in shown
    assert "Vanhentunut." not in shown


def test_what_is_not_out_yet_is_shown_as_if_its_time_had_come(staff_client: Client) -> None:
    news = a_news_item(title_fi="Tuleva", published_at=timezone.now() + timedelta(days=3))

    assert "Tuleva" in words(staff_client, news)


def test_what_the_record_belongs_to_is_shown_as_if_it_were_on_the_site_and_the_bar_says_so(
    staff_client: Client,
) -> None:
    strategy = a_strategy(title_en="Own strategy", title_fi="Oma strategia", state=State.DRAFT, published_at=None)
    spearhead = a_spearhead(strategy, title_fi="Kärkiala", state=State.DRAFT, published_at=None)

    html = html_of(staff_client, spearhead)

    assert "Kärkiala" in words_of(html)
    assert "Oma strategia" in words_of(html)
    assert "what it belongs to is not on the site: Own strategy." in bar_of(html)
    assert not Strategy.objects.public().exists()


def test_what_that_belongs_to_in_its_turn_is_brought_out_too() -> None:
    strategy = a_strategy(title_en="Own strategy", state=State.DRAFT, published_at=None)
    value = IndicatorValue.objects.create(indicator=an_indicator(strategy), year=2026, number=1)

    brought = rendering._bring_out_above(value)

    assert brought == ["Own strategy"]
    assert list(IndicatorValue.objects.public()) == [value]


def test_no_draft_of_what_the_record_belongs_to_is_shown_along(staff_client: Client) -> None:
    strategy = a_strategy(title_fi="Strategia", state=State.DRAFT, published_at=None)
    spearhead = a_spearhead(strategy)
    a_draft(strategy, title_fi="Strategian luonnos")

    assert "Strategian luonnos" not in html_of(staff_client, spearhead)


def test_a_draft_that_moves_to_another_parent_is_shown_with_that_one(staff_client: Client) -> None:
    spearhead, other = a_spearhead(), a_strategy(title_fi="Toinen", state=State.DRAFT, published_at=None)
    a_draft(spearhead, strategy=str(other.pk))

    assert "Toinen" in words(staff_client, spearhead)


def test_what_cannot_be_shown_of_a_draft_is_said_in_the_bar(staff_client: Client) -> None:
    project, coordinator = a_lead_project(), an_organisation()
    a_draft(project, coordinator=str(coordinator.pk))
    coordinator.delete()

    assert "Coordinator: what was chosen has been deleted since." in bar_of(html_of(staff_client, project))


def test_a_draft_that_cannot_be_shown_at_all_says_why(staff_client: Client) -> None:
    spearhead, gone = a_spearhead(), a_strategy()
    a_draft(spearhead, strategy=str(gone.pk))
    gone.delete()

    shown = words(staff_client, spearhead)

    assert shown.startswith("Nothing can be shown")
    assert "Strategy: what was chosen has been deleted since. Choose something else." in shown


def test_a_page_that_another_has_pushed_from_its_address_says_so(
    staff_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    strategy = a_strategy()
    monkeypatch.setattr(rendering, "address_of", lambda *given: "/fi/strategiat/olematon/")

    assert "its address leads to nothing" in words(staff_client, strategy)


def test_a_revision_of_the_history_is_shown_as_it_was(staff_client: Client) -> None:
    strategy = a_strategy(title_fi="Nyt")
    first = a_draft(strategy, title_fi="Ensimmäinen")
    a_draft(strategy, title_fi="Toinen")

    html = html_of(staff_client, strategy, revision=str(first.number))

    assert "Ensimmäinen" in words_of(html)
    assert f"Revision {first.number}, saved" in bar_of(html)


@pytest.mark.parametrize("number", ["99", "x", "0", "٣", "9" * 30])
def test_a_revision_that_there_is_not_is_not_found(staff_client: Client, number: str) -> None:
    strategy = a_strategy()
    a_draft(strategy, title_fi="Luonnos")

    answer = staff_client.get(page_of(strategy, "preview", language="fi"), {"revision": number})

    assert answer.status_code == 404


def test_a_language_that_the_site_does_not_have_is_not_found(staff_client: Client) -> None:
    assert staff_client.get(page_of(a_strategy(), "preview", language="de")).status_code == 404


def test_what_was_saved_beside_the_draft_is_shown_with_it(staff_client: Client) -> None:
    strategy = a_strategy(title_fi="Ennen", summary_fi="Ennen")
    a_draft(strategy, title_fi="Luonnos")
    Strategy.objects.update(summary_fi="Rivillä muutettu")

    shown = words(staff_client, strategy)

    assert "Luonnos" in shown
    assert "Rivillä muutettu" in shown


def test_a_draft_that_clashes_with_the_row_is_shown_as_it_was_written(staff_client: Client) -> None:
    strategy = a_strategy(title_fi="Ennen")
    draft = a_draft(strategy, title_fi="Luonnos")
    Strategy.objects.update(title_fi="Rivillä muutettu")

    both = [words(staff_client, strategy), words(staff_client, strategy, revision=str(draft.number))]

    assert ["Luonnos" in shown for shown in both] == [True, True]


def test_readers_are_told_of_the_change_as_they_would_be_when_it_is_published(staff_client: Client) -> None:
    strategy = a_strategy()
    draft = a_draft(strategy, title_fi="Luonnos")
    Revision.objects.filter(pk=draft.pk).update(change_notes={"fi": "Nimi on korjattu."})

    assert "Nimi on korjattu." in words(staff_client, strategy)
    assert "Nimi on korjattu." not in Client().get(strategy.address("fi")).content.decode()


def test_the_page_is_made_for_a_visitor_about_whom_nothing_is_known(staff_client: Client) -> None:
    html = html_of(staff_client, a_strategy(), marks="off")

    assert "csrfmiddlewaretoken" not in html
    assert "/admin/" not in html.replace(bar_of(html), "")


def test_after_it_has_gone_out_the_page_is_what_the_preview_showed(staff_client: Client) -> None:
    area = an_urban_area()
    project = a_lead_project(area, title_fi="Ennen")
    draft = a_draft(project, title_fi="Luonnos", slug_fi="luonnos", summary_fi="Uusi johdanto.")
    shown = words(staff_client, project, marks="off").split("Päivitetty")[0].strip()

    publication.publish(draft, an_editor())
    public = words_of(Client().get("/fi/karkihankkeet/luonnos/").content.decode()).split("Päivitetty")[0].strip()

    assert shown == public
    assert "Uusi johdanto." in public
