"""Owned children come with their record, follow the files, and are left alone where staff have changed them."""

from collections.abc import Callable

from ecosystems.models import LeadProject, Participation, Theme
from strategy.models import Strategy, StrategySection
from tests.seed.entries import agreement, section, strategy, theme

Write = Callable[..., None]
Load = Callable[[], str]


def headings() -> list[str]:
    return [item.heading_fi for item in StrategySection.objects.order_by("order")]


def test_children_are_made_in_the_order_of_the_file_and_in_the_language_of_their_record(
    write: Write, load: Load
) -> None:
    sections = [{"key": key, "heading": {"sv": key}} for key in ("c", "a", "b")]
    write("strategies", strategy(original_language="sv", sections=sections))

    assert load() == "Loaded 1 record: 1 new."
    assert [item.heading_sv for item in Strategy.objects.get().sections.all()] == ["c", "a", "b"]
    assert set(StrategySection.objects.values_list("original_language", flat=True)) == {"sv"}


def test_two_records_may_have_children_of_the_same_key(write: Write, load: Load) -> None:
    write("strategies", *(strategy(key, sections=[section("same")]) for key in ("a", "b")))

    load()

    assert StrategySection.objects.count() == 2


def test_a_child_may_refer_to_other_records(write: Write, load: Load) -> None:
    areas = [{"key": key, "name": {"fi": key}, "slug": {"fi": key}} for key in ("oulu", "tampere")]
    part = {"key": "oulu", "area": "oulu", "role": "coordinator"}
    project = {"key": "photonics", "title": {"fi": "Fotoniikka"}, "slug": {"fi": "fotoniikka"}}
    write("lead_projects", project | {"participations": [part]})
    write("urban_areas", *areas)
    load()
    write("lead_projects", project | {"participations": [{"key": "also-oulu", "area": "oulu"}]})

    said = load()

    assert [(part.area.name_fi, part.role) for part in Participation.objects.all()] == [("oulu", "participant")]
    assert said == "Loaded 3 records: 1 updated, 2 unchanged."
    assert LeadProject.objects.count() == 1


def test_a_changed_child_updates_its_record_and_dates_its_language(write: Write, load: Load) -> None:
    write("strategies", strategy(sections=[section(text={"fi": "Teksti", "sv": "Text"})]))
    load()
    before = Strategy.objects.get().changed
    write("strategies", strategy(sections=[section(text={"fi": "Teksti", "sv": "Ny text"})]))

    said = load()

    after = Strategy.objects.get().changed
    assert said == "Loaded 1 record: 1 updated."
    assert StrategySection.objects.get().text_sv == "Ny text"
    assert {language for language in before if after[language] != before[language]} == {"sv"}


def test_a_child_that_leaves_the_files_is_deleted_and_may_return(write: Write, load: Load) -> None:
    both = strategy(sections=[section("a"), section("b")])
    write("strategies", both)
    load()
    write("strategies", strategy(sections=[section("a")]))

    assert load() == "Loaded 1 record: 1 updated."
    assert headings() == ["a fi"]
    write("strategies", both)
    assert load() == "Loaded 1 record: 1 updated."
    assert headings() == ["a fi", "b fi"]


def test_an_edited_child_stays_although_it_leaves_the_files(write: Write, load: Load) -> None:
    write("strategies", strategy(sections=[section("a"), section("b")]))
    load()
    StrategySection.objects.filter(heading_fi="b fi").update(heading_fi="toimittajan")
    write("strategies", strategy())

    assert load() == "Loaded 1 record: 1 updated."
    assert headings() == ["toimittajan"]


def test_a_child_that_something_else_uses_stays_although_it_leaves_the_files(write: Write, load: Load) -> None:
    write("agreements", agreement(themes=[theme("a")]))
    load()
    project = LeadProject.objects.create(title_fi="Oma", slug_fi="oma", theme=Theme.objects.get())
    write("agreements", agreement())

    assert load() == "Loaded 1 record: 1 kept as edited."
    assert project.theme == Theme.objects.get()


def test_a_child_that_staff_delete_does_not_come_back(write: Write, load: Load) -> None:
    write("strategies", strategy(sections=[section("a"), section("b")]))
    load()
    StrategySection.objects.get(heading_fi="b fi").delete()
    write("strategies", strategy(sections=[section("a"), section("b", text={"fi": "Uusi"})]))

    assert load() == "Loaded 1 record: 1 unchanged."
    assert headings() == ["a fi"]


def test_a_child_that_staff_add_stays(write: Write, load: Load) -> None:
    write("strategies", strategy(sections=[section("a")]))
    load()
    StrategySection.objects.create(strategy=Strategy.objects.get(), heading_fi="toimittajan", order=9)
    write("strategies", strategy(sections=[section("c")]))

    load()

    assert headings() == ["c fi", "toimittajan"]


def test_an_edited_text_of_a_child_is_kept_while_its_others_are_updated(write: Write, load: Load) -> None:
    write("strategies", strategy(sections=[section(heading={"fi": "Vanha", "sv": "Gammal"})]))
    load()
    StrategySection.objects.update(heading_fi="Toimittajan")
    write("strategies", strategy(sections=[section(heading={"fi": "Uusi", "sv": "Ny"})]))

    load()

    item = StrategySection.objects.get()
    assert (item.heading_fi, item.heading_sv) == ("Toimittajan", "Ny")
