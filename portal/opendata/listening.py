"""Hears of what is deleted or hidden without a state of its own, and is asked in which archives a text stands."""

from typing import Any

from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver

from portal.opendata.archive.searching import archives_with
from portal.opendata.changes import ever_out
from portal.opendata.departed import note_departure
from portal.opendata.kinds import BY_NAME, kind_of
from portal.publishing.signals import sought

DELETED = ("indicator", "indicator-value", "theme", "glossary-term")
GLOSSARY_TERM = BY_NAME["glossary-term"]


def note_deletion(sender: Any, instance: Any, **_extra: Any) -> None:
    kind = kind_of(sender)
    if ever_out(kind).filter(pk=instance.pk).exists():
        note_departure(kind.name, instance.pk)


def note_hiding(sender: Any, instance: Any, *, raw: bool = False, **_extra: Any) -> None:
    """A term that readers of the glossary see no more."""
    if not raw and not instance.is_public and sender.objects.public().filter(pk=instance.pk).exists():
        note_departure(GLOSSARY_TERM.name, instance.pk)


def listen() -> None:
    for name in DELETED:
        pre_delete.connect(note_deletion, sender=BY_NAME[name].model, dispatch_uid="opendata-deletion")
    pre_save.connect(note_hiding, sender=GLOSSARY_TERM.model, dispatch_uid="opendata-hiding")


@receiver(sought)
def tell_archives(sender: Any, pattern: Any, **_extra: Any) -> list[str]:
    return archives_with(pattern)
