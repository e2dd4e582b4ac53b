"""What went out without its Finnish or Swedish text, and why: kept, and reported until the text is there."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.publishing.about import AboutRecord, AboutRecordQuerySet


class GateExceptionQuerySet(AboutRecordQuerySet):
    def open(self) -> Any:
        return self.filter(settled_at=None)


GateExceptionManager = models.Manager.from_queryset(GateExceptionQuerySet)


class GateException(AboutRecord):
    missing = models.JSONField(_("what was missing"), default=list)  # paths: "title_sv", "sections/<key>/text_sv"
    reason = models.TextField(_("reason"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="gate_exceptions",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    settled_at = models.DateTimeField(_("settled at"), null=True)  # when nothing of it was missing any more

    objects: ClassVar[Any] = GateExceptionManager()

    class Meta:
        verbose_name = _("exception to the gate")
        verbose_name_plural = _("exceptions to the gate")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="gateexception_record")]

    def __str__(self) -> str:
        return f"{self.content_type.model} {self.object_id}"
