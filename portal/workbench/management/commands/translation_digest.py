"""`manage.py translation_digest`: mails translators what there is to translate. To be run once a day."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.workbench.digest.sending import mails, send

COVERED = timedelta(days=1)


class Command(BaseCommand):
    help = "Mails everybody who has asked for it what is new to translate since yesterday."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Print the mails, without addresses; send none.")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        written = mails(timezone.now() - COVERED)
        if dry_run:
            self.stdout.write(f"{_mails(self._print(written))} would be sent.")
            return
        if not settings.EMAIL_HOST:
            self.stdout.write("Mail is not set up (MAIL_URL), so none was sent.")
            return
        outcome = send(written)
        for failure in outcome.failures:
            self.stderr.write(failure)
        self.stdout.write(f"{_mails(outcome.sent_count)} sent.")

    def _print(self, written: Any) -> int:
        printed = [f"To user {user_key}: {message.subject}\n\n{message.body}\n\n" for user_key, message in written]
        self.stdout.writelines(printed)
        return len(printed)


def _mails(count: int) -> str:
    return f"{count} mail" if count == 1 else f"{count} mails"
