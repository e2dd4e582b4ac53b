"""Archives of strategies as they were decided: which there are, how they are verified, who made them."""

from pathlib import PurePath
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.facts.fields import PartialDateField
from portal.publishing.models import VisibleQuerySet
from strategy.models import Strategy

FOLDER = "frozen/"


class FrozenStrategyQuerySet(VisibleQuerySet):
    def public(self) -> Self:
        return super().public().filter(taken_down_at__isnull=True)

    def taken_down(self) -> Self:
        return self.filter(taken_down_at__isnull=False)


FrozenStrategyManager = models.Manager.from_queryset(FrozenStrategyQuerySet)


class FrozenStrategy(models.Model):
    """An archive in the default storage. It is never written again, and offered while its strategy is public and
    nobody has taken it down. `frozen_at` is the moment as of which it tells."""

    SEEN_WITH = ("strategy",)

    strategy = models.ForeignKey(
        Strategy, on_delete=models.PROTECT, related_name="frozen_strategies", verbose_name=_("strategy")
    )
    revision_number = models.PositiveIntegerField(_("revision"), null=True)  # unknown where no draft was ever made
    approved_on = PartialDateField(_("approved on"))
    file = models.FileField(_("file"), upload_to=FOLDER, max_length=250, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    frozen_at = models.DateTimeField(_("frozen at"), default=timezone.now)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="frozen_strategies",
        verbose_name=_("frozen by"),
    )
    named = models.JSONField(_("records in it"), default=list, editable=False)  # ["spearhead/7", …]
    taken_down_at = models.DateTimeField(_("taken off the site"), null=True, blank=True)
    taken_down_reason = models.TextField(_("reason for staff"), blank=True)

    objects: ClassVar[Any] = FrozenStrategyManager()

    class Meta:
        verbose_name = _("frozen strategy")
        verbose_name_plural = _("frozen strategies")
        ordering = ["-frozen_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"],
                name="frozen_strategy_once",
                violation_error_message=_("The strategy has been frozen as it stands already."),
            ),
            models.CheckConstraint(
                name="frozen_strategy_taken_down_has_a_reason",
                condition=models.Q(taken_down_at__isnull=True) | ~models.Q(taken_down_reason=""),
                violation_error_message=_("Say why the archive is taken off the site."),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def file_name(self) -> str:
        return PurePath(self.file.name or "").name

    @property
    def download_url(self) -> str:
        return reverse("frozen-strategy", args=[self.file_name])
