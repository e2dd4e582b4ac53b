"""Nothing but one's own languages is written at the desk, whatever is sent; nonsense makes no error page."""

from typing import Any

import pytest
from django.test import Client

from portal.publishing.policy import Action
from portal.workbench.models import Unit
from portal.workbench.syncing import sync
from strategy.models import Strategy
from tests.builders import a_strategy
from tests.publishing.readers import READERS
from tests.publishing.scenes import a_scene
from tests.workbench.desk.pages import key, page_of
from tests.workbench.units import the_unit

pytestmark = pytest.mark.django_db


def test_nothing_but_her_own_languages_is_written_whatever_is_sent(desk: Client) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="Öppning", title_en="Opening")
    sync(strategy)
    english = the_unit(strategy, "title", "en")
    sent = {f"text-{english.pk}": "Taken", f"source-{english.pk}": english.source_digest}
    sent |= {f"target-{english.pk}": english.target_digest}

    own_page = desk.post(page_of(strategy), sent)
    their_page = desk.post(page_of(strategy, "en"), sent)
    excused = desk.post(page_of(strategy), {"do": f"exempt:{key(strategy)}", f"exempt-{key(strategy)}": "No"})

    assert (own_page.status_code, their_page.status_code, excused.status_code) == (302, 403, 403)
    assert Strategy.objects.get().title_en == "Opening"
    assert the_unit(strategy).exempt_reason == ""


def test_another_language_is_read_without_a_field_to_write_in(desk: Client) -> None:
    strategy = a_strategy(title_fi="Avaus", title_en="Opening")

    html = desk.get(page_of(strategy, "en")).content.decode()

    assert "Opening" in html
    assert "<textarea" not in html


@pytest.mark.parametrize(
    "path",
    ["strategy.strategy/999/", "strategy.strategy/x/", "auth.user/1/", "no.such/1/", "strategy.strategysection/1/"],
)
def test_what_is_no_record_with_texts_is_not_found(desk: Client, path: str) -> None:
    assert desk.get(f"/admin/translations/sv/{path}").status_code == 404


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "right:x"},
        {"do": "dismiss"},
        {"do": "same:999999"},
        {"do": "no-such"},
        {"do": "right:" + "9" * 5000},
        {"do": "drop:1:x"},
        {"text-999999": "Öppning"},
        {"answer-x": "a", "answer-99999999999999999999": " "},
        {"question-999": "?"},
    ],
)
def test_a_forged_form_changes_nothing_and_makes_no_error_page(desk: Client, sent: dict[str, str]) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv="Öppning")
    sync(strategy)
    before = list(Unit.objects.order_by("pk").values())

    answer = desk.post(page_of(strategy), sent)

    assert answer.status_code in {302, 409}
    assert list(Unit.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("sections", [1, 15])
def test_it_costs_the_same_queries_however_many_texts_there_are(
    desk: Client, sections: int, django_assert_max_num_queries: Any
) -> None:
    strategy = a_strategy(title_fi="Avaus")
    for number in range(sections):
        strategy.sections.create(heading_fi=f"Luku {number}", text_fi="Tekstiä.")
    desk.get(page_of(strategy))

    with django_assert_max_num_queries(60):
        desk.get(page_of(strategy))


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize("state", ["published", "edited", "never published"])
def test_each_reader_writes_the_languages_that_are_hers(who: str, state: str) -> None:
    scene = a_scene(state, "sv")
    sync(scene.record)
    unit = Unit.objects.of(scene.record).filter(language="sv").order_by("pk")[0]
    sent = {f"source-{unit.pk}": unit.source_digest, f"target-{unit.pk}": unit.target_digest}

    scene.browsers[who].post(page_of(scene.record), sent | {f"text-{unit.pk}": "Skriven här"})

    reader = READERS[who]
    written = Unit.objects.get(pk=unit.pk).confirmed_target == "Skriven här"
    assert written is bool(reader.may(Action.SEE) and reader.writes("sv"))
