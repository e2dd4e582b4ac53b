"""Who did what to which record, for as long as the site stands: written once, never changed, never deleted."""

from collections.abc import Callable, Collection
from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.languages.edited import edited
from portal.publishing.about import AboutRecord, AboutRecordQuerySet, about


class Deed(models.TextChoices):
    ADDED = "added", _("added")
    CHANGED = "changed", _("changed without a draft")
    SAVED = "saved", _("saved a draft")
    SUBMITTED = "submitted", _("submitted")
    TAKEN_BACK = "taken_back", _("took back what was submitted")
    DISCARDED = "discarded", _("discarded a draft")
    RESTORED = "restored", _("restored")
    PUBLISHED = "published", _("published")
    SCHEDULED = "scheduled", _("scheduled")
    FAILED = "failed", _("could not go out on time")
    WITHDRAWN = "withdrawn", _("withdrew")
    UNPUBLISHED = "unpublished", _("took off the site")
    PUT_BACK = "put_back", _("put back on the site")
    HANDED_OVER = "handed_over", _("handed over")
    SHARED = "shared", _("shared a preview")
    REVOKED = "revoked", _("revoked a shared preview")
    COMMENTED = "commented", _("commented on a shared preview")
    REDACTED = "redacted", _("removed personal data")
    DELETED = "deleted", _("deleted")


class AuditQuerySet(AboutRecordQuerySet):
    def update(self, **columns: Any) -> NoReturn:
        raise TypeError("Entries of the audit are never changed.")

    def delete(self) -> NoReturn:
        raise TypeError("Entries of the audit are never deleted.")

    def redact(self, without: Callable[[str], str]) -> int:
        """The only change that there ever is: personal data goes out of what entries call a record, of the names of
        parts in their fields, and of reasons. Who did what, when and to which record stays, and so does the name of who
        did it. `without` gives a text without that data; tells how many entries are other ones now."""
        count = 0
        for entry in self.order_by("pk").iterator():
            said: dict[str, Any] = {"name": without(entry.name)[:250], "reason": without(entry.reason)}
            said["fields"] = [without(field) for field in entry.fields]
            if said != {name: getattr(entry, name) for name in said}:
                count += self.model._base_manager.filter(pk=entry.pk).update(**said)
        return count


AuditManager = models.Manager.from_queryset(AuditQuerySet)


class AuditEntry(AboutRecord):
    """Says no content: names of fields, not what stands in them. `user_name` and `name` outlive user and record."""

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="audit_entries",
        verbose_name=_("who"),
    )
    user_name = models.CharField(_("name"), max_length=150, blank=True)
    deed = models.CharField(_("what"), max_length=12, choices=Deed.choices)
    name = models.CharField(_("record"), max_length=250)
    revision = models.PositiveIntegerField(_("revision"), null=True)
    languages = models.JSONField(_("only these languages"), null=True)
    fields = models.JSONField(_("fields"), default=list)  # their labels, in the site's first language
    reason = models.TextField(_("reason"), blank=True)

    objects: ClassVar[Any] = AuditManager()

    class Meta:
        verbose_name = _("entry of the audit")
        verbose_name_plural = _("audit")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["content_type", "object_id", "-at"], name="auditentry_record")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.user_name} {self.deed} {self.name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("Entries of the audit are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Entries of the audit are never deleted.")


def note(
    user: Any,
    deed: Deed,
    record: models.Model,
    *,
    revision: Any = None,
    languages: Collection[str] | None = None,
    fields: Collection[str] = (),
    reason: str = "",
) -> AuditEntry:
    """One more entry; to be called in the transaction of what it tells. `user` may be None: the portal itself."""
    entry: AuditEntry = AuditEntry.objects.create(
        **about(record),
        user=user if getattr(user, "pk", None) else None,
        user_name=(user.get_full_name() or user.get_username()) if getattr(user, "pk", None) else "",
        deed=deed,
        name=str(record)[:250],
        revision=revision.number if revision else None,
        languages=sorted(languages) if languages is not None else None,
        fields=list(fields),
        reason=reason,
    )
    return entry


@receiver(edited)
def note_edit(
    sender: Any, user: Any, record: models.Model, deed: str, fields: Collection[str], reason: str, **_more: Any
) -> None:
    """What has no drafts is changed at once, in an ordinary form."""
    note(user, Deed(deed), record, fields=fields, reason=reason)
