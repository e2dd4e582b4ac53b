"""Says who, and when: the public documents that the portal's facts were read in."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.facts.fields import LinkField, PartialDateField
from portal.languages.models import TranslatedModel


class SourceQuerySet(models.QuerySet["Source", "Source"]):
    def public(self) -> Self:
        """A source is shown with whatever names it."""
        return self.all()


SourceManager = models.Manager.from_queryset(SourceQuerySet)


class Source(TranslatedModel):
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language of the source"), max_length=5, choices=settings.LANGUAGES)
    url = LinkField(_("link"), blank=True)
    published = PartialDateField(_("published"), null=True, blank=True)
    updated = PartialDateField(_("last updated at the source"), null=True, blank=True)
    told_anew_at = models.DateTimeField(_("told anew at"), auto_now=True)  # for copies elsewhere

    objects: ClassVar[Any] = SourceManager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["pk"]
