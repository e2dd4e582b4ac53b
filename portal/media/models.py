"""Images and documents: what they show, whose they are, in which language they are written."""

from pathlib import PurePath
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.facts.fields import LinkField, PartialDateField
from portal.languages.localized import has_text
from portal.languages.models import TranslatedModel


class MediaQuerySet(models.QuerySet[Any, Any]):
    def public(self) -> Self:
        """A picture or a document is shown with the record that uses it."""
        return self.all()


MediaManager = models.Manager.from_queryset(MediaQuerySet)


class Image(TranslatedModel):
    """A picture, cleaned at upload: upright, without camera data, re-encoded.

    `file` is its largest WebP, and `width` and `height` are that file's. `renditions` lists every size, the
    narrowest first: {"width": 480, "webp": name, "avif": name}. Files come in through portal/media/forms.py alone.
    """

    NAMED_BY = "title"

    title = models.CharField(_("name"), max_length=120, help_text=_("What staff find the picture by."))
    file = models.FileField(_("file"), upload_to="images/", max_length=200, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False, default=0)
    height = models.PositiveIntegerField(_("height"), editable=False, default=0)
    renditions = models.JSONField(_("sizes"), editable=False, default=list, blank=True)
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("The picture says nothing that the text does not say; screen readers pass it over."),
    )
    alt = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_("What somebody who does not see the picture needs to know of it."),
    )
    credit = models.CharField(_("credit"), max_length=160, help_text=_("Photographer and, if need be, the source."))
    caption = models.CharField(_("caption"), max_length=250, blank=True)
    uploaded_at = models.DateTimeField(_("uploaded at"), default=timezone.now, editable=False)
    told_anew_at = models.DateTimeField(_("told anew at"), auto_now=True)  # for copies elsewhere

    objects: ClassVar[Any] = MediaManager()

    class Meta:
        verbose_name = _("image")
        verbose_name_plural = _("images")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="image_has_a_credit",
                condition=~models.Q(credit=""),
                violation_error_message=_("Name the photographer or the source of the picture."),
            ),
            models.CheckConstraint(
                name="image_has_a_file",
                condition=~models.Q(file="") & models.Q(width__gt=0, height__gt=0),
                violation_error_message=_("Choose the picture’s file."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        column = f"alt_{self.original_language}"
        if not self.is_decorative and not has_text(getattr(self, column)):
            raise ValidationError({column: _("Describe the picture, or mark it as decorative.")})


class Document(TranslatedModel):
    """A file in one language, or a document that is known but kept elsewhere (`url`) or not held at all."""

    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language of the document"), max_length=5, choices=settings.LANGUAGES)
    file = models.FileField(_("file"), upload_to="documents/", max_length=200, blank=True, editable=False)
    url = LinkField(_("link"), blank=True, help_text=_("Where the document is, when the file is not here."))
    media_type = models.CharField(_("type"), max_length=100, blank=True, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True, editable=False)
    published = PartialDateField(_("published"), null=True, blank=True)
    told_anew_at = models.DateTimeField(_("told anew at"), auto_now=True)  # for copies elsewhere

    objects: ClassVar[Any] = MediaManager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["pk"]

    @property
    def file_name(self) -> str:
        """What the file is called for readers: the end of its address, and its name when it is taken along."""
        return PurePath(self.file.name or "").name

    def download_url(self) -> str:
        """Where a reader gets it; empty when the portal knows of the document but does not hold it."""
        return reverse("document", args=[self.pk, self.file_name]) if self.file else self.url
