"""`manage.py workbench_sync`: the translators' desk brought up to the texts as they stand."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.text import capfirst

from portal.workbench.reconciling import Outcome, sync_all


class Command(BaseCommand):
    help = (
        "Finds what was written by other means than forms (bulk changes, fixtures, content files) and brings the "
        "states of translations up to it. Running it again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; exit with 1 if something would change"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        told = self._tell if options["verbosity"] > 1 else lambda _model, _outcome: None
        with transaction.atomic():
            outcome = sync_all(told)
            transaction.set_rollback(options["check"])
        sentence = f"{outcome.units} texts of {outcome.records} records: {outcome.changed} "
        if options["check"] and outcome.changed:
            raise CommandError(f"{sentence}would be brought up to date.", returncode=1)
        self.stdout.write(f"{sentence}{'would be ' if options['check'] else ''}brought up to date.")

    def _tell(self, model: Any, outcome: Outcome) -> None:
        name = capfirst(str(model._meta.verbose_name_plural))
        self.stdout.write(f"{name}: {outcome.units} texts of {outcome.records} records, {outcome.changed} changed")
