"""Rows that are about a record of any kind: its revisions, what has been decided of it, who has it open."""

from typing import Any, Self

from django.contrib.contenttypes.models import ContentType
from django.db import models


class AboutRecordQuerySet(models.QuerySet[Any, Any]):
    def of(self, record: models.Model) -> Self:
        content_type = ContentType.objects.get_for_model(record)
        return self.filter(content_type=content_type, object_id=str(record.pk))


class AboutRecord(models.Model):
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=36)

    class Meta:
        abstract = True

    @property
    def model(self) -> Any:
        """The record's model, without a query for its name; None where there is no such kind any more."""
        return ContentType.objects.get_for_id(self.content_type_id).model_class()

    @property
    def record(self) -> Any:
        """The record as the database holds it, or None where it has been deleted."""
        model = self.model
        return model._base_manager.filter(pk=self.object_id).first() if model else None


def about(record: models.Model) -> dict[str, Any]:
    """The columns that point at `record`, for a new row."""
    return {"content_type": ContentType.objects.get_for_model(record), "object_id": str(record.pk)}
