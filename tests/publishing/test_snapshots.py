"""A snapshot holds all that a record says, and is the same whoever reads it."""

import json
from decimal import Decimal

import pytest
from django.apps import apps
from django.utils import translation

from portal.news.models import Quote
from portal.publishing.differences import differences
from portal.publishing.renames import rename_in_revisions
from portal.publishing.snapshots import from_data, snapshot
from strategy.models import IndicatorValue, SpearheadLineage, StrategySection
from tests.builders import (
    a_contact,
    a_lead_project,
    a_news_item,
    a_spearhead,
    a_strategy,
    an_indicator,
    an_urban_area,
)

pytestmark = pytest.mark.django_db


def test_a_snapshot_holds_the_columns_of_every_language_and_no_bare_one() -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="Öppning", title_en=None, start_year=2027)

    columns = snapshot(strategy).columns

    assert (columns["title_fi"], columns["title_sv"], columns["title_en"]) == ("Avaus", "Öppning", None)
    assert columns["start_year"] == 2027
    assert {"title", "slug", "id"} & columns.keys() == set()


def test_a_snapshot_says_nothing_of_whether_the_record_is_out() -> None:
    assert {"state", "published_at", "changed"} & snapshot(a_strategy()).columns.keys() == set()


def test_a_snapshot_reads_the_database_and_not_the_instance() -> None:
    strategy = a_strategy(title_fi="Avaus")
    strategy.title_fi = "Not saved"

    assert snapshot(strategy).columns["title_fi"] == "Avaus"


def test_parts_are_in_the_snapshot_of_their_record_with_their_own_keys() -> None:
    strategy = a_strategy()
    section = StrategySection.objects.create(strategy=strategy, heading_fi="Kiertotalous")

    found = snapshot(strategy).part("sections", str(section.pk))

    assert found is not None
    assert found.columns["heading_fi"] == "Kiertotalous"
    assert "strategy" not in found.columns


def test_parts_of_parts_belong_to_that_part_alone() -> None:
    strategy = a_strategy()
    spearhead = a_spearhead(strategy)
    indicator = an_indicator(strategy)
    value = IndicatorValue.objects.create(indicator=indicator, spearhead=spearhead, year=2026, number=Decimal("1.5"))

    of_strategy = snapshot(strategy).at(("indicators", str(indicator.pk), "values", str(value.pk)))

    assert of_strategy.columns["number"] == "1.50"
    assert of_strategy.columns["spearhead"] == str(spearhead.pk)
    assert set(snapshot(spearhead).parts) == {"actors", "origins", "successions"}


def test_a_link_between_two_spearheads_is_a_part_of_both() -> None:
    earlier, later = a_spearhead(), a_spearhead()
    link = SpearheadLineage.objects.create(predecessor=earlier, successor=later, kind="continues")

    assert snapshot(earlier).at(("successions", str(link.pk))).columns["successor"] == str(later.pk)
    assert snapshot(later).at(("origins", str(link.pk))).columns["predecessor"] == str(earlier.pk)


def test_parts_without_texts_and_relations_are_kept_by_key() -> None:
    area, contact = an_urban_area(), a_contact()
    project = a_lead_project(area)
    project.contacts.set([contact])

    taken = snapshot(project)

    assert [part.columns["area"] for part in taken.parts["participations"]] == [str(area.pk)]
    assert taken.relations["contacts"] == [str(contact.pk)]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_language_of_the_page_makes_no_difference(language: str) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv=None, title_en=None)
    with translation.override(language):
        taken = snapshot(strategy)

    assert taken == snapshot(strategy)
    assert taken.columns["title_sv"] is None


def test_a_snapshot_survives_being_kept_as_json() -> None:
    news = a_news_item(dateline="2026-02")
    Quote.objects.create(news_item=news, speaker="Aino", text_fi="Hyvä.")
    taken = snapshot(news)

    assert from_data(type(news), json.loads(json.dumps(taken.as_data()))) == taken


def test_a_snapshot_costs_the_same_queries_however_many_parts(django_assert_num_queries) -> None:
    strategy = a_strategy()
    for number in range(5):
        indicator = an_indicator(strategy)
        IndicatorValue.objects.create(indicator=indicator, year=2000 + number, number=1)
        StrategySection.objects.create(strategy=strategy, heading_fi="Osa")

    with django_assert_num_queries(8):
        snapshot(strategy)


def test_an_old_snapshot_is_read_with_the_names_of_today_and_without_what_is_gone() -> None:
    data = snapshot(a_strategy(slogan_fi="Yhdessä")).as_data()
    for code in ("fi", "sv", "en"):
        data["columns"][f"watchword_{code}"] = data["columns"].pop(f"slogan_{code}")
    data["columns"]["something_gone"] = 1
    rename_in_revisions("strategy.Strategy", "watchword", "motto", is_translated=True)(apps, None)
    rename_in_revisions("strategy.Strategy", "motto", "slogan", is_translated=True)(apps, None)

    read = from_data(type(a_strategy()), data)

    assert read.columns["slogan_fi"] == "Yhdessä"
    assert "something_gone" not in read.columns


def test_null_and_empty_and_the_line_ends_of_browsers_are_no_differences() -> None:
    news = a_news_item(body_fi="Yksi\nkaksi", body_sv=None)
    taken = snapshot(news)
    same = taken.with_value(("body_fi",), "Yksi\r\nkaksi").with_value(("body_sv",), "")

    assert differences(taken, same) == []
    assert len(differences(taken, taken.with_value(("body_fi",), "Yksi"))) == 1
