"""Loading: what is made of a file, and that a second run changes nothing."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from contacts.models import Contact, Organisation
from ecosystems.models import EcosystemAgreement, Theme, UrbanArea
from portal.facts.models import Source
from portal.fixedpages.models import FixedPage
from portal.publishing.models import Publishable
from portal.seed.files import FILES
from portal.seed.models import LoadedFolder, LoadedRecord
from portal.seed.outcomes import Outcome, sentence
from strategy.models import Strategy
from tests.seed.entries import agreement, contact, organisation, strategy, theme

Write = Callable[..., None]
Load = Callable[[], str]


def test_the_command_says_in_one_sentence_what_it_loaded(write: Write, load: Load) -> None:
    write("organisations", organisation("helsinki"), organisation("espoo"))
    write("contacts", contact("saana", organisation="espoo"))

    assert load() == "Loaded 3 records: 3 new."


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        (
            {Outcome.NEW: 80, Outcome.UPDATED: 1, Outcome.KEPT: 1},
            "Loaded 82 records: 80 new, 1 updated, 1 kept as edited.",
        ),
        ({Outcome.DELETED: 2, Outcome.UNCHANGED: 3}, "Loaded 5 records: 2 left deleted, 3 unchanged."),
        ({Outcome.NEW: 1}, "Loaded 1 record: 1 new."),
        ({}, "The content files hold no records."),
    ],
)
def test_the_sentence_counts_each_record_once(outcomes: dict[Outcome, int], said: str) -> None:
    assert sentence(outcomes) == said


def test_a_second_run_asks_one_question_and_writes_nothing(
    write: Write, load: Load, django_assert_num_queries: Any
) -> None:
    write("organisations", organisation())
    load()

    with django_assert_num_queries(1) as queries:
        said = load()

    assert said == "The content files are unchanged since they were last loaded."
    assert queries.captured_queries[0]["sql"].startswith("SELECT")


def test_a_file_that_says_the_same_in_other_words_writes_no_record(write: Write, load: Load, tmp_path: Path) -> None:
    write("strategies", strategy(contacts=["saana"], sections=[{"key": "a", "heading": {"fi": "Osaaminen"}}]))
    write("contacts", contact())
    load()
    before = everything()
    with (tmp_path / "strategies.yaml").open("a") as file:
        file.write("# a comment\n")

    said = load()

    assert said == "Loaded 2 records: 2 unchanged."
    assert everything() == before


def everything() -> list[Any]:
    models = (Strategy, Contact, LoadedRecord)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def test_texts_go_to_the_columns_of_their_languages(write: Write, load: Load) -> None:
    write("strategies", strategy(title={"fi": "Strategia", "sv": "Strategi"}, strengths={"fi": ["yksi", " kaksi\n"]}))

    load()

    item = Strategy.objects.get()
    assert (item.title_fi, item.title_sv, item.title_en) == ("Strategia", "Strategi", None)
    assert item.strengths_fi == "yksi\nkaksi"


def test_the_language_of_whoever_loads_makes_no_difference(write: Write, load: Load) -> None:
    write("strategies", strategy(title={"fi": "Strategia", "sv": "Strategi"}))

    with translation.override("sv"):
        load()

    assert Strategy.objects.rewrite(False).values_list("title", flat=True).get() == "Strategia"


def test_values_are_read_as_their_columns_mean_them(tmp_path: Path, load: Load) -> None:
    (tmp_path / "contacts.yaml").write_text(
        "- {key: saana, name: Saana, phone: +358401699392, valid_from: 2021-02-05, is_reviewed: false}\n"
    )
    (tmp_path / "sources.yaml").write_text(
        "- {key: a, title: {fi: Tiedote}, language: fi, published: 2021-02, updated: 2021}\n"
    )
    (tmp_path / "urban_areas.yaml").write_text(
        "- {key: pori, name: {fi: Pori}, slug: {fi: pori}, latitude: 61.4850, longitude: 21.8, abbreviation: ~}\n"
    )

    load()

    saana, source = Contact.objects.get(), Source.objects.get()
    pori: Any = UrbanArea.objects.get()
    assert (saana.phone, str(saana.valid_from), saana.is_reviewed) == ("+358401699392", "2021-02-05", False)
    assert (source.published, source.updated) == ("2021-02", "2021")
    assert (pori.latitude, pori.abbreviation_fi) == (Decimal("61.4850"), None)


def test_a_loaded_record_is_public_at_once_and_dated_in_every_language(write: Write, load: Load) -> None:
    write("strategies", strategy())

    load()

    item = Strategy.objects.public().get()
    assert timezone.now() - item.published_at < timedelta(minutes=1)
    assert all(item.changed_in(language) == item.published_at for language in ("fi", "sv", "en"))


def test_a_draft_stays_a_draft(write: Write, load: Load) -> None:
    write("strategies", strategy(state="draft"))

    load()

    assert not Strategy.objects.public().exists()
    assert Strategy.objects.get().published_at is None


def test_a_draft_that_a_new_version_publishes_becomes_public(write: Write, load: Load) -> None:
    write("strategies", strategy(state="draft"))
    load()
    write("strategies", strategy())

    assert load() == "Loaded 1 record: 1 updated."
    assert Strategy.objects.public().exists()


def test_a_moment_of_publishing_in_the_file_is_finnish_time(write: Write, load: Load) -> None:
    write("strategies", strategy(published_at="2021-02-05 12:00"))
    load()

    assert Strategy.objects.get().published_at.isoformat() == "2021-02-05T10:00:00+00:00"


def test_records_may_stand_before_what_they_refer_to(write: Write, load: Load) -> None:
    write("strategies", strategy("new", updates="old"), strategy("old"))
    write("agreements", agreement("hma"))
    write("themes", theme("part", agreement="hma", parent="whole"), theme("whole", agreement="hma"))

    load()

    assert Strategy.objects.get(slug_fi="new-fi").updates.slug_fi == "old-fi"
    assert Theme.objects.get(slug_fi="part").parent.slug_fi == "whole"
    assert Theme.objects.filter(agreement=EcosystemAgreement.objects.get()).count() == 2


def test_rows_are_made_in_the_order_of_the_file(write: Write, load: Load) -> None:
    write("organisations", *(organisation(key) for key in ("c", "a", "b")))

    load()

    assert [item.name_fi for item in Organisation.objects.order_by("pk")] == ["c fi", "a fi", "b fi"]


def test_the_key_of_a_fixed_page_says_which_page_it_is(write: Write, load: Load) -> None:
    write("fixed_pages", {"key": "about", "title": {"fi": "Tietoa"}})

    load()

    page: Any = FixedPage.objects.get()
    assert page.key == FixedPage.Key.ABOUT


def test_every_model_that_is_published_has_a_content_file() -> None:
    filed = {apps.get_model(label) for label in FILES.values()}

    assert {model for model in apps.get_models() if issubclass(model, Publishable)} - filed == set()


def test_the_command_ends_with_an_error_where_there_is_nothing_to_read(tmp_path: Path, db: None) -> None:
    with pytest.raises(CommandError, match=r"Nothing was loaded\. .*: there is no content file in this folder\."):
        call_command("load_content", dir=tmp_path)
    with pytest.raises(CommandError, match=r"the content folder cannot be read \(No such file or directory\)\."):
        call_command("load_content", dir=tmp_path / "elsewhere")

    assert not LoadedFolder.objects.exists()
