"""Orders of events that only a search over many of them has found, each as short as it can be told."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.publishing.drafts import newest, present, save_draft
from portal.publishing.merging import Conflict, Side, resolve
from portal.publishing.publication import publish, schedule
from portal.publishing.restoring import restore_field
from portal.publishing.revision import Revision, RevisionState
from portal.publishing.snapshots import snapshot
from portal.publishing.staging import staged
from strategy.models import Indicator, IndicatorValue
from tests.builders import a_news_item, a_strategy, an_indicator
from tests.publishing.editors import a_draft, an_editor, changed

pytestmark = pytest.mark.django_db


def scheduled(draft: Revision, **terms: Any) -> Revision:
    return schedule(draft, an_editor(), timezone.now() + timedelta(hours=1), **terms)


def test_a_draft_that_takes_back_what_is_scheduled_stays_though_it_says_what_the_row_says() -> None:
    news = a_news_item(summary_sv="Alku")
    first = scheduled(a_draft(news, title_fi="Uusi"))
    scheduled(a_draft(news, summary_sv="Väärin"))
    a_draft(news, summary_sv="Alku")

    publish(first, an_editor())

    assert present(news) == changed(snapshot(news), title_fi="Uusi", summary_sv="Alku")
    assert newest(news).state == RevisionState.DRAFT


def test_a_draft_of_which_nothing_is_left_goes_when_nothing_earlier_waits() -> None:
    news = a_news_item(title_fi="Vanha")
    first = scheduled(a_draft(news, title_fi="Uusi"))
    a_draft(news, summary_fi="Pois")
    a_draft(news, summary_fi="")

    publish(first, an_editor())

    assert list(Revision.objects.of(news).waiting()) == []


def test_what_was_chosen_between_two_saves_has_to_hold_together() -> None:
    strategy = a_strategy(start_year=2020, end_year=2022)
    opened, base = snapshot(strategy), newest(strategy)
    a_draft(strategy, end_year=2021, title_fi="Toisen")
    mine = changed(opened, start_year=2022, title_fi="Oma")
    with pytest.raises(Conflict) as conflict:
        save_draft(strategy, mine, an_editor(), base)
    chosen = resolve(conflict.value, {"title_fi": Side.MINE})

    with pytest.raises(ValidationError, match="The last year cannot be before the first year"):
        save_draft(strategy, chosen, an_editor(), conflict.value.newest, is_checked=False)


def test_a_field_is_not_restored_where_the_database_could_not_hold_it() -> None:
    strategy = a_strategy(start_year=2020, end_year=2021)
    old = a_draft(strategy, summary_fi="Ensin")
    a_draft(strategy, start_year=2025, end_year=2026)

    with pytest.raises(ValidationError, match="The last year cannot be before the first year"):
        restore_field(strategy, old, ("end_year",), an_editor())

    with staged(strategy, present(strategy)) as shown:
        assert shown.left_out == []


def test_a_part_of_a_part_is_not_restored_without_the_part_that_it_belongs_to() -> None:
    indicator: Indicator = an_indicator()
    value = IndicatorValue.objects.create(indicator=indicator, year=2020, number=1)
    strategy = indicator.strategy
    old = a_draft(strategy, title_fi="Uusi")
    a_draft(strategy, (("indicators", str(indicator.pk)), None))

    with pytest.raises(ValidationError, match="restore the whole part"):
        restore_field(strategy, old, ("indicators", str(indicator.pk), "values", str(value.pk)), an_editor())
