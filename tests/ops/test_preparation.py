"""What stands before the first request, and stays as it is at the second start."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from portal.ops import preparation


@pytest.fixture
def collections(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that were called, none of which is carried out."""
    called: list[str] = []
    monkeypatch.setattr(preparation, "call_command", lambda name, **_options: called.append(name))
    return called


@pytest.mark.django_db
def test_the_first_administrator_can_sign_in_with_the_password_that_is_shown() -> None:
    password = preparation.prepare_administrator()

    administrator = User.objects.get(is_superuser=True)
    assert password is not None
    assert administrator.check_password(password)
    assert password not in administrator.password


@pytest.mark.django_db
def test_no_second_administrator_is_made(staff: User) -> None:
    password = preparation.prepare_administrator()

    assert password is None
    assert list(User.objects.all()) == [staff]


@pytest.mark.django_db
def test_a_database_that_is_up_to_date_is_not_migrated(collections: list[str]) -> None:
    preparation.prepare_database()

    assert collections == []


@pytest.mark.django_db
def test_a_database_that_lacks_a_migration_is_migrated(collections: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation, "pending_migrations", lambda: ["strategy.0002_more"])

    preparation.prepare_database()

    assert collections == ["migrate"]


@pytest.mark.django_db
def test_a_migration_that_was_not_applied_is_named() -> None:
    last = MigrationExecutor(connection).loader.graph.leaf_nodes("strategy")[0]
    MigrationRecorder(connection).record_unapplied(*last)

    assert preparation.pending_migrations() == [".".join(last)]


def test_static_files_are_collected_once_and_again_when_one_changes(
    collections: list[str], settings, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "portal.css").write_text("a {}")
    settings.STATICFILES_DIRS = [source]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()

    said = [preparation.prepare_static_files(), preparation.prepare_static_files()]
    (source / "portal.css").write_text("b {}")
    said.append(preparation.prepare_static_files())

    assert said == [True, False, True]
    assert collections == ["collectstatic", "collectstatic"]
