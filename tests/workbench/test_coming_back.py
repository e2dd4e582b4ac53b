"""What a draft did to a translation is undone when the draft is dropped: nothing is current that was behind before."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from portal.publishing import workflow
from portal.publishing.due import publish_due
from portal.publishing.gate_exception import GateException
from portal.publishing.workflow import Terms
from portal.workbench.models import Following, Question, Suggestion, Unit
from portal.workbench.reconciling import sync_all
from portal.workbench.standing import say_right
from portal.workbench.writing import save_translation
from strategy.models import Strategy
from tests.builders import a_member, a_strategy
from tests.workbench.units import confirmed, digest_pair, edited, published, seen, states, the_unit

pytestmark = pytest.mark.django_db

THEN = datetime(2024, 4, 23, 8, tzinfo=ZoneInfo("UTC"))


@pytest.fixture
def publisher(db: None) -> Any:
    return a_member("publisher")


@pytest.fixture
def translator(db: None) -> Any:
    return a_member("translator", languages=["sv"])


def a_page(**columns: Any) -> Any:
    texts = {"title_fi": "Avaus", "title_sv": "Öppning", "title_en": "Opening"}
    return confirmed(a_strategy(published_at=THEN, **(texts | columns)))


def test_a_dropped_translation_is_behind_again(publisher: Any) -> None:
    strategy = published(a_page(), title_fi="Uusi avaus")
    draft = edited(strategy, publisher, title_sv="Ny öppning")

    workflow.discard(publisher, draft)
    published(strategy, slogan_fi="Iskulause", slogan_sv="Slagord")

    assert states(strategy)["title"] == "behind"
    assert Strategy.objects.get().behind["sv"] == "2024-04-23"


def test_a_dropped_pair_is_current_again(publisher: Any) -> None:
    strategy = a_page()
    draft = edited(strategy, publisher, title_fi="Uusi avaus", title_sv="Ny öppning")

    workflow.discard(publisher, draft)

    assert states(strategy)["title"] == "current"


def test_a_restored_translation_follows_what_it_followed_then(publisher: Any) -> None:
    strategy = published(published(a_page(), title_fi="Uusi avaus"), title_sv="Ny öppning")

    edited(strategy, publisher, title_sv="Öppning")

    assert states(strategy)["title"] == "behind"


def test_a_text_that_a_draft_leaves_out_for_a_while_keeps_all_that_was_said_of_it(publisher: Any) -> None:
    strategy = published(a_page(summary_fi="Vanha", summary_sv="Gammal"), summary_fi="Uusi")
    unit = the_unit(strategy, "summary")
    Question.objects.create(unit=unit, text="?")
    Suggestion.objects.create(unit=unit, text="Ny", origin="import")
    draft = edited(strategy, publisher, summary_fi="")
    away = [unit.path for unit in Unit.objects.present().of(strategy).filter(language="sv")]

    workflow.discard(publisher, draft)

    assert away == ["title"]
    assert states(strategy)["summary"] == "behind"
    assert (Question.objects.count(), Suggestion.objects.count()) == (1, 1)


def test_while_a_draft_leaves_a_text_out_the_page_still_says_that_it_is_behind(publisher: Any, translator: Any) -> None:
    strategy = published(a_page(summary_fi="Vanha", summary_sv="Gammal"), summary_fi="Uusi")
    edited(strategy, publisher, summary_fi="")

    save_translation(translator, the_unit(strategy), "Öppningen", seen("Avaus", "Öppning"))

    assert Strategy.objects.get().behind["sv"] == "2024-04-23"
    assert Following.objects.of(strategy).open().filter(path="summary", language="sv").count() == 1


def test_what_has_gone_from_draft_and_page_is_forgotten() -> None:
    strategy = published(a_page(summary_fi="Vanha", summary_sv="Gammal"), summary_fi="", summary_sv="")

    assert "summary" not in states(strategy)


def test_still_right_for_a_draft_is_right_for_the_page_too(publisher: Any, translator: Any) -> None:
    strategy = a_page()
    draft = edited(strategy, publisher, title_fi="Avaus!")
    say_right(translator, strategy, "sv", {"title": digest_pair("Avaus!", "Öppning")})
    followed = Following.objects.of(strategy).get(path="title", language="sv").followed_at

    workflow.discard(publisher, draft)
    sync_all()

    assert followed is not None
    assert states(strategy)["title"] == "current"
    assert "sv" not in Strategy.objects.get().behind


def test_a_translation_of_what_is_scheduled_goes_out_with_it(publisher: Any, translator: Any) -> None:
    strategy = a_page()
    draft = edited(strategy, a_member("publisher"), title_fi="Uusi avaus")
    soon = timezone.now() + timedelta(hours=1)
    workflow.schedule(publisher, draft, Terms(at=soon, gate_reason="Later"))

    save_translation(translator, the_unit(strategy), "Ny öppning", seen("Uusi avaus", "Öppning"))
    outcome = publish_due(soon + timedelta(minutes=1))

    assert outcome.failed == []
    assert (Strategy.objects.get().title_fi, Strategy.objects.get().title_sv) == ("Uusi avaus", "Ny öppning")
    assert "sv" not in Strategy.objects.get().behind


def test_another_original_language_asks_for_a_look_and_says_nothing_untrue(publisher: Any) -> None:
    strategy = a_page(slug_fi="avaus", slug_sv="oppning")

    changed = published(strategy, original_language="sv")

    assert Strategy.objects.get().behind == {}
    assert states(changed, "en")["title"] == "review"


def test_a_dropped_change_of_the_original_language_leaves_all_as_it_was(publisher: Any) -> None:
    strategy = published(a_page(slug_fi="avaus", slug_sv="oppning"), title_fi="Uusi avaus")
    draft = edited(strategy, publisher, original_language="sv")

    workflow.discard(publisher, draft)
    sync_all()

    assert (states(strategy)["title"], states(strategy, "en")["title"]) == ("behind", "behind")
    assert Strategy.objects.get().behind.keys() == {"sv", "en"}


def test_a_swedish_text_that_is_taken_away_waits_for_the_gate(translator: Any) -> None:
    strategy = a_page(summary_fi="Lyhyesti", summary_sv="I korthet")

    saved = save_translation(translator, the_unit(strategy, "summary"), "", seen("Lyhyesti", "I korthet"))

    assert saved.is_live is False
    assert Strategy.objects.get().summary_sv == "I korthet"
    assert GateException.objects.count() == 0


def test_a_bulk_change_beside_a_dropped_draft_is_found(publisher: Any) -> None:
    strategy = a_page()
    draft = edited(strategy, publisher, slogan_fi="Iskulause")
    Strategy.objects.update(title_fi="Uusi avaus")

    workflow.discard(publisher, draft)

    assert states(strategy)["title"] == "behind"


def test_a_translator_of_finnish_cannot_say_that_other_languages_still_hold() -> None:
    strategy = a_page()
    translator = a_member("translator", languages=["fi"])

    edited(strategy, translator, title_fi="Aivan toinen", is_wording_only=True)

    assert states(strategy)["title"] == "behind"


def test_a_paragraph_that_stands_twice_is_corrected(translator: Any) -> None:
    confirmed(a_strategy(summary_fi="Lisätietoja", summary_sv="Mera info"))
    strategy = a_strategy(summary_fi="Lisätietoja\nLisätietoja", summary_sv="Mera info\nMera info")
    confirmed(strategy)

    saved = save_translation(
        translator,
        the_unit(strategy, "summary"),
        "Mer information\nMer information",
        seen("Lisätietoja\nLisätietoja", "Mera info\nMera info"),
    )

    assert saved.unit.state == "current"
