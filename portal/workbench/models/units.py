"""What stands in which language, how far it can be trusted, and what people say about it."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.publishing.about import AboutRecord, AboutRecordQuerySet


class UnitState(models.TextChoices):
    """Follows from texts alone, never from timestamps (judging.py)."""

    MISSING = "missing", _("missing")
    BEHIND = "behind", _("behind")  # the source has changed since the translation was made
    REVIEW = "review", _("to be checked")  # it follows the source, and nobody has confirmed it
    CURRENT = "current", _("current")
    SAME = "same", _("the same on purpose")
    EXEMPT = "exempt", _("need not be translated")


def counted(count: int, state: str) -> str:
    """“3 behind”."""
    return gettext("%(count)d %(state)s") % {"count": count, "state": UnitState(state).label}


TO_DO = (UnitState.MISSING, UnitState.BEHIND, UnitState.REVIEW)
TO_TRANSLATE = (UnitState.MISSING, UnitState.BEHIND)  # and not only to look at
DONE = (UnitState.CURRENT, UnitState.SAME, UnitState.EXEMPT)


class UnitQuerySet(AboutRecordQuerySet):
    def to_do(self) -> Self:
        return self.present().filter(state__in=TO_DO)

    def present(self) -> Self:
        """What there is to translate: not what a draft has left out and may bring back."""
        return self.filter(is_gone=False)


UnitManager = models.Manager.from_queryset(UnitQuerySet)


class Unit(AboutRecord):
    """One text of one record in one language that is not its original one. It follows the newest revision; the columns
    that begin with `live` follow the row that visitors see. Digests are "" for no text (judging.py)."""

    path = models.CharField(_("text"), max_length=160)  # "title", "sections/<key>/heading": without its language
    language = models.CharField(_("language"), max_length=5)
    source_language = models.CharField(_("source language"), max_length=5)
    state = models.CharField(_("state"), max_length=8, choices=UnitState.choices, default=UnitState.MISSING)
    source_digest = models.CharField(max_length=16, blank=True)
    target_digest = models.CharField(max_length=16, blank=True)
    made_from = models.TextField(blank=True)  # the source as it was when the translation was last written or confirmed
    confirmed_target = models.TextField(blank=True)  # the translation as somebody confirmed it, against `made_from`
    holds_for = models.JSONField(default=list, blank=True)  # digests of later sources that changed in wording alone
    earlier = models.JSONField(default=list, blank=True)  # [name, made_from, holds_for, confirmed_target] (judging.py)
    is_gone = models.BooleanField(default=False)  # the newest draft has no such text; the row may have it still
    is_same_on_purpose = models.BooleanField(default=False)
    exempt_reason = models.CharField(_("why it need not be translated"), max_length=200, blank=True)
    words = models.PositiveIntegerField(default=0)  # of the source
    failing = models.JSONField(default=list, blank=True)  # codes of failing checks that nobody has dismissed
    dismissed = models.JSONField(default=list, blank=True)  # digests of findings that were looked at and left
    checked_with = models.CharField(max_length=16, blank=True)  # the vocabulary that the checks knew (terms of the day)
    version = models.PositiveIntegerField(default=0)
    source_changed_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="confirmed_units"
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_units",
        verbose_name=_("assigned to"),
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    is_live = models.BooleanField(default=False)  # visitors see the record
    rank = models.PositiveIntegerField(default=0)  # where its record stands in the order of the site
    live_source_digest = models.CharField(max_length=16, blank=True)
    live_follows = models.JSONField(default=list, blank=True)  # digests of the sources for which the live text holds
    live_source_since = models.DateTimeField(null=True)
    follows_since = models.DateTimeField(null=True)  # since when the source that a live text which is behind follows

    objects: ClassVar[Any] = UnitManager()

    class Meta:
        verbose_name = _("text to translate")
        verbose_name_plural = _("texts to translate")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "path", "language"], name="unit_once"),
        ]
        indexes = [
            models.Index(fields=["language", "state", "-is_live", "rank"], name="unit_queue"),
            models.Index(fields=["language", "assigned_to"], name="unit_assigned"),
        ]

    def __str__(self) -> str:
        return f"{self.content_type.model} {self.object_id} {self.path} {self.language}"

    @property
    def source_language_name(self) -> str:
        return str(dict(settings.LANGUAGES).get(self.source_language, self.source_language))


class Suggestion(models.Model):
    """A text that has not become the translation: refused by an import, or not meant to be one yet."""

    class Origin(models.TextChoices):
        IMPORT = "import", _("from a file")
        LATE = "late", _("saved after somebody else")
        PROPOSAL = "proposal", _("proposed")

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="suggestions")
    text = models.TextField()
    origin = models.CharField(max_length=8, choices=Origin.choices)
    reason = models.CharField(max_length=200, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="suggestions"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_origin_display()}"


class Question(models.Model):
    """What a translator asks the editor about a text, and the answer."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField(_("question"), max_length=2000)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="asked_questions"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="answered_questions"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.unit}: {self.text[:40]}"

    @property
    def content_type_id(self) -> int:
        """Of the record that it is about, as for other rows that are about records."""
        return int(self.unit.content_type_id)

    @property
    def object_id(self) -> str:
        return str(self.unit.object_id)
