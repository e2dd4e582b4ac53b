"""Paragraphs that have been translated."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Memory(models.Model):
    """A paragraph and its translation, as somebody confirmed them, or as they were found. What nobody has confirmed is
    counted as used by none."""

    source_language = models.CharField(max_length=5)
    language = models.CharField(max_length=5)
    source_digest = models.CharField(max_length=16)
    source_length = models.PositiveIntegerField()
    source = models.TextField()
    target = models.TextField()
    target_digest = models.CharField(max_length=16)  # an index holds no long text
    used_count = models.PositiveIntegerField(default=1)
    is_confirmed = models.BooleanField(default=True)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("paragraph that has been translated")
        verbose_name_plural = _("paragraphs that have been translated")
        constraints = [
            models.UniqueConstraint(
                fields=["source_language", "language", "source_digest", "target_digest"], name="memory_once"
            ),
        ]
        indexes = [models.Index(fields=["source_language", "language", "source_length"], name="memory_length")]

    def __str__(self) -> str:
        return f"{self.source[:30]} → {self.target[:30]}"
