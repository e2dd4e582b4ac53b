"""The queue shows each translator what there is to do: what visitors see first, a chip for each text."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from portal.publishing.models import State
from portal.workbench.models import Unit
from portal.workbench.syncing import sync, sync_live
from tests.builders import a_member, a_news_item, a_spearhead, a_strategy, an_organisation
from tests.workbench.desk.pages import signed_in
from tests.workbench.units import confirmed, edited

pytestmark = pytest.mark.django_db

QUEUE = "/admin/translations/sv/"


def rows(client: Client, query: str = "") -> list[str]:
    html = client.get(f"{QUEUE}{query}").content.decode()
    return re.findall(r'class="queue-name"><a [^>]*>(?:<span[^>]*>)?([^<]+)', html)


def chips(client: Client, query: str = "") -> list[str]:
    html = client.get(f"{QUEUE}{query}").content.decode()
    found = re.findall(r'<li><a class="text-state"[^>]*>([^<]+)</a></li>', html)
    return [" ".join(chip.split()) for chip in found]


def test_a_record_is_one_row_with_a_chip_for_each_text(desk: Client) -> None:
    strategy = a_strategy(title_fi="Avaus", title_en="Opening", summary_fi="Lyhyesti")
    strategy.sections.create(heading_fi="Yksi")
    strategy.sections.create(heading_fi="Kaksi")
    sync(strategy)

    assert rows(desk) == ["Opening"]
    assert chips(desk) == ["Title: missing", "Lead: missing", "Section: key words (2): missing"]


def test_what_is_done_is_not_listed_unless_it_is_asked_for(desk: Client) -> None:
    confirmed(a_strategy(title_en="Opening", title_fi="Avaus", title_sv="Öppning"))

    assert rows(desk) == []
    assert rows(desk, "?state=current") == ["Opening"]
    assert "Nothing of this is to do" in desk.get(QUEUE).content.decode()


def test_what_visitors_see_comes_first_then_the_order_of_the_site(desk: Client) -> None:
    sync(a_strategy(title_fi="Luonnos", state=State.DRAFT))
    sync(a_news_item(title_fi="Uutinen"))
    sync(a_spearhead(confirmed(a_strategy()), title_fi="Kärki"))
    sync(a_strategy(title_fi="Strategia"))

    assert rows(desk) == ["Strategia", "Kärki", "Uutinen", "Luonnos"]


def test_it_is_filtered_by_state_kind_and_whose(desk: Client, tove: Any) -> None:
    behind = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning", title_en="Opening"))
    edited(behind, title_fi="Uusi avaus")
    organisation = an_organisation(name_fi="Liitto")
    sync(organisation)
    Unit.objects.of(organisation).update(assigned_to=tove)
    kind = Unit.objects.of(organisation)[0].content_type_id

    assert rows(desk, "?state=behind") == ["Opening"]
    assert rows(desk, f"?kind={kind}") == ["Liitto"]
    assert rows(desk, "?whose=mine") == ["Liitto"]
    assert rows(desk, "?whose=nobodys") == ["Opening"]


@pytest.mark.parametrize(
    "query", ["?kind=999999999", "?kind=x&page=x&order=x&state=x&whose=x", "?page=99", "?order=due"]
)
def test_a_choice_that_makes_no_sense_chooses_nothing(desk: Client, query: str) -> None:
    sync(a_strategy(title_fi="Avaus"))

    assert desk.get(QUEUE + query).status_code == 200


def test_what_is_ticked_is_given_out_with_a_day(desk: Client, tove: Any) -> None:
    strategy = a_strategy(title_fi="Avaus")
    sync(strategy)

    answer = desk.post(
        QUEUE,
        {"record": [f"strategy.strategy/{strategy.pk}"], "assign_to": str(tove.pk), "due_on": "2026-12-24"},
        follow=True,
    )

    unit = Unit.objects.of(strategy).get(language="sv")
    assert (unit.assigned_to, str(unit.due_on)) == (tove, "2026-12-24")
    assert Unit.objects.of(strategy).get(language="en").assigned_to is None
    assert "1 text changed." in answer.content.decode()
    assert "due 24 December 2026" in answer.content.decode()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Nothing was ticked."),
        ({"record": ["strategy.strategy/1"]}, "Choose to whom it is given, or until when."),
        ({"record": ["x"], "due_on": "never"}, "Choose to whom it is given, or until when."),
        ({"record": ["x/y/z", "a.b/c"], "assign_to": "nobodys"}, "0 texts changed."),
    ],
)
def test_what_cannot_be_given_out_is_said(desk: Client, sent: dict[str, Any], sentence: str) -> None:
    assert sentence in desk.post(QUEUE, sent, follow=True).content.decode()


def test_another_language_is_seen_and_not_given_out(desk: Client, tove: Any) -> None:
    strategy = a_strategy(title_fi="Avaus")
    sync(strategy)
    sent = {"record": [f"strategy.strategy/{strategy.pk}"], "assign_to": str(tove.pk)}

    answer = desk.post("/admin/translations/en/", sent, follow=True)

    assert "not yours to write" in answer.content.decode()
    assert Unit.objects.filter(assigned_to=tove).count() == 0


def test_an_editor_finds_the_records_of_her_organisation_alone() -> None:
    espoo, vantaa = an_organisation(name_fi="Espoo"), an_organisation(name_fi="Vantaa")
    sync(a_strategy(title_fi="Espoon", owner=espoo))
    sync(a_strategy(title_fi="Vantaan", owner=vantaa, state=State.DRAFT))

    assert rows(signed_in(a_member("editor", organisation=espoo))) == ["Espoon"]


def test_who_has_no_role_and_who_is_not_signed_in_see_nothing(django_user_model: Any) -> None:
    nobody = signed_in(django_user_model.objects.create_user("reader", is_staff=True))

    assert nobody.get(QUEUE).status_code == 403
    assert Client().get(QUEUE).status_code == 302
    assert nobody.get("/admin/translations/xx/").status_code == 404


@pytest.mark.parametrize("records", [1, 25])
def test_it_costs_the_same_queries_however_long_it_is(
    desk: Client, records: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(records):
        sync_live(a_strategy(title_fi=f"Avaus {number}"))
        sync_live(an_organisation(name_fi=f"Liitto {number}"))
    desk.get(QUEUE)

    with django_assert_max_num_queries(12):
        desk.get(QUEUE)


def test_the_desk_says_how_far_each_language_is(desk: Client) -> None:
    confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning"))
    sync(a_strategy(title_fi="Toinen avaus"))

    html = " ".join(desk.get("/admin/translations/").content.decode().split())

    assert "50 % of 2 texts done" in html
    assert "2 words to translate" in html
    assert "1 missing" in html


def test_the_front_page_tells_a_translator_what_is_hers(desk: Client, tove: Any) -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning"))
    edited(strategy, title_fi="Uusi avaus")
    Unit.objects.filter(language="sv").update(assigned_to=tove, due_on=timezone.localdate())

    html = desk.get("/admin/").content.decode()

    assert "1 behind" in html
    assert "1 is given to you" in html
