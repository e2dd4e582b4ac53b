"""The region's strategies: what was decided, by whom, for which years, and what replaced it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact
from portal.facts.fields import LinkField, PartialDateField
from portal.facts.periods import Period
from portal.languages.models import Addressed, TranslatedModel
from portal.media.models import Document, Image
from portal.publishing.models import Part, PeriodicQuerySet, Publishable, VisibleManager


class StrategyQuerySet(PeriodicQuerySet):
    def newest_first(self) -> "StrategyQuerySet":
        """By the day of the first approval, as far as it is known, else by the first year."""
        approvals = Approval.objects.filter(strategy=OuterRef("pk")).order_by("approved_on")
        approved_on = Subquery(approvals.exclude(approved_on=None).values("approved_on")[:1])
        decided = Coalesce(approved_on, Cast("start_year", models.CharField()))
        return self.order_by(decided.desc(nulls_last=True), "-pk")

    def in_force(self) -> "StrategyQuerySet":
        """Those that no public strategy has replaced."""
        replaced = Strategy.objects.public().filter(updates__isnull=False).values("updates")
        return self.exclude(pk__in=replaced)


StrategyManager = models.Manager.from_queryset(StrategyQuerySet)


class Strategy(Publishable, Addressed, Period):
    ADDRESS = "strategy"
    OWNED = ("sections", "approvals")

    title = models.CharField(_("title"), max_length=160)
    summary = models.TextField(_("lead"), blank=True)
    slogan = models.CharField(_("slogan"), max_length=160, blank=True)
    umbrella_theme = models.CharField(_("umbrella theme"), max_length=160, blank=True)
    body = models.TextField(_("body text"), blank=True)
    strengths = models.TextField(_("strengths"), blank=True, help_text=_("One a line."))
    what_changed = models.TextField(
        _("what changed and why"), blank=True, help_text=_("Why this strategy replaced the one before it.")
    )
    spearhead_definition = models.TextField(_("what a spearhead is"), blank=True)
    updates = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="updated_by",
        verbose_name=_("replaces"),
        help_text=_("The strategy that this one took the place of."),
    )
    website_url = LinkField(_("website"), blank=True)
    social_account = models.CharField(_("social media account"), max_length=80, blank=True)
    publication_credits = models.CharField(
        _("photographers of the publication"),
        max_length=250,
        blank=True,
        help_text=_("In the publication’s order."),
    )
    image = models.ForeignKey(
        Image,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="strategies",
        verbose_name=_("image"),
    )
    contacts = models.ManyToManyField(Contact, blank=True, related_name="strategies", verbose_name=_("contacts"))
    documents = models.ManyToManyField(Document, blank=True, related_name="strategies", verbose_name=_("documents"))

    objects: ClassVar[Any] = StrategyManager()

    class Meta(Publishable.Meta):
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")
        ordering = ["-start_year", "-pk"]
        constraints = [
            *Publishable.Meta.constraints,
            *Addressed.Meta.constraints,
            *Period.Meta.constraints,
            models.CheckConstraint(
                name="strategy_does_not_replace_itself",
                condition=Q(updates__isnull=True) | ~Q(updates=F("id")),
                violation_error_message=_("A strategy cannot replace itself."),
            ),
        ]


class StrategySection(Part, TranslatedModel):
    """A part of a strategy: its key words and a text."""

    NAMED_BY = "heading"
    SEEN_WITH = ("strategy",)

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    heading = models.CharField(_("key words"), max_length=120)
    text = models.TextField(_("text"), blank=True)

    objects: ClassVar[Any] = VisibleManager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "pk"]


class Approval(Part, TranslatedModel):
    """Who approved a strategy, and when, as precisely as it is known."""

    NAMED_BY = "body"
    SEEN_WITH = ("strategy",)

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="approvals")
    body = models.CharField(_("approved by"), max_length=160)
    approved_on = PartialDateField(_("date"), null=True, blank=True)
    is_reviewed = models.BooleanField(_("checked against its source"), default=True)

    objects: ClassVar[Any] = VisibleManager()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["approved_on", "pk"]
