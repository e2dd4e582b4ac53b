"""What surrounds the work on drafts: who has a form open, saves that met a colleague's, links to previews, comments."""

import secrets
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.publishing.about import AboutRecord, AboutRecordQuerySet
from portal.publishing.revision import Revision


class OpenForm(AboutRecord):
    """Somebody has the form of a record open, or had it open when `seen_at` was written."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="open_forms")
    opened_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(AboutRecordQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "user"], name="openform_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.content_type.model} {self.object_id}"


class KeptEdit(AboutRecord):
    """A save that could not be joined with a colleague's, kept until its writer has chosen."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="kept_edits")
    base = models.ForeignKey(Revision, on_delete=models.CASCADE, null=True, related_name="kept_edits")
    data = models.JSONField()  # a snapshot, as in Revision.data
    note = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = models.Manager.from_queryset(AboutRecordQuerySet)()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.user}: {self.content_type.model} {self.object_id}"


KEPT_FOR = timedelta(days=14)


def new_key() -> str:
    return secrets.token_urlsafe(16)


def in_two_weeks() -> datetime:
    return timezone.now() + KEPT_FOR


class PreviewLinkQuerySet(AboutRecordQuerySet):
    def valid(self) -> Self:
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class PreviewLink(AboutRecord):
    """A link with which somebody without an account sees the draft that grew out of `revision`, until it is published
    or discarded, the link is revoked, or two weeks are over."""

    key = models.CharField(max_length=32, unique=True, default=new_key)
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="preview_links")
    whom = models.CharField(_("for whom"), max_length=120, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="preview_links"
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"), default=in_two_weeks)
    revoked_at = models.DateTimeField(_("revoked at"), null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="revoked_preview_links"
    )

    objects: ClassVar[Any] = models.Manager.from_queryset(PreviewLinkQuerySet)()

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="previewlink_record")]

    def __str__(self) -> str:
        return f"{self.content_type.model} {self.object_id}, {self.whom}"


class PreviewComment(AboutRecord):
    """What somebody with a preview link wrote to the editor."""

    link = models.ForeignKey(PreviewLink, on_delete=models.CASCADE, related_name="comments")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="preview_comments")  # as it was seen
    name = models.CharField(_("name"), max_length=120)
    text = models.TextField(_("comment"), max_length=5000)
    language = models.CharField(_("language"), max_length=5)  # of the page that was commented on
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    handled_at = models.DateTimeField(_("handled at"), null=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="handled_preview_comments"
    )

    objects: ClassVar[Any] = models.Manager.from_queryset(AboutRecordQuerySet)()

    class Meta:
        ordering = ["-made_at"]
        indexes = [
            models.Index(fields=["content_type", "object_id"], condition=Q(handled_at=None), name="previewcomment_open")
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.made_at:%Y-%m-%d}"
