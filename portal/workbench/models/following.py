"""When each text that visitors see came out, and when its translation followed: what the parity report counts."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.publishing.about import AboutRecord, AboutRecordQuerySet


class FollowingQuerySet(AboutRecordQuerySet):
    def open(self) -> Self:
        """What visitors see now."""
        return self.filter(ended_at=None)

    def live_at(self, moment: datetime) -> Self:
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=moment), source_since__lte=moment)


class Following(AboutRecord):
    """One version of a text that visitors see, and how long they waited for it in one more language.

    A row ends when the text is another one, or has gone from the site; of each text and language one at most is open.
    """

    path = models.CharField(max_length=160)
    language = models.CharField(_("language"), max_length=5)
    source_language = models.CharField(_("source language"), max_length=5)
    source_since = models.DateTimeField(_("out since"))
    followed_at = models.DateTimeField(_("followed at"), null=True)  # None while the language lacks it or is behind
    is_exempt = models.BooleanField(default=False)  # need not be translated
    ended_at = models.DateTimeField(_("until"), null=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(FollowingQuerySet)()

    class Meta:
        verbose_name = _("text on the site")
        verbose_name_plural = _("texts on the site")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "path", "language"],
                condition=Q(ended_at=None),
                name="following_one_open",
            ),
        ]
        indexes = [models.Index(fields=["language", "source_since"], name="following_report")]

    def __str__(self) -> str:
        return f"{self.content_type.model} {self.object_id} {self.path} {self.language}"
