"""`manage.py freeze_strategy`: an approved strategy with all its pages and data, as one archive."""

from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.opendata.archive.approved import CannotFreezeError
from portal.opendata.archive.freezing import Archive, archive_of, keep


class Command(BaseCommand):
    help = (
        "Makes an archive of an approved, public strategy: its pages and data in every language as they are today. It "
        "is kept among the media and offered for download. What has not changed since the last time is kept once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("strategy", help="its number, or the end of its page’s address in any language")
        parser.add_argument("--output", metavar="DIR", type=Path, help="write a copy of the archive into this folder")
        parser.add_argument("--by", metavar="USER", help="the name of the user who freezes it, to be kept with it")

    def handle(self, *args: Any, **options: Any) -> None:
        user = _user(options["by"]) if options["by"] else None
        try:
            archive = archive_of(options["strategy"])
        except CannotFreezeError as refusal:
            raise CommandError(str(refusal)) from None
        row, is_new = keep(archive, user)
        told = "is frozen as" if is_new else "has not changed since it was frozen as"
        self.stdout.write(f"The strategy “{archive.strategy}” {told} {row.file_name}, {row.size} bytes.")
        if row.taken_down_at:
            self.stdout.write("It has been taken off the site and is not offered until somebody puts it back.")
        if options["output"]:
            self.stdout.write(f"A copy stands at {_written_to(options['output'], archive)}.")


def _user(name: str) -> Any:
    user = get_user_model().objects.filter(username=name).first()
    if user is None:
        raise CommandError(f"There is no user “{name}”.")
    return user


def _written_to(folder: Path, archive: Archive) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / archive.name
        path.write_bytes(archive.content)
    except OSError as error:
        raise CommandError(
            f"The archive is kept, but no copy could be written to {folder} ({error.strerror})."
        ) from None
    return path
