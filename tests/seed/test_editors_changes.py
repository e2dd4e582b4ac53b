"""A new version of the files meets what staff have changed or deleted since: theirs stays."""

from collections.abc import Callable
from typing import Any

import pytest

from contacts.models import Contact, Organisation
from ecosystems.models import Theme
from portal.languages.models import OldSlug
from portal.publishing.models import State
from portal.seed.models import LoadedRecord
from strategy.models import Strategy
from tests.builders import a_contact
from tests.seed.entries import agreement, contact, organisation, strategy, theme

Write = Callable[..., None]
Load = Callable[[], str]


def edit(item: Any, **columns: Any) -> None:
    """As the admin does it: set and save."""
    for name, value in columns.items():
        setattr(item, name, value)
    item.save()


def test_an_edited_column_is_kept_while_the_others_of_its_record_are_updated(write: Write, load: Load) -> None:
    write("strategies", strategy(title={"fi": "Vanha", "sv": "Gammal"}))
    load()
    edit(Strategy.objects.get(), title_fi="Toimittajan")
    write("strategies", strategy(title={"fi": "Uusi", "sv": "Ny"}))

    said = load()

    item = Strategy.objects.get()
    assert (item.title_fi, item.title_sv) == ("Toimittajan", "Ny")
    assert said == "Loaded 1 record: 1 updated."


def test_a_record_whose_every_new_text_meets_an_edit_is_kept(write: Write, load: Load) -> None:
    write("strategies", strategy("a", title={"fi": "Vanha"}), strategy("b"))
    load()
    edit(Strategy.objects.get(slug_fi="a-fi"), title_fi="Toimittajan")
    write("strategies", strategy("a", title={"fi": "Uusi"}), strategy("b"))

    assert load() == "Loaded 2 records: 1 kept as edited, 1 unchanged."


def test_what_staff_have_filled_in_is_kept_when_the_files_bring_it_later(write: Write, load: Load) -> None:
    write("strategies", strategy(title={"fi": "Strategia"}))
    load()
    edit(Strategy.objects.get(), title_sv="Redaktörens")
    write("strategies", strategy(title={"fi": "Strategia", "sv": "Strategi", "en": "Strategy"}))

    load()

    item = Strategy.objects.get()
    assert (item.title_sv, item.title_en) == ("Redaktörens", "Strategy")


def test_an_edit_stays_kept_through_later_versions(write: Write, load: Load) -> None:
    write("strategies", strategy(slogan={"fi": "yksi"}))
    load()
    edit(Strategy.objects.get(), slogan_fi="toimittajan")

    for version in ("kaksi", "kolme"):
        write("strategies", strategy(slogan={"fi": version}))
        load()

    assert Strategy.objects.get().slogan_fi == "toimittajan"


def test_an_edit_that_the_files_take_over_is_theirs_to_update_again(write: Write, load: Load) -> None:
    write("strategies", strategy(slogan={"fi": "virhe"}))
    load()
    edit(Strategy.objects.get(), slogan_fi="oikein")
    write("strategies", strategy(slogan={"fi": "oikein"}))
    assert load() == "Loaded 1 record: 1 unchanged."
    write("strategies", strategy(slogan={"fi": "vielä parempi"}))

    load()

    assert Strategy.objects.get().slogan_fi == "vielä parempi"


@pytest.mark.parametrize("as_saved", ["yksi\r\nkaksi", "yksi\nkaksi\n", "  yksi\nkaksi"])
def test_what_a_form_does_to_line_ends_is_no_edit(write: Write, load: Load, as_saved: str) -> None:
    write("strategies", strategy(strengths={"fi": ["yksi", "kaksi"]}))
    load()
    edit(Strategy.objects.get(), strengths_fi=as_saved, slogan_fi="")
    write("strategies", strategy(strengths={"fi": ["yksi"]}, slogan={"fi": "Uusi"}))

    load()

    item = Strategy.objects.get()
    assert (item.strengths_fi, item.slogan_fi) == ("yksi", "Uusi")


def test_what_staff_unpublish_stays_unpublished(write: Write, load: Load) -> None:
    write("strategies", strategy())
    load()
    edit(Strategy.objects.get(), state=State.DRAFT)
    write("strategies", strategy(slogan={"fi": "Uusi"}))

    load()

    assert Strategy.objects.get().state == State.DRAFT
    assert Strategy.objects.get().slogan_fi == "Uusi"


def test_a_field_that_leaves_the_files_is_emptied(write: Write, load: Load) -> None:
    write("strategies", strategy(slogan={"fi": "Pois"}))
    load()
    write("strategies", strategy())

    load()

    assert Strategy.objects.get().slogan_fi is None


def test_what_staff_delete_does_not_come_back(write: Write, load: Load) -> None:
    write("organisations", organisation("helsinki"), organisation("espoo"))
    load()
    Organisation.objects.get(name_fi="espoo fi").delete()
    write("organisations", organisation("helsinki"), organisation("espoo", url="https://espoo.fi"))

    said = load()

    assert [item.name_fi for item in Organisation.objects.all()] == ["helsinki fi"]
    assert said == "Loaded 2 records: 1 left deleted, 1 unchanged."


