"""A column that is renamed takes the drafts along: `check_drafts` names those that would lose words."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RenameField

from portal.publishing.composition import composition_of
from portal.publishing.models import Part, Publishable
from portal.publishing.renames import Renames, rename_in_revisions
from portal.publishing.revision import Revision
from tests.builders import a_strategy
from tests.publishing.editors import a_draft
from tests.staff.records import BUILDERS

KINDS = [model for model in apps.get_models() if issubclass(model, Publishable)]


def check_drafts() -> str:
    out, err = StringIO(), StringIO()
    try:
        call_command("check_drafts", stdout=out, stderr=err)
    except CommandError:
        return err.getvalue()
    return out.getvalue()


def written_as(revision: Revision, old: str, new: str) -> None:
    """As a release wrote it in which `new` was still called `old`."""
    for columns in (revision.data["columns"], revision.data["parts"]["sections"][0]["columns"]):
        if new in columns:
            columns[old] = columns.pop(new)
    Revision.objects.filter(pk=revision.pk).update(data=revision.data)


def a_strategy_with_a_section() -> Any:
    strategy = a_strategy()
    strategy.sections.create(heading_fi="Luku")
    return strategy


@pytest.mark.django_db
def test_drafts_of_every_kind_of_record_fit() -> None:
    for kind in KINDS:
        a_draft(BUILDERS[kind](), **{next(iter(composition_of(kind).languages)): "Uusi"})

    assert check_drafts().startswith(f"{len(KINDS)} drafts fit")


@pytest.mark.django_db
def test_a_renamed_column_of_which_no_migration_tells_is_named() -> None:
    strategy = a_strategy_with_a_section()
    draft = a_draft(strategy, slogan_fi="Uusi", title_sv="Ny")
    written_as(draft, "motto_fi", "slogan_fi")

    assert "It changes what there is no longer: motto_fi. Where it has another name," in check_drafts()


@pytest.mark.django_db
def test_so_is_one_of_a_part() -> None:
    strategy = a_strategy_with_a_section()
    key = str(strategy.sections.get().pk)
    draft = a_draft(strategy, (("sections", key, "heading_sv"), "Kapitel"))
    written_as(draft, "name_sv", "heading_sv")

    assert f"It changes what there is no longer: sections/{key}/name_sv." in check_drafts()


@pytest.mark.django_db
def test_one_of_which_a_migration_tells_is_known() -> None:
    written_as(a_draft(a_strategy_with_a_section(), slogan_fi="Uusi"), "motto_fi", "slogan_fi")
    rename_in_revisions("strategy.Strategy", "motto", "slogan", is_translated=True)(apps, None)

    assert check_drafts() == "1 drafts fit their records.\n"


@pytest.mark.django_db
def test_a_column_that_went_for_good_takes_nothing_along_that_the_draft_did_not_write() -> None:
    draft = a_draft(a_strategy_with_a_section(), title_fi="Uusi")
    for revision in (draft, draft.base):
        revision.data["columns"]["motto_fi"] = "Vanha"
        Revision.objects.filter(pk=revision.pk).update(data=revision.data)

    assert check_drafts() == "1 drafts fit their records.\n"


def renamed_fields() -> Iterator[tuple[Any, str, str]]:
    """Every column, relation and part of a record that some migration has renamed, with both names; the bare columns
    of modeltranslation stand in no draft."""
    for (app, _name), migration in MigrationLoader(connection).disk_migrations.items():
        for operation in migration.operations:
            if isinstance(operation, RenameField):
                yield from renames_of(app, operation)


def renames_of(app: str, operation: Any) -> Iterator[tuple[Any, str, str]]:
    model = apps.all_models[app].get(operation.model_name.lower())
    if model is None or not issubclass(model, Publishable | Part):
        return
    if operation.new_name not in getattr(model, "translated_fields", tuple)():
        yield model, operation.old_name, operation.new_name


def is_told(model: Any, old: str) -> bool:
    known = composition_of(model).names
    return bool(Renames().present_names(model, [old], known))


@pytest.mark.django_db
def test_every_rename_of_a_migration_is_told_to_the_drafts() -> None:
    silent = [f"{model._meta.label}.{old}" for model, old, _new in renamed_fields() if not is_told(model, old)]

    assert silent == []


@pytest.mark.django_db
def test_a_silent_rename_would_be_found() -> None:
    operation = RenameField("strategy", "motto_fi", "slogan_fi")
    ((model, old, _new),) = renames_of("strategy", operation)

    before = is_told(model, old)
    rename_in_revisions("strategy.Strategy", "motto", "slogan", is_translated=True)(apps, None)

    assert (before, is_told(model, old)) == (False, True)
