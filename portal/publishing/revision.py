"""Revisions: what a record was, is, or shall become, as numbered snapshots that never change."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.publishing.about import AboutRecord, AboutRecordQuerySet


class RevisionState(models.TextChoices):
    """PUBLISHED is what the row of the record holds; there is at most one of DRAFT and SUBMITTED."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("waits to be published")
    SCHEDULED = "scheduled", _("scheduled")
    PUBLISHED = "published", _("published")
    SUPERSEDED = "superseded", _("replaced by a later one")
    DISCARDED = "discarded", _("discarded")


OPEN = (RevisionState.DRAFT, RevisionState.SUBMITTED)
WAITING = (*OPEN, RevisionState.SCHEDULED)


class RevisionQuerySet(AboutRecordQuerySet):
    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def waiting(self) -> Self:
        """Drafts, submitted ones and scheduled ones: what is not on the site and may yet be."""
        return self.filter(state__in=WAITING)

    def submitted(self) -> Self:
        return self.filter(state=RevisionState.SUBMITTED)

    def scheduled(self) -> Self:
        """In the order in which they go out."""
        return self.filter(state=RevisionState.SCHEDULED).order_by("publish_at", "pk")

    def held(self) -> Self:
        """What the row of the record holds: one of each record at most."""
        return self.filter(state=RevisionState.PUBLISHED)

    def due(self, now: datetime) -> Self:
        """Scheduled for now or earlier, and not tried in vain before."""
        due = self.filter(state=RevisionState.SCHEDULED, publish_at__lte=now, failure="")
        return due.order_by("publish_at", "pk")

    def become(self, state: RevisionState) -> int:
        return self.update(state=state, publish_at=None)


RevisionManager = models.Manager.from_queryset(RevisionQuerySet)


class Revision(AboutRecord):
    """`data` is a snapshot (snapshots.py). `follows` is what it was made from; `base` is what the record's row held
    then, so that publishing changes only what the draft has changed."""

    State = RevisionState

    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=10, choices=RevisionState.choices, default=RevisionState.DRAFT)
    data = models.JSONField()
    format = models.PositiveSmallIntegerField(default=1)
    follows = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="followed_by")
    base = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="departures")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="revisions",
        verbose_name=_("written by"),
    )
    created_at = models.DateTimeField(_("made at"), default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="decisions",
        verbose_name=_("published, scheduled or discarded by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    note = models.TextField(_("note for colleagues"), blank=True)
    is_wording_only = models.BooleanField(_("wording only, translations still hold"), default=False)
    change_notes = models.JSONField(_("what has changed, for readers"), default=dict, blank=True)  # by language
    languages = models.JSONField(_("only these languages"), null=True)
    publish_at = models.DateTimeField(_("goes out at"), null=True)
    failure = models.TextField(_("why it did not go out"), blank=True)
    alone_reason = models.TextField(_("why nobody else looked at it first"), blank=True)
    gate_reason = models.TextField(_("why it goes out incomplete"), blank=True)

    objects: ClassVar[Any] = RevisionManager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "number"],
                name="revision_number_once",
                violation_error_message=_("Somebody saved at the same moment. Save again."),
            ),
            models.UniqueConstraint(
                fields=["content_type", "object_id"],
                condition=Q(state__in=OPEN),
                name="revision_one_open_draft",
                violation_error_message=_("There is a draft of this already."),
            ),
            models.CheckConstraint(
                condition=~Q(state=RevisionState.SCHEDULED) | Q(publish_at__isnull=False),
                name="revision_scheduled_has_a_time",
                violation_error_message=_("Say when it shall go out."),
            ),
        ]
        indexes = [models.Index(fields=["state", "publish_at"], name="revision_due")]

    def __str__(self) -> str:
        return f"{self.content_type.model} {self.object_id}, {self.number}"

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING


class RenamedColumn(models.Model):
    """A column, relation or part that had another name when older snapshots were made."""

    model = models.CharField(max_length=100)  # "strategy.strategysection"
    old = models.CharField(max_length=100)
    new = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["model", "old"], name="renamed_column_once")]

    def __str__(self) -> str:
        return f"{self.model}: {self.old} → {self.new}"
