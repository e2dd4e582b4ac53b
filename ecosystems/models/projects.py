"""Lead projects (kärkihankkeet, spetsprojekt) between urban areas, and what is worth showing."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact, Organisation
from ecosystems.models.agreements import EcosystemAgreement, Theme, UrbanArea
from portal.facts.fields import Knowledge, KnowledgeField, LinkField
from portal.facts.periods import Period
from portal.languages.models import Addressed
from portal.media.models import Document, Image
from portal.publishing.models import Part, PeriodicManager, Publishable, VisibleManager
from strategy.models import Spearhead


class LeadProject(Publishable, Addressed, Period):
    """Two years, operators from at least three urban areas: rules that warn and do not forbid."""

    ADDRESS = "lead-project"
    FEWEST_AREAS = 3
    USUAL_YEARS = 2

    title = models.CharField(_("title"), max_length=200)
    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True)
    summary = models.TextField(_("lead"), blank=True)
    body = models.TextField(_("body text"), blank=True)
    theme = models.ForeignKey(
        Theme,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="lead_projects",
        verbose_name=_("theme"),
    )
    duration_years = models.PositiveSmallIntegerField(
        _("length in years"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    areas_known = KnowledgeField(_("taking part"), help_text=_("Whether the urban areas that take part are published."))
    coordinator = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="coordinated_projects",
        verbose_name=_("coordinator"),
    )
    coordinator_known = KnowledgeField(_("coordinator is"))
    agreements = models.ManyToManyField(
        EcosystemAgreement,
        blank=True,
        related_name="lead_projects",
        verbose_name=_("agreements that it carries out"),
    )
    spearheads = models.ManyToManyField(
        Spearhead, blank=True, related_name="lead_projects", verbose_name=_("spearheads that it carries out")
    )
    url = LinkField(_("website"), blank=True)
    image = models.ForeignKey(
        Image,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="lead_projects",
        verbose_name=_("image"),
    )
    contacts = models.ManyToManyField(Contact, blank=True, related_name="lead_projects", verbose_name=_("contacts"))
    documents = models.ManyToManyField(Document, blank=True, related_name="lead_projects", verbose_name=_("documents"))

    objects: ClassVar[Any] = PeriodicManager()

    class Meta(Publishable.Meta):
        verbose_name = _("lead project")
        verbose_name_plural = _("lead projects")
        ordering = ["pk"]
        constraints = [
            *Publishable.Meta.constraints,
            *Addressed.Meta.constraints,
            *Period.Meta.constraints,
            models.CheckConstraint(
                name="leadproject_coordinator_is_recorded",
                condition=models.Q(coordinator__isnull=True) | models.Q(coordinator_known=Knowledge.RECORDED),
                violation_error_message=_("A coordinator is named: choose “as recorded here”."),
            ),
        ]

    def unusual(self, area_count: int) -> list[str]:
        """What an editor should look at twice: fewer than three urban areas, or a length other than two years."""
        warnings = []
        if self.areas_known == Knowledge.RECORDED and area_count < self.FEWEST_AREAS:
            warnings.append(_("A lead project usually has operators from at least three urban areas."))
        years = self.duration_years
        if years is None and self.start_year and self.end_year:
            years = self.end_year - self.start_year
        if years is not None and not self.USUAL_YEARS <= years <= self.USUAL_YEARS + 1:
            warnings.append(_("A lead project usually lasts two years."))
        return [str(warning) for warning in warnings]


class Participation(Part):
    """An urban area's part in a lead project."""

    SEEN_WITH = ("project", "area")

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("coordinates")
        PARTICIPANT = "participant", _("takes part")

    project = models.ForeignKey(LeadProject, on_delete=models.CASCADE, related_name="participations")
    area = models.ForeignKey(
        UrbanArea, on_delete=models.PROTECT, related_name="participations", verbose_name=_("urban area")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.PARTICIPANT)

    objects: ClassVar[Any] = VisibleManager()

    class Meta:
        verbose_name = _("taking part")
        verbose_name_plural = _("urban areas that take part")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "area"],
                name="participation_once",
                violation_error_message=_("This urban area is listed already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.area)


class ShowcaseItem(Publishable, Addressed):
    """A project, company or idea worth showing."""

    ADDRESS = "showcase-item"

    class Kind(models.TextChoices):
        PROJECT = "project", _("project")
        COMPANY = "company", _("company")
        IDEA = "idea", _("idea")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("lead"), blank=True)
    body = models.TextField(_("body text"), blank=True)
    organisations = models.ManyToManyField(
        Organisation, blank=True, related_name="showcase_items", verbose_name=_("organisations")
    )
    spearheads = models.ManyToManyField(
        Spearhead, blank=True, related_name="showcase_items", verbose_name=_("spearheads")
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="showcase_items", verbose_name=_("themes"))
    url = LinkField(_("website"), blank=True)
    image = models.ForeignKey(
        Image,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="showcase_items",
        verbose_name=_("image"),
    )

    class Meta(Publishable.Meta):
        verbose_name = _("showcase item")
        verbose_name_plural = _("showcase items")
        ordering = ["-published_at", "-pk"]
        constraints = [*Publishable.Meta.constraints, *Addressed.Meta.constraints]
