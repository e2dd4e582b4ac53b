"""Exceptions are told with their reasons to staff who may know of the record, and to visitors as pages alone."""

from typing import Any

import pytest

from portal.publishing.audit import Deed, note
from portal.publishing.models import GateException
from portal.workbench.parity.exceptions import lacking_pages, pages_let_out, texts_let_off
from tests.builders import a_lead_project, a_member, a_spearhead, a_strategy, a_theme, an_agreement, an_organisation
from tests.workbench.parity.excuses import let_off, let_out

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(db: None) -> Any:
    return a_member("publisher", name="pia")


def test_a_page_that_went_out_is_told_with_reason_who_and_since_when(publisher: Any) -> None:
    strategy = a_strategy(title_en="Smart region")
    made = let_out(strategy, "title_sv", "summary_sv", user=publisher)

    (row,) = pages_let_out(publisher, "sv")

    assert (row.kind, row.name, row.texts) == ("Strategy", "Smart region", "Title (Swedish), Lead (Swedish)")
    assert (row.reason, row.who, row.since) == ("Käännös on tilattu.", "pia", made.made_at)
    assert row.url == f"/admin/strategy/strategy/{strategy.pk}/change/#id_title_sv"


def test_an_exception_belongs_to_the_language_that_it_lacks(publisher: Any) -> None:
    let_out(a_strategy(), "title_sv")

    assert pages_let_out(publisher, "fi") == []


def test_an_exception_that_is_settled_is_told_no_more(publisher: Any) -> None:
    made = let_out(a_strategy(), "title_sv")
    GateException.objects.update(settled_at=made.made_at)

    assert pages_let_out(publisher, "sv") == []


def test_a_text_that_need_not_be_translated_says_who_decided_it_where_the_audit_knows(publisher: Any) -> None:
    known, unknown = a_strategy(), a_strategy()
    let_off(known, "Erisnimi")
    let_off(unknown, "Muu syy")
    entry = note(publisher, Deed.CHANGED, known, languages=["sv"], reason="Erisnimi")

    rows = texts_let_off(publisher, "sv")

    assert [(row.reason, row.who, row.since) for row in rows] == [("Erisnimi", "pia", entry.at), ("Muu syy", "", None)]


def test_an_editor_opens_the_forms_of_her_own_and_does_not_read_of_drafts_of_others() -> None:
    own, other = an_organisation(), an_organisation()
    editor = a_member("editor", organisation=own)
    let_out(a_strategy(title_en="Hers", owner=own), "title_sv")
    let_out(a_strategy(title_en="Public", owner=other), "title_sv")
    let_out(a_strategy(title_en="Secret", owner=other, state="draft"), "title_sv")

    rows = {row.name: bool(row.url) for row in pages_let_out(editor, "sv")}

    assert rows == {"Hers": True, "Public": False}


@pytest.mark.parametrize("count", [1, 5])
def test_exceptions_cost_the_same_queries_however_many(publisher: Any, django_assert_num_queries: Any, count) -> None:
    let_off(a_theme(agreement=an_agreement()), "Erisnimi")
    for _ in range(count):
        let_out(a_lead_project(), "title_sv")
        let_off(a_strategy(), "Erisnimi")
    pages_let_out(publisher, "sv")

    with django_assert_num_queries(9):
        pages_let_out(publisher, "sv")
        texts_let_off(publisher, "sv")


def test_visitors_read_of_public_pages_alone_and_are_led_there() -> None:
    strategy, hidden = a_strategy(title_en="Smart region"), a_strategy(state="draft")
    let_out(strategy, "title_sv")
    let_out(a_spearhead(hidden), "title_sv")
    let_out(hidden, "title_sv")

    rows = lacking_pages("sv")

    assert [(row.name.plain, row.url) for row in rows] == [("Smart region", strategy.address("en"))]
