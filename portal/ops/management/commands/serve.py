"""`manage.py serve` (`make run`): prepares what is missing, then becomes the production server."""

import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connections

from portal.ops.endpoint import Endpoint, endpoint, ensure_free, ensure_writable
from portal.ops.preparation import (
    ADMINISTRATOR,
    bring_out_what_is_due,
    bring_up_search,
    bring_up_translations,
    prepare_administrator,
    prepare_content,
    prepare_database,
    prepare_static_files,
)


class Command(BaseCommand):
    help = "Prepares the database, the content and the static files, then serves the portal."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        where = endpoint(os.environ)
        ensure_writable(Path(settings.VAR_DIR))
        ensure_free(where.host, where.port)
        try:
            self.prepare()
        except OperationalError as error:
            raise CommandError(f"The database cannot be used: {error}") from error
        connections.close_all()
        self.stdout.write(f"The portal is at {settings.SITE_URL}/ and its admin at {settings.SITE_URL}/admin/")
        self.stdout.write("Stop it with Ctrl-C.")
        self.stdout.flush()
        become_server(where)

    def prepare(self) -> None:
        prepare_database()
        prepare_content(self.stdout)
        bring_out_what_is_due(self.stdout)
        bring_up_translations(self.stdout)
        bring_up_search(self.stdout)
        if prepare_static_files():
            self.stdout.write("Static files are collected.")
        if settings.IS_LOCAL and (password := prepare_administrator()):
            self.stdout.write(
                f"An administrator was made: user name {ADMINISTRATOR}, password {password} (shown this once)."
            )


def become_server(where: Endpoint) -> None:
    """Replaces this process, so that signals reach the server itself, which ends its workers."""
    command = [sys.executable, "-m", "portal.ops.server", where.host, str(where.port), str(where.workers)]
    os.execv(sys.executable, command)  # noqa: S606 - no shell is wanted and every argument is ours
