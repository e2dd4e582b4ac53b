"""What the index does when something is published, taken off, changed or deleted elsewhere."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from portal.languages.edited import edited
from portal.publishing.models import Publishable
from portal.publishing.signals import published
from portal.search.bringing_up import bring_up, bring_up_record, bring_up_what_names, naming
from portal.search.indexing import forget
from portal.search.kinds import kinds


@receiver(published, dispatch_uid="search-published")
def note_publication(sender: Any, record: Any, **_more: Any) -> None:
    """In the transaction of the publication, so that both happen or neither."""
    bring_up_record(record)


@receiver(edited, dispatch_uid="search-edited")
def note_edit(sender: Any, record: Any, deed: str, **_more: Any) -> None:
    """What has no drafts is saved at once; the index knows of it by the things that name it."""
    if isinstance(record, Publishable):
        return
    if deed != "deleted":
        bring_up_what_names(record)
    for kind, keys in naming(record).items() if deed == "deleted" else ():
        transaction.on_commit(partial(bring_up, kind, sorted(keys)))


@receiver(post_delete, dispatch_uid="search-deleted")
def note_deletion(sender: Any, instance: Any, **_more: Any) -> None:
    if sender._meta.label_lower in kinds():
        forget(sender._meta.label_lower, [str(instance.pk)])
