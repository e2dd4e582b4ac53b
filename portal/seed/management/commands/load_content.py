"""`manage.py load_content`: the portal's content files into the database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.seed.files import CONTENT, ContentError
from portal.seed.loader import load_content


class Command(BaseCommand):
    help = (
        "Loads the content files, all of them or nothing. What staff have changed or deleted stays as they left "
        "it, and running it again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dir", type=Path, default=CONTENT, help="folder of content files (default: the portal's own)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.stdout.write(load_content(options["dir"]))
        except ContentError as error:
            raise CommandError(f"Nothing was loaded. {error}") from error
