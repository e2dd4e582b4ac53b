"""Addresses that pages once had: they go on leading to them."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone


class OldSlug(models.Model):
    """A slug that a page once had: its address answers with a redirect to the present one."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=36)
    language = models.CharField(max_length=5)
    slug = models.CharField(max_length=80)
    replaced_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "language", "slug"], name="old_slug_once"),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.slug}"


def remember_slugs(item: Any, before: dict[str, str | None]) -> None:
    """Keep the slugs that `item` had `before` (language -> slug) and has no more; called where a slug changes."""
    content_type = ContentType.objects.get_for_model(item)
    in_use = models.Q(pk__in=[])
    for language, slug in before.items():
        now = getattr(item, f"slug_{language}")
        if slug and slug != now:
            OldSlug.objects.update_or_create(
                content_type=content_type,
                language=language,
                slug=slug,
                defaults={"object_id": item.pk, "replaced_at": timezone.now()},
            )
        if now:
            in_use |= models.Q(language=language, slug=now)
    OldSlug.objects.filter(in_use, content_type=content_type).delete()
