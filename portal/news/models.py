"""News and press releases: when, in which language first, with whom to ask at the time."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact
from ecosystems.models import EcosystemAgreement, LeadProject
from portal.facts.fields import PartialDateField
from portal.languages.models import Addressed, TranslatedModel
from portal.media.models import Document, Image
from portal.publishing.models import Part, Publishable, PublishableQuerySet, VisibleManager
from strategy.models import Spearhead, Strategy


class NewsQuerySet(PublishableQuerySet):
    def newest_first(self) -> "NewsQuerySet":
        """By dateline; what has none comes last."""
        return self.order_by(models.F("dateline").desc(nulls_last=True), "-published_at", "-id")


NewsManager = models.Manager.from_queryset(NewsQuerySet)


class NewsItem(Publishable, Addressed):
    ADDRESS = "news-item"
    OWNED = ("quotes",)

    class Kind(models.TextChoices):
        NEWS = "news", _("news item")
        PRESS_RELEASE = "press_release", _("press release")

    kind = models.CharField(_("kind"), max_length=14, choices=Kind.choices, default=Kind.NEWS)
    dateline = PartialDateField(_("date"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("lead"), blank=True)
    body = models.TextField(_("body text"), blank=True)
    attachments = models.ManyToManyField(Document, blank=True, related_name="news_items", verbose_name=_("attachments"))
    contacts = models.ManyToManyField(
        Contact, blank=True, related_name="news_items", verbose_name=_("contacts at the time")
    )
    strategies = models.ManyToManyField(
        Strategy, blank=True, related_name="news_items", verbose_name=_("strategies that this is about")
    )
    spearheads = models.ManyToManyField(
        Spearhead, blank=True, related_name="news_items", verbose_name=_("spearheads that this is about")
    )
    agreements = models.ManyToManyField(
        EcosystemAgreement,
        blank=True,
        related_name="news_items",
        verbose_name=_("agreements that this is about"),
    )
    lead_projects = models.ManyToManyField(
        LeadProject, blank=True, related_name="news_items", verbose_name=_("lead projects that this is about")
    )
    image = models.ForeignKey(
        Image,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="news_items",
        verbose_name=_("image"),
    )

    objects: ClassVar[Any] = NewsManager()

    class Meta(Publishable.Meta):
        verbose_name = _("news item")
        verbose_name_plural = _("news")
        ordering = ["-dateline", "-pk"]
        constraints = [*Publishable.Meta.constraints, *Addressed.Meta.constraints]


class Quote(Part, TranslatedModel):
    NAMED_BY = "text"
    SEEN_WITH = ("news_item",)

    news_item = models.ForeignKey(NewsItem, on_delete=models.CASCADE, related_name="quotes")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    text = models.TextField(_("text"))
    speaker = models.CharField(_("speaker"), max_length=120)
    speaker_title = models.CharField(_("speaker’s title"), max_length=160, blank=True)

    objects: ClassVar[Any] = VisibleManager()

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ["order", "pk"]
