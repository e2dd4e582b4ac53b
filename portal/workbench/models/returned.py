"""Files that came back from translators, kept until somebody has decided what becomes of them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReturnedUpload(models.Model):
    """Nothing of it is believed, and nothing of it is written, before it has been looked at and confirmed."""

    name = models.CharField(_("name of the file"), max_length=200)
    data = models.BinaryField()
    language = models.CharField(_("language"), max_length=5)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="returned_uploads"
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), default=timezone.now)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.name
