"""Spearheads (kärkialat, spetsområden) of a strategy, who carries them out, and what became of them."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contacts.models import Organisation
from portal.facts.fields import KnowledgeField, PartialDateField
from portal.languages.models import Addressed, TranslatedModel
from portal.publishing.models import Part, Publishable, VisibleManager, VisibleQuerySet, visibility
from strategy.models.funding import FundingInstrument
from strategy.models.strategies import Strategy


class Spearhead(Publishable, Addressed):
    ADDRESS = "spearhead"
    OWNED = ("actors",)
    SEEN_WITH = ("strategy",)

    class Hue(models.TextChoices):
        HEALTH = "health", _("lingonberry")
        CLEANTECH = "cleantech", _("spruce")
        DIGITAL = "digital", _("bilberry")
        CITIZEN = "citizen", _("amber")
        NEUTRAL = "neutral", _("neutral")

    class Pattern(models.TextChoices):
        WAVES = "waves", _("waves")
        LEAVES = "leaves", _("leaves")
        SQUARES = "squares", _("stacked squares")
        DOTS = "dots", _("dots")

    strategy = models.ForeignKey(
        Strategy, on_delete=models.PROTECT, related_name="spearheads", verbose_name=_("strategy")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    title = models.CharField(_("title"), max_length=120)
    summary = models.TextField(_("lead"), blank=True)
    body = models.TextField(_("body text"), blank=True)
    aim = models.TextField(_("aim"), blank=True)
    focus_areas = models.TextField(_("focus areas"), blank=True, help_text=_("One a line."))
    funding_instruments = models.ManyToManyField(
        FundingInstrument, blank=True, related_name="spearheads", verbose_name=_("funding instruments")
    )
    other_funding = models.TextField(
        _("other funding"),
        blank=True,
        help_text=_("Funding that is not an instrument of its own, one a line."),
    )
    actors_known = KnowledgeField(_("implementers and partners"))
    funding_known = KnowledgeField(_("funding"))
    lineage_known = KnowledgeField(
        _("what it continues"),
        help_text=_("Whether it is published what this spearhead continues, or what became of it."),
    )
    hue = models.CharField(_("colour"), max_length=10, choices=Hue.choices, default=Hue.NEUTRAL)
    pattern = models.CharField(_("pattern"), max_length=10, choices=Pattern.choices, default=Pattern.SQUARES)

    class Meta(Publishable.Meta):
        verbose_name = _("spearhead")
        verbose_name_plural = _("spearheads")
        ordering = ["strategy_id", "order", "pk"]
        constraints = [*Publishable.Meta.constraints, *Addressed.Meta.constraints]


class SpearheadActor(Part, TranslatedModel):
    """Somebody who carries a spearhead out: an organisation, or a class of actors in words."""

    NAMED_BY = "actors"
    SEEN_WITH = ("spearhead",)

    class Role(models.TextChoices):
        IMPLEMENTER = "implementer", _("implementer")
        PARTNER = "partner", _("partner")
        NETWORK = "network", _("network")

    spearhead = models.ForeignKey(Spearhead, on_delete=models.CASCADE, related_name="actors")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.PARTNER)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="spearhead_roles",
        verbose_name=_("organisation"),
    )
    actors = models.CharField(
        _("actors in words"),
        max_length=160,
        blank=True,
        help_text=_("When it is no single organisation: “companies”."),
    )

    objects: ClassVar[Any] = VisibleManager()

    class Meta:
        verbose_name = _("implementer or partner")
        verbose_name_plural = _("implementers and partners")
        ordering = ["order", "pk"]

    def clean(self) -> None:
        if not self.organisation_id:
            super().clean()

    def __str__(self) -> str:
        return str(self.organisation) if self.organisation else super().__str__()


class LineageQuerySet(VisibleQuerySet):
    """A link shows the spearheads at both of its ends, so that both have to be public."""

    ENDS = ("predecessor", "successor")

    def public(self, known: "Spearhead | None" = None) -> "LineageQuerySet":
        """Nothing is asked of the end that is `known`: the spearhead on whose own page the link stands."""
        ends = Q()
        for end in self.ENDS:
            ends &= (Q(**{end: known}) if known else Q()) | _is_seen(end)
        return self.filter(ends)

    def public_from(self, owner: str) -> "LineageQuerySet":
        """Nothing is asked of the end from which the links are reached."""
        ends = Q()
        for end in self.ENDS:
            ends &= Q() if end == owner else _is_seen(end)
        return self.filter(ends)


def _is_seen(end: str) -> Q:
    return Q(**{f"{end}__isnull": True}) | visibility(Spearhead, f"{end}__")


LineageManager = models.Manager.from_queryset(LineageQuerySet)


class SpearheadLineage(Part, TranslatedModel):
    """What became of a spearhead in the next strategy."""

    NAMED_BY = "reason"

    class Kind(models.TextChoices):
        CONTINUES = "continues", _("continues")
        RENAMED = "renamed", _("renamed")
        MERGED = "merged", _("merged")
        SPLIT = "split", _("split")
        ENDED = "ended", _("ended")

    predecessor = models.ForeignKey(
        Spearhead, on_delete=models.CASCADE, related_name="successions", verbose_name=_("earlier spearhead")
    )
    successor = models.ForeignKey(
        Spearhead,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="origins",
        verbose_name=_("later spearhead"),
    )
    kind = models.CharField(_("what happened"), max_length=10, choices=Kind.choices)
    reason = models.TextField(_("reason"), blank=True)
    decision = models.CharField(_("decision"), max_length=200, blank=True)
    decided_on = PartialDateField(_("decided on"), null=True, blank=True)

    objects: ClassVar[Any] = LineageManager()

    class Meta:
        verbose_name = _("lineage")
        verbose_name_plural = _("lineage")
        ordering = ["predecessor_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="lineage_once",
                violation_error_message=_("These two spearheads are linked already."),
            ),
            models.CheckConstraint(
                name="lineage_ended_has_no_successor",
                condition=Q(kind="ended", successor__isnull=True) | (~Q(kind="ended") & Q(successor__isnull=False)),
                violation_error_message=_("Name the later spearhead, except where the earlier one ended."),
            ),
            models.CheckConstraint(
                name="lineage_joins_two",
                condition=Q(successor__isnull=True) | ~Q(predecessor=F("successor")),
                violation_error_message=_("A spearhead cannot follow from itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor or '–'}"

    def clean(self) -> None:
        if self.predecessor_id is None:
            return  # the form says that it is missing
        if self.successor and self.successor.strategy_id == self.predecessor.strategy_id:
            raise ValidationError({"successor": _("The two spearheads must be of different strategies.")})
