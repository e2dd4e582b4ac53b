"""The index follows what is published, in the same transaction, and what is edited without drafts."""

import pytest
from django.db import transaction

from portal.languages.edited import edited
from portal.publishing import signals
from portal.publishing.models import State
from portal.search.models import Entry, Posting, Word
from tests.builders import a_contact, a_news_item, a_spearhead, a_strategy, an_agreement, an_organisation

pytestmark = pytest.mark.django_db


def publish(record) -> None:
    signals.published.send(type(record), record=record, revision=None)


def indexed(record) -> list[str]:
    entries = Entry.objects.filter(kind=record._meta.label_lower, object_id=str(record.pk)).order_by("pk")
    return list(entries.values_list("language", flat=True))


def test_a_record_is_found_in_each_of_its_languages_once_it_is_published() -> None:
    item = a_news_item(title_fi="Vety", slug_fi="a", title_sv="Väte", slug_sv="b")

    publish(item)

    assert indexed(item) == ["fi", "sv"]
    assert set(Entry.objects.values_list("lacking", flat=True)) == {",en,"}


def test_a_record_that_is_taken_off_leaves_nothing_behind(django_capture_on_commit_callbacks) -> None:
    item = a_contact(name="Maija Meikäläinen")
    publish(item)
    item.state = State.WITHDRAWN
    item.save()

    with django_capture_on_commit_callbacks(execute=True):
        publish(item)

    assert [model.objects.count() for model in (Entry, Posting, Word)] == [0, 0, 0]


def test_a_record_that_is_deleted_leaves_nothing_behind(django_capture_on_commit_callbacks) -> None:
    item = a_news_item()
    publish(item)

    with django_capture_on_commit_callbacks(execute=True):
        item.delete()

    assert [model.objects.count() for model in (Entry, Posting, Word)] == [0, 0, 0]


def test_a_publication_that_is_taken_back_changes_nothing() -> None:
    with transaction.atomic():
        publish(a_news_item())
        transaction.set_rollback(True)

    assert Entry.objects.count() == 0


def test_a_language_that_a_record_loses_is_taken_out() -> None:
    item = a_news_item(title_fi="Vety", slug_fi="a", title_sv="Väte", slug_sv="b")
    publish(item)
    item.title_sv = ""
    item.save()

    publish(item)

    assert indexed(item) == ["fi"]


def test_what_a_record_no_longer_says_is_a_word_no_more(django_capture_on_commit_callbacks) -> None:
    item = a_news_item(title_fi="Vety ja metanoli", slug_fi="a")
    publish(item)
    item.title_fi = "Vety"
    item.save()

    with django_capture_on_commit_callbacks(execute=True):
        publish(item)

    assert list(Word.objects.values_list("shown", flat=True)) == ["vety"]


def test_what_is_seen_with_a_record_comes_and_goes_with_it() -> None:
    strategy = a_strategy(state=State.DRAFT)
    spearhead = a_spearhead(strategy, title_fi="Vety", slug_fi="a")
    publish(spearhead)
    before = indexed(spearhead)
    strategy.state, strategy.published_at = State.PUBLISHED, spearhead.published_at
    strategy.save()

    publish(strategy)

    assert (before, indexed(spearhead)) == ([], ["fi"])


def test_an_organisation_that_is_renamed_is_found_under_its_new_name(staff) -> None:
    organisation = an_organisation(name_fi="Vanha nimi")
    agreement = an_agreement()
    agreement.parties.add(organisation)
    publish(agreement)
    organisation.name_fi = "Uusi nimitys"
    organisation.save()

    edited.send(type(organisation), user=staff, record=organisation, deed="changed", fields=["Nimi"], reason="")

    assert "Uusi nimitys" in Entry.objects.get(kind="ecosystems.ecosystemagreement", language="fi").written_body


def test_publishing_the_same_again_writes_nothing(django_assert_max_num_queries) -> None:
    item = a_news_item()
    publish(item)
    before = list(Posting.objects.order_by("pk").values_list("pk", flat=True))

    with django_assert_max_num_queries(25):
        publish(item)

    assert list(Posting.objects.order_by("pk").values_list("pk", flat=True)) == before
