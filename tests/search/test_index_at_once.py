"""Publications at the same moment, each on a connection of its own, leave an index that says what the records say."""

from threading import Event
from typing import Any

import pytest
from django.db import transaction

from portal.publishing.models import State
from portal.search.bringing_up import bring_up_all, bring_up_record
from portal.search.models import Entry, Word
from tests.builders import a_lead_project, a_news_item, a_theme, an_agreement, an_organisation, an_urban_area
from tests.publishing.test_at_once import at_once
from tests.search.following import entry_of, publish, text_of

pytestmark = pytest.mark.django_db(transaction=True)

SECONDS = 2.0  # that one waits for another that cannot go on where a database has one writer


def changes(record: Any, **columns: Any) -> Any:
    def change() -> None:
        with transaction.atomic():
            row = type(record).objects.get(pk=record.pk)
            for name, value in columns.items():
                setattr(row, name, value)
            row.save(update_fields=list(columns))
            publish(row)

    return change


def test_what_two_publications_change_in_one_text_both_stands_in_the_index() -> None:
    area, theme = an_urban_area(name_fi="Vanha seutu"), a_theme(agreement=an_agreement(), title_fi="Vanha teema")
    project = a_lead_project(area, theme=theme, title_fi="Hanke", slug_fi="h")
    bring_up_all()
    theme.title_fi = "Uusi teema"
    theme.save()

    at_once(changes(area, name_fi="Uusi seutu"), lambda: publish(theme.agreement))

    assert sorted(text_of(project).splitlines()) == ["Uusi seutu", "Uusi teema"]


def test_who_brings_up_everything_does_not_write_old_text_over_a_publication() -> None:
    organisation = an_organisation(name_fi="Vanha nimi")
    agreement = an_agreement(title_fi="Sopimus", slug_fi="s")
    agreement.parties.add(organisation)
    bring_up_all()
    Entry.objects.update(digest="")  # so that everything is to be written
    written, told = Event(), Event()

    def rename() -> None:
        with transaction.atomic():
            type(organisation).objects.update(name_fi="Uusi nimi")
            bring_up_record(organisation)
            written.set()
            told.wait(SECONDS)

    def everything() -> None:
        written.wait(SECONDS)
        bring_up_all()
        told.set()

    at_once(rename, everything)

    assert text_of(agreement) == "Uusi nimi"


def test_publications_with_the_same_new_words_wait_for_nobody_who_waits_for_them() -> None:
    items = [a_news_item(title_fi="Vety", slug_fi=f"a{number}") for number in range(4)]
    words = ["Alfa Beeta Gamma", "Gamma Beeta Alfa", "Beeta Alfa Delta", "Delta Gamma Alfa"]

    at_once(*[changes(item, title_fi=text) for item, text in zip(items, words, strict=True)])

    assert [entry_of(item).written_title for item in items] == words
    assert set(Word.objects.filter(is_written=True).values_list("shown", flat=True)) == {
        "alfa",
        "beeta",
        "gamma",
        "delta",
    }


def test_a_word_that_one_takes_off_while_another_says_it_stays() -> None:
    leaving, coming = (a_news_item(title_fi=text, slug_fi=text) for text in ("Vety", "Metanoli"))
    for item in (leaving, coming):
        publish(item)
    added, gone = Event(), Event()

    def come() -> None:
        with transaction.atomic():
            changes(coming, title_fi="Metanoli ja vety")()
            added.set()
            gone.wait(SECONDS)

    def leave() -> None:
        added.wait(SECONDS)
        changes(leaving, state=State.UNPUBLISHED)()
        gone.set()

    at_once(come, leave)

    assert set(Word.objects.filter(is_written=True).values_list("shown", flat=True)) == {"metanoli", "vety"}
