"""What the content files put into the database, so that what staff have changed since is told apart and kept."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone


class LoadedRecord(models.Model):
    """A record as it was last loaded; it outlives the record, so that what staff delete does not come back."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=36)
    key = models.CharField(max_length=250)  # a child's: "key of its record/related name/own key"
    columns = models.JSONField(default=dict)  # column -> text, many-to-many field -> sorted ids

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_type", "key"], name="loadedrecord_key_once")]

    def __str__(self) -> str:
        return self.key


class LoadedFolder(models.Model):
    """The digest of the content folder as it was last loaded; its one row is also what two loaders queue for."""

    name = models.CharField(max_length=20, primary_key=True)
    digest = models.CharField(max_length=64, default="")
    loaded_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name
