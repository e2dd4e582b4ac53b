"""`manage.py publish_due`: brings out what is scheduled and due. The site does so by itself while it is visited."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.publishing.punctuality import bring_out_what_is_due


class Command(BaseCommand):
    help = "Brings out the changes whose time has come, and names those that could not go out."

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        outcome = bring_out_what_is_due()
        for failure in outcome.failed:
            self.stderr.write(f"{failure.revision} did not go out: {failure.sentence}")
        if verbosity or any(outcome):
            self.stdout.write(f"Due changes: {len(outcome.published)} went out, {len(outcome.failed)} could not.")
