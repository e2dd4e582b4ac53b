"""The index follows what is published, in the same transaction, and what is edited without drafts."""

from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import transaction

from portal.languages.edited import edited
from portal.publishing import signals
from portal.publishing.models import State
from portal.search.bringing_up import bring_up_all
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


def test_a_record_that_is_taken_off_leaves_nothing_behind() -> None:
    item = a_contact(name="Maija Meikäläinen")
    publish(item)
    item.state = State.WITHDRAWN
    item.save()

    publish(item)

    assert [model.objects.count() for model in (Entry, Posting, Word)] == [0, 0, 0]


def test_a_record_that_is_deleted_leaves_nothing_behind() -> None:
    item = a_news_item()
    publish(item)

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


def test_what_a_record_no_longer_says_is_a_word_no_more() -> None:
    item = a_news_item(title_fi="Vety ja metanoli", slug_fi="a")
    publish(item)
    item.title_fi = "Vety"
    item.save()

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


def told(*arguments: str) -> str:
    out = StringIO()
    call_command("search_index", *arguments, stdout=out)
    return out.getvalue().splitlines()[-1]


def test_the_command_brings_the_index_up_and_does_nothing_twice() -> None:
    a_news_item(title_fi="Vety", slug_fi="a")
    bring_up_all()
    a_news_item(title_fi="Metanoli", slug_fi="b")

    with pytest.raises(CommandError, match="1 entries would be brought up to date"):
        told("--check")

    first, second = told(), told("--check")
    assert "1 entries brought up to date." in first
    assert "0 entries would be brought up to date." in second


def test_entries_without_a_word_list_are_made_anew_once_there_is_one(no_word_lists) -> None:
    item = a_news_item(title_fi="Vedet", slug_fi="a")
    publish(item)
    before = set(Entry.objects.values_list("analyser", flat=True))

    told()

    assert before == {"1-stems"}
    assert set(Entry.objects.values_list("analyser", flat=True)) == {"1"}


def test_entries_of_another_version_of_the_analyser_are_told_of(word_lists) -> None:
    publish(a_news_item(title_fi="Vety", slug_fi="a"))
    Entry.objects.update(analyser="0")

    (warning,) = [one for one in run_checks(databases=["default"]) if one.id == "search.W001"]

    assert warning.msg == "1 entries of the search were made by another version of the analyser."
