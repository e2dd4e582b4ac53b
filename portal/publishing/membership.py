"""Whom a member of staff works for, and in which languages a translator writes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Membership(models.Model):
    """Without an organisation, an editor has no records of her own; without languages, a translator writes nothing."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="membership")
    organisation = models.ForeignKey(
        "contacts.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("organisation"),
        help_text=_("Editors keep the records that this organisation owns."),
    )
    languages = models.JSONField(
        _("languages of a translator"),
        default=list,
        blank=True,
        help_text=_("The languages in which a translator writes."),
    )

    publishes_translations = models.BooleanField(
        _("translations go out at once"),
        default=True,
        help_text=_(
            "What a translator saves of a text on the site is read at once. Without this it waits for a publisher."
        ),
    )
    has_digest = models.BooleanField(_("what there is to translate, by mail each day"), default=False)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    def __str__(self) -> str:
        return str(self.user)
