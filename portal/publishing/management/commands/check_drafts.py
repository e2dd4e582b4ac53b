"""`manage.py check_drafts`: whether everything that waits to be published can still be applied."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.management.base import BaseCommand, CommandError

from portal.publishing.drafts import base_of, record_of
from portal.publishing.due import sentence_of
from portal.publishing.forgotten import forgotten
from portal.publishing.merging import Conflict, merge
from portal.publishing.revision import Revision
from portal.publishing.snapshots import snapshot, snapshot_of
from portal.publishing.staging import staged


class Command(BaseCommand):
    help = (
        "Applies every draft and every scheduled change, each in a transaction that is rolled back, and names "
        "those that no longer fit."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        waiting = Revision.objects.waiting().select_related("content_type", "base").order_by("pk")
        found = [(revision, problems_of(revision)) for revision in waiting.iterator()]
        unfit = [(revision, problems) for revision, problems in found if problems]
        for revision, problems in unfit:
            self.stderr.write(f"{revision}: {' '.join(problems)}")
        if unfit:
            raise CommandError(f"{len(unfit)} of {len(found)} drafts no longer fit their records.", returncode=1)
        self.stdout.write(f"{len(found)} drafts fit their records.")


def problems_of(revision: Revision) -> list[str]:
    """In words; empty where the draft can be shown and published as it stands."""
    if revision.content_type.model_class() is None:
        return ["There is no such kind of record any longer."]
    if lost := forgotten(revision):
        sentence = "It changes what there is no longer: {}. Where it has another name, a migration has to say so."
        return [sentence.format(", ".join(lost))]
    record = record_of(revision)
    try:
        live = snapshot(record)
        wanted = merge(base_of(revision, live), snapshot_of(revision), live)
        with staged(record, wanted) as draft:
            return draft.left_out
    except (Conflict, ValidationError, ObjectDoesNotExist) as error:
        return [sentence_of(error)]
