"""Saving a form notes what changed in which language, keeps old addresses, and refuses with a sentence."""

from typing import Any

import pytest
from django.test import Client

from portal.languages.models import OldSlug
from strategy.models import SpearheadLineage, Strategy
from tests.builders import a_lead_project, a_spearhead, a_strategy, a_theme, an_agreement, an_urban_area
from tests.staff.forms import go_out, new_row, sent_back
from tests.staff.records import form_of, page

pytestmark = pytest.mark.django_db

BEFORE = dict.fromkeys(("fi", "sv", "en"), "2020-01-01T00:00:00+00:00")


def save(client: Client, record: Any, **changes: Any) -> Any:
    """Sends the form back with `changes`, and publishes the draft; the record as it then is."""
    url = form_of(record)
    answer = client.post(url, sent_back(client, url, **changes))
    assert answer.status_code == 302, errors(answer)
    return go_out(record)


def refused(client: Client, record: Any, **changes: Any) -> str:
    url = form_of(record)
    answer = client.post(url, sent_back(client, url, **changes))
    assert answer.status_code == 200
    return answer.content.decode()


def errors(answer: Any) -> Any:
    return answer.context and answer.context["errors"]


def changed_languages(record: Any) -> set[str]:
    return {code for code, stamp in record.changed.items() if stamp != BEFORE[code]}


def test_a_change_in_one_language_stamps_that_language_alone(staff_client: Client) -> None:
    strategy = a_strategy(changed=dict(BEFORE))

    strategy = save(staff_client, strategy, title_sv="En ny titel")

    assert strategy.title_sv == "En ny titel"
    assert changed_languages(strategy) == {"sv"}


def test_saving_without_a_change_stamps_nothing(staff_client: Client) -> None:
    strategy = a_strategy(changed=dict(BEFORE), body_fi="Ensin.\n\nSitten.\n", strengths_sv="Ett\nTvå")
    strategy.sections.create(heading_fi="Luku", text_fi="Rivi\nToinen rivi")

    strategy = save(staff_client, strategy)

    assert changed_languages(strategy) == set()


def test_a_change_that_belongs_to_no_language_stamps_them_all(staff_client: Client) -> None:
    strategy = a_strategy(changed=dict(BEFORE))

    strategy = save(staff_client, strategy, start_year="2021")

    assert changed_languages(strategy) == {"fi", "sv", "en"}


def test_a_changed_row_stamps_its_record_in_the_language_of_the_text(staff_client: Client) -> None:
    strategy = a_strategy(changed=dict(BEFORE))
    strategy.sections.create(heading_fi="Luku", heading_sv="Kapitel")

    strategy = save(staff_client, strategy, **{"sections-0-text_sv": "Texten"})

    assert changed_languages(strategy) == {"sv"}


def test_a_row_that_is_added_stamps_every_language_since_the_others_show_it_too(staff_client: Client) -> None:
    strategy = a_strategy(changed=dict(BEFORE))

    strategy = save(staff_client, strategy, **new_row("sections", 0, order="0", heading_fi="Luku", heading_en="Part"))

    assert strategy.sections.get().heading_en == "Part"
    assert changed_languages(strategy) == {"fi", "sv", "en"}


def test_a_row_that_is_taken_away_stamps_every_language(staff_client: Client) -> None:
    strategy = a_strategy(changed=dict(BEFORE))
    strategy.sections.create(heading_fi="Luku")

    strategy = save(staff_client, strategy, **{"sections-0-DELETE": "on"})

    assert strategy.sections.exists() is False
    assert changed_languages(strategy) == {"fi", "sv", "en"}


def test_a_new_row_that_was_taken_away_before_saving_changes_nothing(staff_client: Client) -> None:
    strategy = a_strategy(changed=dict(BEFORE))

    strategy = save(staff_client, strategy, **new_row("sections", 0, DELETE="on"))

    assert strategy.sections.exists() is False
    assert changed_languages(strategy) == set()


def test_a_theme_that_changes_stamps_the_agreement_that_shows_it(staff_client: Client) -> None:
    agreement = an_agreement(changed=dict(BEFORE))

    save(staff_client, a_theme(agreement=agreement), title_sv="Trafik")

    agreement.refresh_from_db()
    assert changed_languages(agreement) == {"sv"}


def test_a_new_address_leads_on_from_the_old_one(staff_client: Client, client: Client) -> None:
    strategy = a_strategy(slug_fi="vanha", slug_sv="gammal")
    old = strategy.address("sv")

    strategy = save(staff_client, strategy, slug_sv="ny")
    answer = client.get(old)

    assert (answer.status_code, answer["Location"]) == (301, strategy.address("sv"))
    assert OldSlug.objects.get().language == "sv"


def test_an_address_that_is_taken_is_refused_beside_the_field_and_once(staff_client: Client) -> None:
    a_strategy(slug_en="taken")
    strategy = a_strategy()

    html = refused(staff_client, strategy, slug_en="taken")

    told = html[html.index('id="id_slug_en_error"') :]
    assert "Another page of this kind already has this address." in told[: told.index("</ul>")]
    assert html.count("Another page of this kind already has this address.") == 2  # there, and in the summary


def test_a_record_may_be_born_in_swedish(staff_client: Client) -> None:
    url = page(Strategy, "add")
    texts = {"original_language": "sv", "title_sv": "Ny strategi", "slug_sv": "ny-strategi"}
    row = new_row("sections", 0, order="0", heading_sv="Nyckelord")

    answer = staff_client.post(url, sent_back(staff_client, url, **texts, **row))

    assert answer.status_code == 302, errors(answer)
    strategy = Strategy.objects.get()
    assert (strategy.title_sv, strategy.title_fi) == ("Ny strategi", None)
    assert strategy.sections.get().original_language == "sv"


def test_the_original_language_has_to_be_filled_in(staff_client: Client) -> None:
    html = refused(staff_client, a_strategy(), title_fi="")

    assert 'href="#id_title_fi"' in html
    assert "it is the language in which this was first written" in html
    assert "<title>Error:" in html


def test_a_text_can_be_emptied_in_the_language_of_the_page(staff_client: Client) -> None:
    strategy = a_strategy(summary_en="Short.")

    strategy = save(staff_client, strategy, summary_en="")

    assert not strategy.summary_en


def test_a_language_that_the_site_does_not_have_is_refused(staff_client: Client) -> None:
    strategy = a_strategy()

    refused(staff_client, strategy, original_language="ru")

    strategy.refresh_from_db()
    assert strategy.original_language == "fi"


def test_a_choice_that_names_no_record_is_refused(staff_client: Client) -> None:
    html = refused(staff_client, a_lead_project(), theme="nothing-of-the-kind", contacts=["x"])

    assert 'href="#id_theme"' in html
    assert 'href="#id_contacts"' in html


def test_a_lineage_without_its_earlier_spearhead_is_refused(staff_client: Client) -> None:
    spearhead = a_spearhead()

    html = refused(staff_client, spearhead, **new_row("origins", 0, kind="merged", predecessor=""))

    assert "This field is required." in html
    assert SpearheadLineage.objects.exists() is False


def test_an_unusual_lead_project_is_saved_and_the_editor_is_told(staff_client: Client) -> None:
    project = a_lead_project(an_urban_area(), start_year=2021, end_year=2026)
    url = form_of(project)

    html = staff_client.post(url, sent_back(staff_client, url), follow=True).content.decode()

    assert "A lead project usually has operators from at least three urban areas." in html
    assert "A lead project usually lasts two years." in html
    assert 'class="warning"' in html
