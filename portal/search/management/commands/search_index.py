"""`manage.py search_index`: the index of the search brought up to what is published."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.search.analysis.dictionaries import read_lists
from portal.search.bringing_up import Outcome, Step, bring_up_all
from portal.search.kinds import kind_name, kinds


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
        self.by_kind: dict[str, Outcome] = {}
        read_lists()
        outcome = bring_up_all(self._tell, is_check=options["check"])
        if options["verbosity"] > 1:
            self._tell_of_kinds()
        is_check = options["check"]
        sentence = f"{outcome.things} things can be found: {outcome.changed} entries "
        if outcome.words:
            sentence = f"{sentence}and {outcome.words} words that nothing says any more "
        if is_check and (outcome.changed or outcome.words):
            raise CommandError(f"{sentence}would be brought up to date.", returncode=1)
        self.stdout.write(f"{sentence}{'would be ' if is_check else ''}brought up to date.")

    def _tell(self, step: Step) -> None:
        before = self.by_kind.get(step.kind, Outcome())
        self.by_kind[step.kind] = Outcome(before.things + step.outcome.things, before.changed + step.outcome.changed)
        if self.stderr.isatty():
            end = "\n" if step.done == step.total else ""
            self.stderr.write(f"\r{step.done} of {step.total} records", style_func=str, ending=end)
            self.stderr.flush()

    def _tell_of_kinds(self) -> None:
        for kind, outcome in self.by_kind.items():
            name = kind_name(kind, is_plural=True) if kind in kinds() else kind
            self.stdout.write(f"{name}: {outcome.things}, {outcome.changed} entries changed")
