"""The desk learns of whatever is saved, published, dropped, changed without a draft, or deleted."""

import re
from typing import Any

import pytest
from django.test import Client

from portal.publishing import workflow
from portal.publishing.signals import redacted
from portal.publishing.snapshots import snapshot_of
from portal.workbench.models import Following, Memory, Question, ReturnedUpload, Suggestion, Unit
from portal.workbench.syncing import sync
from tests.builders import a_member, a_spearhead, a_strategy, an_organisation
from tests.staff.forms import sent_back
from tests.staff.records import form_of
from tests.workbench.units import a_unit, confirmed, edited, published, states, the_unit

pytestmark = pytest.mark.django_db


def test_a_draft_of_the_source_leaves_the_translation_behind() -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning", title_en="Opening"))

    edited(strategy, title_fi="Uusi avaus")

    assert states(strategy)["title"] == "behind"
    assert states(strategy, "en")["title"] == "behind"
    assert the_unit(strategy).made_from == "Avaus"


def test_a_dropped_draft_makes_it_current_again() -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning"))
    publisher = a_member("publisher")
    draft = edited(strategy, publisher, title_fi="Uusi avaus")

    workflow.discard(publisher, draft)

    assert states(strategy)["title"] == "current"


def test_a_text_that_is_changed_back_is_current_again() -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning"))
    edited(strategy, title_fi="Uusi avaus")

    edited(strategy, title_fi="Avaus")

    assert states(strategy)["title"] == "current"


def test_a_save_without_a_change_outdates_nothing() -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning", summary_fi="A", summary_sv="B"))
    before = list(Unit.objects.order_by("pk").values())

    edited(strategy, title_fi="Avaus ", summary_fi="A\r\n")

    assert list(Unit.objects.order_by("pk").values()) == before


def test_what_says_the_same_in_other_words_still_holds() -> None:
    strategy = confirmed(a_strategy(title_fi="Avuas", title_sv="Öppning"))

    edited(strategy, title_fi="Avaus", is_wording_only=True)

    assert states(strategy)["title"] == "current"
    assert the_unit(strategy).made_from == "Avuas"


def test_what_was_behind_before_is_not_mended_by_other_words() -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning"))
    edited(strategy, title_fi="Uusi avuas")

    edited(strategy, title_fi="Uusi avaus", is_wording_only=True)

    assert states(strategy)["title"] == "behind"


def test_a_change_of_wording_that_is_dropped_leaves_all_as_it_was() -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning"))
    publisher = a_member("publisher")
    draft = edited(strategy, publisher, title_fi="Avaus!", is_wording_only=True)

    workflow.discard(publisher, draft)

    assert states(strategy)["title"] == "current"


def test_a_record_born_in_swedish_is_translated_into_finnish() -> None:
    columns = {"title_fi": "", "title_sv": "Öppning", "title_en": "", "slug_sv": "oppning"}
    strategy = a_strategy(original_language="sv", **columns)

    sync(strategy)

    assert states(strategy, "fi")["title"] == "missing"
    assert not Unit.objects.of(strategy).filter(language="sv").exists()


def test_an_organisation_is_followed_when_its_form_is_saved(staff_client: Client) -> None:
    organisation = confirmed(an_organisation(name_fi="Uudenmaan liitto", name_sv="Nylands förbund"))

    form = form_of(organisation)
    staff_client.post(form, sent_back(staff_client, form, name_fi="Uudenmaan liitto ry"))

    assert states(organisation)["name"] == "behind"


def test_what_is_deleted_leaves_nothing_to_translate(staff_client: Client) -> None:
    organisation = confirmed(an_organisation())

    organisation.delete()

    assert (Unit.objects.count(), Following.objects.count()) == (0, 0)


def test_texts_of_a_part_come_and_go_with_it() -> None:
    strategy = a_strategy()
    section = strategy.sections.create(heading_fi="Luku", heading_sv="Kapitel")
    sync(strategy)
    before, path = states(strategy), f"sections/{section.pk}/heading"

    section.delete()
    sync(strategy)

    assert path in before
    assert path not in states(strategy)


def test_publishing_tells_when_each_language_followed() -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning"))

    published(strategy, title_fi="Uusi avaus")
    rows = list(Following.objects.of(strategy).filter(path="title", language="sv").order_by("pk"))

    assert [(row.followed_at is None, row.ended_at is None) for row in rows] == [(False, False), (True, True)]
    assert rows[0].ended_at == rows[1].source_since


def test_a_spearhead_is_not_behind_because_its_strategy_is() -> None:
    strategy = confirmed(a_strategy(title_fi="Avaus", title_sv="Öppning"))
    spearhead = confirmed(a_spearhead(strategy))

    edited(strategy, title_fi="Uusi avaus")

    assert set(states(spearhead).values()) == {"current"}


def test_personal_data_is_removed_from_what_the_desk_remembers() -> None:
    strategy = confirmed(a_strategy(title_fi="Aino Aalto avaa", title_sv="Aino Aalto öppnar"))
    unit, user = the_unit(strategy), a_member("translator", languages=["sv"])
    Suggestion.objects.create(unit=unit, text="Aino Aalto", origin="import", reason="")
    Question.objects.create(unit=unit, text="Vem är Aino Aalto?", asked_by=user)
    ReturnedUpload.objects.create(name="a.xlf", data=b"Aino Aalto", language="sv", uploaded_by=user)
    other = Memory.objects.create(
        source_language="fi", language="sv", source="Muu", target="Annat", source_length=3, target_digest="a"
    )

    redacted.send(type(strategy), record=strategy, pattern=re.compile("Aino Aalto"), mark="[removed]")

    assert the_unit(strategy).made_from == "[removed] avaa"
    assert (Suggestion.objects.get().text, Question.objects.get().text) == ("[removed]", "Vem är [removed]?")
    assert list(Memory.objects.all()) == [other]
    assert ReturnedUpload.objects.count() == 0


@pytest.mark.parametrize("texts", [1, 6])
def test_a_save_costs_few_queries_more_however_many_texts_it_changes(
    texts: int, django_assert_max_num_queries: Any
) -> None:
    strategy = a_strategy()
    for number in range(texts):
        strategy.sections.create(heading_fi=f"Luku {number}", heading_sv=f"Kapitel {number}")
    confirmed(strategy)
    draft = edited(strategy, title_fi="Uusi")
    for unit in Unit.objects.of(strategy):
        a_unit(strategy, unit.path, unit.language)

    with django_assert_max_num_queries(4):
        sync(strategy, newest_of(draft, "Uudempi"))


def newest_of(draft: Any, title: str) -> Any:
    """Every text of the draft as another one."""
    wanted = snapshot_of(draft).with_value(("title_fi",), title)
    for part in wanted.parts["sections"]:
        wanted = wanted.with_value(("sections", part.key, "heading_fi"), f"{title} {part.key}")
    return wanted
