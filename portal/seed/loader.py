"""Brings the content files into the database: all of them or nothing, and nothing over what staff have changed."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from django.db import transaction
from django.utils.translation import override

from portal.seed.files import digest, read_bytes
from portal.seed.models import LoadedFolder
from portal.seed.order import in_loading_order
from portal.seed.outcomes import sentence
from portal.seed.reconciliation import Reconciliation
from portal.seed.records import Record, read_records

UNCHANGED = "The content files are unchanged since they were last loaded."


def load_content(folder: Path) -> str:
    """Loads the content files of `folder`; the answer is a sentence. Raises ContentError, with nothing changed."""
    files = read_bytes(folder)
    version = digest(files)
    if LoadedFolder.objects.filter(digest=version).exists():
        return UNCHANGED
    with override(None):  # the same whoever calls: messages in English, base columns in the site's first language
        records = in_loading_order(read_records(files))
        with transaction.atomic():
            return _load(records, version)


def _load(records: Sequence[Record], version: str) -> str:
    LoadedFolder.objects.get_or_create(name="content")
    folder = LoadedFolder.objects.select_for_update().get(name="content")
    if folder.digest == version:  # another process was first
        return UNCHANGED
    reconciliation = Reconciliation()
    outcomes = Counter(reconciliation.reconcile(record) for record in records)
    folder.digest, folder.loaded_at = version, reconciliation.now
    folder.save()
    return sentence(outcomes)
