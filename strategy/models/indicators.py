"""How a strategy is followed up: what is measured, and the figures year by year."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.facts.fields import KnowledgeField
from portal.languages.localized import codes, has_text
from portal.languages.models import TranslatedModel
from portal.publishing.models import Part, VisibleManager
from strategy.models.spearheads import Spearhead
from strategy.models.strategies import Strategy


class Indicator(Part, TranslatedModel):
    """Something that is monitored, in numbers or in words, for a whole strategy or for each spearhead."""

    SEEN_WITH = ("strategy",)

    class Frequency(models.TextChoices):
        YEARLY = "yearly", _("yearly")
        SOMETIMES = "sometimes", _("from time to time")
        ONCE = "once", _("once")
        UNKNOWN = "unknown", _("not published")

    strategy = models.ForeignKey(
        Strategy, on_delete=models.CASCADE, related_name="indicators", verbose_name=_("strategy")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    title = models.CharField(_("title"), max_length=160)
    definition = models.TextField(_("definition"), blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    method = models.TextField(_("method"), blank=True)
    source_note = models.CharField(_("source of the figures"), max_length=200, blank=True)
    frequency = models.CharField(_("how often"), max_length=10, choices=Frequency.choices, default=Frequency.UNKNOWN)
    is_numeric = models.BooleanField(_("in numbers"), default=True)
    values_known = KnowledgeField(_("values"))
    is_reviewed = models.BooleanField(_("checked against its source"), default=True)

    objects: ClassVar[Any] = VisibleManager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["strategy_id", "order", "pk"]


class IndicatorValue(Part, TranslatedModel):
    """One year's figure, of the whole strategy or of one spearhead; a year without a row is missing, not zero."""

    NAMED_BY = "words"
    SEEN_WITH = ("indicator", "spearhead")

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="values")
    spearhead = models.ForeignKey(
        Spearhead,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="indicator_values",
        verbose_name=_("spearhead"),
        help_text=_("Leave empty when the figure is of the whole strategy."),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.DecimalField(_("figure"), max_digits=16, decimal_places=2, null=True, blank=True)
    words = models.TextField(_("in words"), blank=True)

    objects: ClassVar[Any] = VisibleManager()

    class Meta:
        verbose_name = _("value")
        verbose_name_plural = _("values")
        ordering = ["indicator_id", "year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "spearhead", "year"],
                name="indicator_value_once_a_year",
                condition=Q(spearhead__isnull=False),
                violation_error_message=_("This spearhead already has a figure for that year."),
            ),
            models.UniqueConstraint(
                fields=["indicator", "year"],
                name="indicator_value_of_the_whole_once",
                condition=Q(spearhead__isnull=True),
                violation_error_message=_("The strategy already has a figure for that year."),
            ),
            models.CheckConstraint(
                name="indicator_value_has_a_year",
                condition=Q(year__range=(1900, 2200)),
                violation_error_message=_("Write the year with four numbers, for instance 2027."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}"

    def clean(self) -> None:
        if self.number is None and not any(has_text(getattr(self, f"words_{code}")) for code in codes()):
            raise ValidationError(_("Give a figure or a text; leave the row out when the year has none."))
        if self.spearhead and self.spearhead.strategy_id != self.indicator.strategy_id:
            raise ValidationError({"spearhead": _("This spearhead is of another strategy.")})
