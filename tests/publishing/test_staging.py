"""A staged draft is in the database for this connection and for this moment only."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone, translation

from portal.news.models import NewsItem, Quote
from portal.publishing.models import State
from portal.publishing.snapshots import Snapshot, snapshot
from portal.publishing.staging import staged
from strategy.models import Strategy, StrategySection
from tests.builders import a_contact, a_lead_project, a_news_item, a_strategy, an_organisation, an_urban_area
from tests.publishing.editors import changed, fresh

pytestmark = pytest.mark.django_db


def a_section(**columns: Any) -> Snapshot:
    key = "6f9619ff-8b86-4d11-b42d-00c04fc964ff"
    return Snapshot(StrategySection, key, {"heading_fi": "Uusi", "original_language": "fi"} | columns)


def test_inside_the_record_its_relations_and_its_parts_are_those_of_the_draft() -> None:
    strategy = a_strategy(title_fi="Vanha")
    gone = StrategySection.objects.create(strategy=strategy, heading_fi="Vanha osa")
    contact, section = a_contact(), a_section()
    draft = changed(
        snapshot(strategy),
        (("contacts",), [str(contact.pk)]),
        (("sections", str(gone.pk)), None),
        (("sections", section.key), section),
        title_fi="Uusi",
    )

    with staged(strategy, draft):
        shown = Strategy.objects.get()
        found = (shown.title_fi, list(shown.contacts.all()), [part.heading_fi for part in shown.sections.all()])

    assert found == ("Uusi", [contact], ["Uusi"])


def test_afterwards_nothing_stays_neither_in_the_database_nor_in_the_instance() -> None:
    strategy = a_strategy(title_fi="Vanha")
    before = snapshot(strategy)
    section = a_section()

    with staged(strategy, changed(before, (("sections", section.key), section), title_fi="Uusi")):
        pass

    assert snapshot(strategy) == before
    assert strategy.title_fi == "Vanha"


def test_nothing_stays_after_an_error_either() -> None:
    strategy = a_strategy(title_fi="Vanha")

    with pytest.raises(KeyError), staged(strategy, changed(snapshot(strategy), title_fi="Uusi")):
        raise KeyError

    assert fresh(strategy).title_fi == "Vanha"


def test_what_was_to_happen_on_commit_does_not(django_capture_on_commit_callbacks) -> None:
    strategy = a_strategy()

    with django_capture_on_commit_callbacks() as callbacks, staged(strategy, snapshot(strategy)):
        transaction.on_commit(lambda: None)

    assert callbacks == []


def test_inside_the_transaction_of_a_request_what_came_before_stays() -> None:
    strategy = a_strategy(title_fi="Vanha")

    with transaction.atomic():
        User.objects.create_user("before")
        with staged(strategy, changed(snapshot(strategy), title_fi="Uusi")):
            User.objects.create_user("inside")
        User.objects.create_user("after")

    assert sorted(User.objects.values_list("username", flat=True)) == ["after", "before"]
    assert fresh(strategy).title_fi == "Vanha"


def test_a_record_that_was_never_published_can_be_staged_as_if_it_were() -> None:
    news = a_news_item(state=State.DRAFT)

    with staged(news, snapshot(news), state=State.PUBLISHED, published_at=timezone.now()):
        was_public = NewsItem.objects.public().exists()

    assert was_public
    assert not NewsItem.objects.public().exists()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_language_of_the_page_reaches_no_column(language: str) -> None:
    strategy = a_strategy(title_fi="Avaus", title_sv=None, title_en=None)
    draft = changed(snapshot(strategy), title_fi="Uusi")

    with translation.override(language), staged(strategy, draft):
        shown = Strategy.objects.get()
        found = (shown.title_fi, shown.title_sv, shown.title_en)

    assert found == ("Uusi", None, None)


def test_a_target_that_has_gone_is_left_out_and_said() -> None:
    organisation, coordinator = an_organisation(), an_organisation()
    area = an_urban_area()
    area.cities.set([organisation])
    project = a_lead_project(area, coordinator=coordinator)
    of_area, of_project = snapshot(area), snapshot(project)
    area.cities.clear()
    type(project).objects.update(coordinator=None)
    organisation.delete()
    coordinator.delete()

    with staged(area, of_area) as shown_area, staged(project, of_project) as shown_project:
        assert (shown_area.record.cities.count(), shown_project.record.coordinator) == (0, None)

    assert shown_area.left_out == ["Cities: 1 of those that were chosen have been deleted since."]
    assert shown_project.left_out == ["Coordinator: what was chosen has been deleted since."]


def test_an_address_that_another_page_has_taken_gives_way_to_the_live_one_and_is_said() -> None:
    a_strategy(slug_fi="varattu")
    strategy = a_strategy(slug_fi="oma", title_fi="Vanha")

    with staged(strategy, changed(snapshot(strategy), slug_fi="varattu", title_fi="Uusi")) as draft:
        shown = Strategy.objects.get(pk=strategy.pk)

    assert (shown.slug_fi, shown.title_fi) == ("oma", "Uusi")
    assert draft.left_out == ["Address (Finnish): Another page of this kind already has this address."]


def test_a_quote_that_only_the_draft_has_can_be_read_with_its_key() -> None:
    news = a_news_item()
    quote = Snapshot(Quote, "6f9619ff-8b86-4d11-b42d-00c04fc964ff", {"speaker": "Aino", "text_fi": "Hyvä."})

    with staged(news, changed(snapshot(news), (("quotes", quote.key), quote))):
        assert str(Quote.objects.get().pk) == quote.key

    assert not Quote.objects.exists()
