"""`manage.py search_index`: the index of the search brought up to what is published."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from portal.search.analysis.dictionaries import read_lists
from portal.search.bringing_up import Outcome, bring_up_all
from portal.search.kinds import kind_name


class Command(BaseCommand):
    help = (
        "Brings the index of the search up to what is published, and makes anew what another version of the analyser "
        "made. Running it again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; exit with 1 if something would change"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        told = self._tell if options["verbosity"] > 1 else lambda _kind, _outcome: None
        read_lists()
        with transaction.atomic():
            outcome = bring_up_all(told)
            transaction.set_rollback(options["check"])
        sentence = f"{outcome.things} things can be found: {outcome.changed} entries "
        if options["check"] and outcome.changed:
            raise CommandError(f"{sentence}would be brought up to date.", returncode=1)
        self.stdout.write(f"{sentence}{'would be ' if options['check'] else ''}brought up to date.")

    def _tell(self, kind: str, outcome: Outcome) -> None:
        name = kind_name(kind, is_plural=True)
        self.stdout.write(f"{name}: {outcome.things}, {outcome.changed} entries changed")
        self.stdout.flush()
