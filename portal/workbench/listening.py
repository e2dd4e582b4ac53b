"""What the desk does when something is saved, published, changed or deleted elsewhere."""

import re
from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver

from portal.languages.edited import edited
from portal.publishing.models import Publishable
from portal.publishing.owning import record_with
from portal.publishing.signals import published, redacted, revision_made
from portal.publishing.snapshots import snapshot_of
from portal.workbench.models import Following, Memory, Question, ReturnedUpload, Suggestion, Unit
from portal.workbench.syncing import sync, sync_live
from portal.workbench.texts import translated_models


@receiver(revision_made, dispatch_uid="workbench-revision")
def note_revision(sender: Any, record: Any, revision: Any, **_more: Any) -> None:
    """What was dropped leaves the row, which may have been changed beside it."""
    newest = snapshot_of(revision) if revision.is_waiting else None
    sync(record, newest, is_wording_only=revision.is_wording_only and revision.is_waiting)


@receiver(published, dispatch_uid="workbench-published")
def note_publication(sender: Any, record: Any, revision: Any, **_more: Any) -> None:
    """A revision that has just gone out says what the row says; where nothing waits, that is the newest too."""
    live = snapshot_of(revision) if revision else None
    sync_live(record, live=live)


@receiver(edited, dispatch_uid="workbench-edited")
def note_edit(sender: Any, record: Any, deed: str, **_more: Any) -> None:
    """What has no drafts is saved at once."""
    if deed == "deleted" or isinstance(record, Publishable) or type(record) not in translated_models():
        return
    if record_with_draft(record) is None:
        sync_live(record)
    else:
        forget(record)


def record_with_draft(record: Any) -> Any:
    """For a part that may stand alone (a theme), the record that it is translated with."""
    return record_with(record) if hasattr(record, "SEEN_WITH") else None


@receiver(post_delete, dispatch_uid="workbench-deleted")
def note_deletion(sender: Any, instance: Any, **_more: Any) -> None:
    """Also of what a draft takes away while it is looked at, which is rolled back with it."""
    if sender in translated_models():
        forget(instance)


def forget(record: Any) -> None:
    Unit.objects.of(record).delete()
    Following.objects.of(record).delete()


@receiver(redacted, dispatch_uid="workbench-redacted")
def redact(sender: Any, record: Any, pattern: re.Pattern[str], mark: str, **_more: Any) -> None:
    """What is remembered of translations says no more than the pages do. A file with the text in it goes away whole."""
    units = Unit.objects.of(record)
    _without(units, ("made_from", "confirmed_target", "exempt_reason"), pattern, mark)
    _without(Suggestion.objects.filter(unit__in=units), ("text", "reason"), pattern, mark)
    _without(Question.objects.filter(unit__in=units), ("text", "answer"), pattern, mark)
    remembered = [row.pk for row in Memory.objects.iterator() if pattern.search(f"{row.source}\n{row.target}")]
    Memory.objects.filter(pk__in=remembered).delete()
    for upload in ReturnedUpload.objects.iterator():
        if pattern.search(bytes(upload.data).decode("utf-8", "replace")):
            upload.delete()


def _without(rows: Any, names: tuple[str, ...], pattern: re.Pattern[str], mark: str) -> None:
    for row in rows:
        said = {name: pattern.sub(mark, getattr(row, name)) for name in names}
        if any(getattr(row, name) != text for name, text in said.items()):
            type(row)._base_manager.filter(pk=row.pk).update(**said)
