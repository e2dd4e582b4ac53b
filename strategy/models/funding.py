"""What pays for a strategy: instruments of the EU, the State and the region."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.facts.fields import LinkField
from portal.languages.models import Addressed
from portal.publishing.models import Publishable


class FundingInstrument(Publishable, Addressed):
    ADDRESS = "funding-instrument"
    NAMED_BY = "name"

    class Level(models.TextChoices):
        EU = "eu", _("European Union")
        NATIONAL = "national", _("national")
        REGIONAL = "regional", _("regional")

    name = models.CharField(_("name"), max_length=160)
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    summary = models.TextField(_("lead"), blank=True)
    url = LinkField(_("link"), blank=True)

    class Meta(Publishable.Meta):
        verbose_name = _("funding instrument")
        verbose_name_plural = _("funding instruments")
        ordering = ["level", "pk"]
        constraints = [*Publishable.Meta.constraints, *Addressed.Meta.constraints]
