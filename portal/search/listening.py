"""What the index does when something is published, taken off, changed or deleted elsewhere."""

from typing import Any

from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver

from portal.languages.edited import edited
from portal.publishing.models import Publishable
from portal.publishing.signals import asked_for_what_is_due, published
from portal.search.bringing_up import bring_up, bring_up_record, bring_up_what_has_come_out
from portal.search.indexing import held_entries, take_out
from portal.search.kinds import kinds
from portal.search.named_by import naming
from portal.search.words_of import NAMED

_NAMED_IN = "_search_named_in"  # on what is being deleted: what named it


@receiver(published, dispatch_uid="search-published")
def note_publication(sender: Any, record: Any, **_more: Any) -> None:
    """In the transaction of the publication, so that both happen or neither."""
    bring_up_record(record)


@receiver(asked_for_what_is_due, dispatch_uid="search-due")
def note_the_time(sender: Any, **_more: Any) -> None:
    bring_up_what_has_come_out()


@receiver(edited, dispatch_uid="search-edited")
def note_edit(sender: Any, record: Any, deed: str, **_more: Any) -> None:
    """What has no drafts is saved at once; the index knows of it by the things that name it."""
    if deed != "deleted" and not isinstance(record, Publishable):
        bring_up_record(record)


@receiver(pre_delete, dispatch_uid="search-to-be-deleted")
def note_what_names_it(sender: Any, instance: Any, **_more: Any) -> None:
    """While its relations are still there."""
    if issubclass(sender, NAMED) or sender._meta.label_lower in kinds():
        instance.__dict__[_NAMED_IN] = naming(instance)


@receiver(post_delete, dispatch_uid="search-deleted")
def note_deletion(sender: Any, instance: Any, **_more: Any) -> None:
    if sender._meta.label_lower in kinds():
        held = held_entries({sender._meta.label_lower: [str(instance.pk)]})
        take_out([entry.pk for entries in held.values() for entry in entries.values()])
    if named_in := instance.__dict__.pop(_NAMED_IN, None):
        bring_up(named_in)