def test_a_reference_to_what_staff_have_deleted_is_left_out(write: Write, load: Load) -> None:
    write("organisations", organisation("espoo"))
    write("contacts", contact("saana"), contact("pekka"))
    load()
    Organisation.objects.all().delete()
    Contact.objects.get(name="Pekka").delete()
    write("contacts", contact("saana", organisation="espoo"), contact("pekka"))
    write("strategies", strategy(contacts=["saana", "pekka"]))

    load()

    assert [item.name for item in Strategy.objects.get().contacts.all()] == ["Saana"]
    assert Contact.objects.get().organisation is None


def test_a_new_record_that_belongs_to_a_deleted_one_is_not_made(write: Write, load: Load) -> None:
    write("agreements", agreement("hma"))
    write("themes", theme("a", agreement="hma"))
    load()
    Theme.objects.get().agreement.delete()
    write("themes", theme("a", agreement="hma"), theme("b", agreement="hma"))

    said = load()

    assert not Theme.objects.exists()
    assert said == "Loaded 3 records: 3 left deleted."


def test_a_relation_is_updated_as_long_as_staff_have_not_changed_it(write: Write, load: Load) -> None:
    write("contacts", contact("saana"), contact("pekka"), contact("suvi"))
    write("strategies", strategy("a", contacts=["saana"]), strategy("b", contacts=["saana"]))
    load()
    edited = Strategy.objects.get(slug_fi="b-fi")
    edited.contacts.add(mine := a_contact())
    write("strategies", *(strategy(key, contacts=["pekka", "suvi"]) for key in ("a", "b")))

    said = load()

    names = {item.slug_fi: sorted(item.contacts.values_list("name", flat=True)) for item in Strategy.objects.all()}
    assert names == {"a-fi": ["Pekka", "Suvi"], "b-fi": sorted([mine.name, "Saana"])}
    assert said == "Loaded 5 records: 1 updated, 1 kept as edited, 3 unchanged."


def test_a_relation_that_has_lost_a_deleted_record_still_counts_as_unedited(write: Write, load: Load) -> None:
    write("contacts", contact("saana"), contact("pekka"), contact("suvi"))
    write("strategies", strategy(contacts=["saana", "pekka"]))
    load()
    Contact.objects.get(name="Pekka").delete()
    write("strategies", strategy(contacts=["saana", "pekka", "suvi"]))

    load()

    assert sorted(item.name for item in Strategy.objects.get().contacts.all()) == ["Saana", "Suvi"]


def test_a_foreign_key_follows_the_files_until_staff_change_it(write: Write, load: Load) -> None:
    write("organisations", organisation("helsinki"), organisation("espoo"), organisation("vantaa"))
    write("contacts", contact("saana", organisation="helsinki"), contact("pekka", organisation="helsinki"))
    load()
    edit(Contact.objects.get(name="Pekka"), organisation=Organisation.objects.get(name_fi="vantaa fi"))
    write("contacts", contact("saana", organisation="espoo"), contact("pekka", organisation="espoo"))

    load()

    homes = {item.name: item.organisation.name_fi for item in Contact.objects.all()}
    assert homes == {"Saana": "espoo fi", "Pekka": "vantaa fi"}


def test_a_new_version_at_odds_with_an_edit_keeps_the_edit(write: Write, load: Load) -> None:
    write("strategies", strategy(start_year="2018"))
    load()
    edit(Strategy.objects.get(), start_year=2022)
    write("strategies", strategy(start_year="2018", end_year="2020", slogan={"fi": "Uusi"}))

    said = load()

    item = Strategy.objects.get()
    assert (item.start_year, item.end_year, item.slogan_fi) == (2022, None, None)
    assert said == "Loaded 1 record: 1 kept as edited."


def test_a_slug_that_a_new_version_changes_leaves_a_redirect(write: Write, load: Load) -> None:
    write("strategies", strategy(slug={"fi": "vanha", "sv": "gammal"}))
    load()
    write("strategies", strategy(slug={"fi": "uusi", "sv": "gammal"}))

    load()

    item = Strategy.objects.get()
    assert item.slug_fi == "uusi"
    assert list(OldSlug.objects.values_list("language", "slug", "object_id")) == [("fi", "vanha", str(item.pk))]


def test_only_the_language_whose_text_changed_is_dated_anew(write: Write, load: Load) -> None:
    write("strategies", strategy(title={"fi": "Strategia", "sv": "Strategi"}))
    load()
    before = Strategy.objects.get().changed
    write("strategies", strategy(title={"fi": "Strategia", "sv": "Ny strategi"}))

    load()

    after = Strategy.objects.get().changed
    assert {language for language in before if after[language] != before[language]} == {"sv"}


def test_the_moment_of_publishing_is_that_of_the_first_load(write: Write, load: Load) -> None:
    write("strategies", strategy())
    load()
    first = Strategy.objects.get().published_at
    write("strategies", strategy(slogan={"fi": "Uusi"}))

    load()

    assert Strategy.objects.get().published_at == first


def test_a_record_that_leaves_the_files_stays_and_is_known_when_it_returns(write: Write, load: Load) -> None:
    write("organisations", organisation("helsinki"), organisation("espoo"))
    load()
    write("organisations", organisation("helsinki"))
    assert load() == "Loaded 1 record: 1 unchanged."
    write("organisations", organisation("helsinki"), organisation("espoo"))

    assert load() == "Loaded 2 records: 2 unchanged."
    assert Organisation.objects.count() == LoadedRecord.objects.count() == 2
