"""Who agreed with whom on what, for which years, and who pays for it."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact, Organisation
from portal.facts.fields import KnowledgeField
from portal.facts.periods import Period
from portal.languages.models import Addressed, TranslatedModel
from portal.media.models import Document, Image
from portal.publishing.models import Part, PeriodicManager, Publishable, VisibleManager
from strategy.models import FundingInstrument


class UrbanArea(Publishable, Addressed):
    """A city region that has, or may have, an ecosystem agreement with the State."""

    ADDRESS = "urban-area"
    NAMED_BY = "name"

    name = models.CharField(_("name"), max_length=120)
    abbreviation = models.CharField(_("abbreviation"), max_length=20, blank=True)
    summary = models.TextField(_("lead"), blank=True)
    cities = models.ManyToManyField(Organisation, blank=True, related_name="urban_areas", verbose_name=_("cities"))
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(59), MaxValueValidator(71)],
        help_text=_("Degrees north, for instance 60.1699."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(19), MaxValueValidator(32)],
        help_text=_("Degrees east, for instance 24.9384."),
    )
    leads_rdi_operators = models.BooleanField(
        _("its operators of research, development and innovation are in charge"),
        default=False,
        help_text=_("The area is one of those whose RDI operators are in charge of the lead projects."),
    )
    contacts = models.ManyToManyField(Contact, blank=True, related_name="urban_areas", verbose_name=_("contacts"))

    class Meta(Publishable.Meta):
        verbose_name = _("urban area")
        verbose_name_plural = _("urban areas")
        ordering = ["pk"]
        constraints = [
            *Publishable.Meta.constraints,
            *Addressed.Meta.constraints,
            models.CheckConstraint(
                name="urbanarea_point_is_whole",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                violation_error_message=_("Give both latitude and longitude, or neither."),
            ),
        ]


class EcosystemAgreement(Publishable, Addressed, Period):
    ADDRESS = "agreement"
    OWNED = ("funders", "themes")

    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("lead"), blank=True)
    body = models.TextField(_("body text"), blank=True)
    area = models.ForeignKey(
        UrbanArea,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("urban area"),
    )
    parties = models.ManyToManyField(Organisation, blank=True, related_name="agreements", verbose_name=_("parties"))
    parties_known = KnowledgeField(_("parties are"))
    brand = models.CharField(_("brand"), max_length=160, blank=True)
    aims = models.TextField(_("aims"), blank=True, help_text=_("One a line."))
    means = models.TextField(_("means"), blank=True, help_text=_("One a line."))
    part_of = models.TextField(
        _("part of"), blank=True, help_text=_("The national policy or goal that the agreement belongs to.")
    )
    target_year = models.PositiveSmallIntegerField(_("target year of the national goal"), null=True, blank=True)
    funders_known = KnowledgeField(_("funders are"))
    image = models.ForeignKey(
        Image,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("image"),
    )
    contacts = models.ManyToManyField(Contact, blank=True, related_name="agreements", verbose_name=_("contacts"))
    documents = models.ManyToManyField(Document, blank=True, related_name="agreements", verbose_name=_("documents"))

    objects: ClassVar[Any] = PeriodicManager()

    class Meta(Publishable.Meta):
        verbose_name = _("ecosystem agreement")
        verbose_name_plural = _("ecosystem agreements")
        ordering = ["-start_year", "-pk"]
        constraints = [*Publishable.Meta.constraints, *Addressed.Meta.constraints, *Period.Meta.constraints]


class AgreementFunder(Part, TranslatedModel):
    """Who funds an agreement: an organisation, an instrument, or a class of actors in words."""

    NAMED_BY = "actors"
    SEEN_WITH = ("agreement", "instrument")

    class Role(models.TextChoices):
        FUNDER = "funder", _("funder")
        AUTHORITY = "authority", _("funding authority")

    agreement = models.ForeignKey(EcosystemAgreement, on_delete=models.CASCADE, related_name="funders")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.FUNDER)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="funded_agreements",
        verbose_name=_("organisation"),
    )
    instrument = models.ForeignKey(
        FundingInstrument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="funded_agreements",
        verbose_name=_("funding instrument"),
    )
    actors = models.CharField(
        _("actors in words"),
        max_length=160,
        blank=True,
        help_text=_("When it is no single organisation: “companies”."),
    )
    is_reviewed = models.BooleanField(_("checked against its source"), default=True)

    objects: ClassVar[Any] = VisibleManager()

    class Meta:
        verbose_name = _("funder")
        verbose_name_plural = _("funders")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="agreementfunder_is_one_thing",
                condition=Q(organisation__isnull=True) | Q(instrument__isnull=True),
                violation_error_message=_("Choose an organisation or a funding instrument, not both."),
            ),
        ]

    def clean(self) -> None:
        if not self.organisation_id and not self.instrument_id:
            super().clean()

    def __str__(self) -> str:
        return str(self.organisation or self.instrument or super().__str__())


class Theme(Part, TranslatedModel, Period):
    """A theme of one agreement, or a national one (`agreement` is empty); a tree that grows over the years."""

    SEEN_WITH = ("agreement",)

    agreement = models.ForeignKey(
        EcosystemAgreement,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="themes",
        verbose_name=_("agreement"),
        help_text=_("Leave empty for a national theme of lead projects."),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subthemes",
        verbose_name=_("part of theme"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    title = models.CharField(_("title"), max_length=160)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        help_text=_("Used in the address of filtered lists: a–z, numbers and hyphens."),
    )
    text = models.TextField(_("text"), blank=True)
    is_leading = models.BooleanField(_("leading theme"), default=True)

    objects: ClassVar[Any] = VisibleManager()

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["order", "pk"]
        constraints = [*Period.Meta.constraints, *Addressed.Meta.constraints]

    def clean(self) -> None:
        super().clean()
        if self.parent and self.parent.agreement_id != self.agreement_id:
            raise ValidationError({"parent": _("The theme above must be of the same agreement.")})
        ancestor = self.parent
        while ancestor is not None:
            if ancestor.pk is not None and ancestor.pk == self.pk:
                raise ValidationError({"parent": _("A theme cannot be part of itself.")})
            ancestor = ancestor.parent
