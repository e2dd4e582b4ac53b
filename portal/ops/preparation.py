"""What stands before the first request: tables, content, static files and, locally, an administrator."""

import hashlib
import inspect
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.files.storage import storages
from django.core.management import call_command
from django.core.management.base import OutputWrapper
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

ADMINISTRATOR = "admin"


def pending_migrations() -> list[str]:
    """The migrations that the database has not had yet; raises OperationalError when it does not answer."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def prepare_database() -> None:
    if pending_migrations():
        call_command("migrate", interactive=False, verbosity=0)


def prepare_content(stdout: OutputWrapper) -> None:
    call_command("load_content", stdout=stdout)


def bring_out_what_is_due(stdout: OutputWrapper) -> None:
    """What became due while the portal stood still is out before anybody can ask for it."""
    call_command("publish_due", stdout=stdout, verbosity=0)


def bring_up_translations(stdout: OutputWrapper) -> None:
    """What content files and bulk changes did to texts is known to the translators' desk."""
    call_command("workbench_sync", stdout=stdout)


def bring_up_search(stdout: OutputWrapper) -> None:
    """What is published by other means than forms can be found, and what another version of the analyser read."""
    call_command("search_index", stdout=stdout)


def prepare_static_files() -> bool:
    """Collects and compresses the static files unless the same ones were collected before; says whether it did."""
    stamp = Path(settings.STATIC_ROOT).with_suffix(".digest")
    digest = digest_of_static_files()
    if stamp.exists() and stamp.read_text() == digest and Path(settings.STATIC_ROOT).is_dir():
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(digest)
    return True


def digest_of_static_files() -> str:
    """Of the files, and of the storage that decides what becomes of them."""
    digest = hashlib.sha256(Path(inspect.getfile(type(storages["staticfiles"]))).read_bytes())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: str(found[0])):
            digest.update(str(path).encode())
            with storage.open(path) as file:
                digest.update(hashlib.sha256(file.read()).digest())
    return digest.hexdigest()


def prepare_administrator() -> str | None:
    """Makes the first administrator and returns the password, which is kept nowhere; None where there is one."""
    users = get_user_model()._default_manager
    if users.filter(is_superuser=True).exists():
        return None
    password = secrets.token_urlsafe(12)
    users.create_superuser(ADMINISTRATOR, email="", password=password)
    return password
