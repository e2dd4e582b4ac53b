"""`workbench_sync` finds what was written behind the portal's back, and does nothing twice."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from portal.workbench.models import Following, Unit
from portal.workbench.reconciling import sync_all
from strategy.models import Strategy
from tests.builders import a_glossary_term, a_strategy, a_theme, an_agreement, an_organisation
from tests.publishing.editors import a_draft
from tests.workbench.units import confirmed, states, the_unit

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("workbench_sync", *arguments, stdout=out)
    return out.getvalue()


def test_it_makes_the_units_of_what_was_never_saved_in_a_form() -> None:
    strategy, organisation = a_strategy(), an_organisation(name_fi="Liitto")

    assert "texts of 2 records" in said()
    assert states(strategy) == {"title": "review"}
    assert states(organisation) == {"name": "missing"}


def test_it_finds_a_bulk_change_and_the_page_says_so() -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning", title_en="Opening"))

    Strategy.objects.update(title_fi="Uusi avaus")
    sync_all()

    assert states(strategy) == {"title": "behind"}
    assert Strategy.objects.get().behind.keys() == {"sv", "en"}


def test_a_second_time_changes_nothing() -> None:
    a_draft(a_strategy(), title_fi="Uusi")
    confirmed(a_strategy())
    an_organisation()
    sync_all()
    before = [list(model.objects.order_by("pk").values()) for model in (Unit, Following)]

    assert sync_all().changed == 0
    assert [list(model.objects.order_by("pk").values()) for model in (Unit, Following)] == before


def test_it_follows_drafts() -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus"))
    a_draft(strategy, title_fi="Uusi avaus")
    Unit.objects.all().delete()

    sync_all()

    assert the_unit(strategy).source_digest != the_unit(strategy).live_source_digest
    assert Strategy.objects.get().behind == {}


def test_a_theme_is_translated_with_its_agreement_and_a_national_one_alone() -> None:
    agreement = an_agreement()
    theme, national = a_theme(agreement=agreement), a_theme()

    sync_all()

    assert f"themes/{theme.pk}/title" in states(agreement)
    assert states(theme) == {}
    assert states(national) == {"title": "review"}


def test_what_has_been_deleted_in_bulk_is_forgotten() -> None:
    confirmed(an_organisation())
    Unit.objects.update(object_id="999")

    assert sync_all().changed > 0
    assert Unit.objects.filter(object_id="999").count() == 0


def test_a_new_term_is_checked_for_in_old_translations() -> None:
    strategy = confirmed(a_strategy(title_fi="Kärkihankkeet", title_sv="Projekten"))
    a_glossary_term(term_fi="kärkihanke", term_sv="spetsprojekt", term_en="lead project")
    before = the_unit(strategy).failing

    sync_all()

    assert (before, the_unit(strategy).failing) == ([], ["term"])


def test_with_check_it_changes_nothing_and_fails_where_something_would_change() -> None:
    a_strategy()

    with pytest.raises(CommandError, match="would be brought up to date"):
        said("--check")

    assert Unit.objects.count() == 0


@pytest.mark.parametrize("records", [1, 12])
def test_it_costs_the_same_queries_however_many_records_of_a_kind(
    records: int, django_assert_max_num_queries: Any
) -> None:
    for _number in range(records):
        strategy = a_strategy()
        strategy.sections.create(heading_fi="Luku", heading_sv="Kapitel")
    sync_all()

    with django_assert_max_num_queries(210):
        sync_all()
