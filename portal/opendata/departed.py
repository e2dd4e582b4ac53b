"""What copies elsewhere have to take out although no row says so: what was public and has been deleted or hidden."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Departed(models.Model):
    """A record of a kind that knows no states, by its id. While it is public again, this tells nothing."""

    kind = models.CharField(_("kind"), max_length=40)  # the name of the kind in ids
    key = models.CharField(_("key"), max_length=40)
    at = models.DateTimeField(_("moment"), default=timezone.now)

    class Meta:
        verbose_name = _("departed record")
        verbose_name_plural = _("departed records")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"],
                name="departed_once",
                violation_error_message=_("That this record has departed is known already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


def note_departure(kind_name: str, key: Any) -> None:
    Departed.objects.update_or_create(kind=kind_name, key=str(key), defaults={"at": timezone.now()})
