"""What can be published, and the one place that decides what a visitor sees."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from portal.facts.models import Source
from portal.facts.periods import under_way
from portal.languages.models import TranslatedModel
from portal.languages.telling import ChangeNote, Departure, Withdrawal, for_reader
from portal.publishing.audit import AuditEntry as AuditEntry
from portal.publishing.gate_exception import GateException as GateException
from portal.publishing.membership import Membership as Membership
from portal.publishing.revision import RenamedColumn as RenamedColumn
from portal.publishing.revision import Revision as Revision


class State(models.TextChoices):
    """WITHDRAWN stays at its own address, under a notice; UNPUBLISHED answers that it is gone, or leads elsewhere."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")
    UNPUBLISHED = "unpublished", _("taken off the site")


OUT = (State.PUBLISHED,)
AT_ITS_ADDRESS = (State.PUBLISHED, State.WITHDRAWN)
EVER_OUT = (*AT_ITS_ADDRESS, State.UNPUBLISHED)


class VisibleQuerySet(models.QuerySet[Any, Any]):
    """Records without a state of their own: seen when what they belong to is seen."""

    def public(self) -> Self:
        return self.filter(visibility(self.model))

    def reachable(self) -> Self:
        """What the page at the record's own address may show: what is public, and what is withdrawn."""
        return self.filter(visibility(self.model, states=AT_ITS_ADDRESS))

    def public_from(self, owner: str) -> Self:
        """What is public of the parts of one record, reached from that record, of which it has been asked already.

        `owner` is the foreign key over which they are reached: a withdrawn record's own page shows its parts.
        """
        return self.filter(visibility(self.model, known=owner))


class PublishableQuerySet(VisibleQuerySet):
    def unpublished(self) -> Self:
        """What has been taken off the site, itself or with what it is seen with."""
        was_out = visibility(self.model, states=EVER_OUT)
        return self.filter(was_out, ~visibility(self.model, states=AT_ITS_ADDRESS))

    def latest_first(self) -> Self:
        return self.order_by("-published_at", "-id")


PublishableManager = models.Manager.from_queryset(PublishableQuerySet)


class PeriodicQuerySet(PublishableQuerySet):
    """Publishable records that have a period in years."""

    def current(self, year: int | None = None) -> Self:
        """Under way in `year` (the present one); what publishes no period is not among them."""
        return self.filter(under_way(year))


VisibleManager = models.Manager.from_queryset(VisibleQuerySet)


PeriodicManager = models.Manager.from_queryset(PeriodicQuerySet)


def visibility(model: Any, path: str = "", states: Sequence[str] = OUT, known: str = "") -> Q:
    """What a visitor may see of `model`, as a condition on rows reached over `path` ("strategy__").

    `known` is a foreign key of which nothing is asked, because what it leads to is known to be seen.
    """
    condition = Q()
    if issubclass(model, Publishable):
        condition &= Q(**{f"{path}state__in": states, f"{path}published_at__lte": timezone.now()})
    for parent in (name for name in getattr(model, "SEEN_WITH", ()) if name != known):
        field = model._meta.get_field(parent)
        seen = visibility(field.related_model, f"{path}{parent}__", states)
        condition &= seen | Q(**{f"{path}{parent}__isnull": True}) if field.null else seen
    return condition


class Part(models.Model):
    """A part of another record. Its key is made before it is stored, so that a draft can hold parts that are new."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class Publishable(TranslatedModel):
    """A record that staff prepare and publish; the row is what visitors see."""

    SEEN_WITH: Sequence[str] = ()  # foreign keys to what has to be public too

    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.DRAFT)
    published_at = models.DateTimeField(
        _("published at"),
        null=True,
        blank=True,
        help_text=_("Visible from this moment on, Finnish time. Filled in when you publish without one."),
    )
    owner = models.ForeignKey(
        "contacts.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_%(model_name)s_records",
        verbose_name=_("owner"),
        help_text=_("The organisation whose editors keep this up to date."),
    )
    is_reviewed = models.BooleanField(
        _("checked against its source"),
        default=True,
        help_text=_("Until somebody has checked the facts, the page says that they are unchecked."),
    )
    sources = models.ManyToManyField(
        Source, blank=True, related_name="%(app_label)s_%(class)s_records", verbose_name=_("sources")
    )
    changed = models.JSONField(_("last change per language"), default=dict, blank=True, editable=False)
    change_notes = models.JSONField(  # [{"at": moment, "fi": …, "sv": …, "en": …}], the newest first
        _("what has changed, for readers"), default=list, blank=True, editable=False
    )
    behind = models.JSONField(  # {"sv": "2024-04-23"}: of which day's original a language says what visitors read
        _("languages that are behind"), default=dict, blank=True, editable=False
    )
    ending = models.JSONField(  # {"at": moment, "notice": {"fi": …}, "address": "/fi/…"} while withdrawn or unpublished
        _("why it is withdrawn or gone"), default=dict, blank=True, editable=False
    )
    told_anew_at = (
        models.DateTimeField(  # no reader is shown it: by it copies elsewhere follow what `changed` is not of
            _("told anew at"), null=True, blank=True, editable=False
        )
    )

    objects: ClassVar[Any] = PublishableManager()

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["state", "-published_at", "-id"], name="%(class)s_latest")]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_published_has_a_date",
                condition=~Q(state=State.PUBLISHED) | Q(published_at__isnull=False),
                violation_error_message=_("A published page needs the moment from which it is visible."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.state == State.PUBLISHED and self.published_at is None:
            self.published_at = timezone.now()

    @property
    def is_public(self) -> bool:
        """Whether this row itself is out; what it belongs to is the queryset's question."""
        return self.state == State.PUBLISHED and self.published_at is not None and self.published_at <= timezone.now()

    def found_in(self, state: State) -> "Publishable | None":
        """The record itself, or what it is seen with, whichever is in `state`."""
        if self.state == state:
            return self
        above = [getattr(self, parent) for parent in self.SEEN_WITH]
        return next((found for record in above if record and (found := record.found_in(state))), None)

    def withdrawal(self) -> Withdrawal | None:
        """Its own, or that of what it is seen with."""
        if not (ended := self.found_in(State.WITHDRAWN)):
            return None
        notice = for_reader(ended.ending.get("notice", {}), ended.original_language)
        return Withdrawal(parse_datetime(ended.ending.get("at", "")), notice)

    @classmethod
    def taken_off(cls) -> models.QuerySet[Any, Any]:
        records: Any = cls._default_manager
        taken_off: models.QuerySet[Any, Any] = records.unpublished()
        return taken_off

    def departure(self) -> Departure | None:
        if not (ended := self.found_in(State.UNPUBLISHED)):
            return None
        notice = for_reader(ended.ending.get("notice", {}), ended.original_language)
        return Departure(notice, ended.ending.get("address", ""))

    def told_changes(self) -> list[ChangeNote]:
        told = [(parse_datetime(note["at"]), for_reader(note, self.original_language)) for note in self.change_notes]
        return [ChangeNote(at, text) for at, text in told if at and text]

    def changed_in(self, language: str) -> datetime | None:
        """When the text of `language`, or a fact that every language shows, last changed."""
        stamp = self.changed.get(language)
        return parse_datetime(stamp) if stamp else None

    def follows(self, language: str) -> str | None:
        day: str | None = self.behind.get(language)
        return day

    def mark_changed(self, columns: Iterable[str], now: datetime | None = None) -> None:
        """Note a change of `columns`; one that belongs to no language concerns them all. The caller saves."""
        self.mark_languages_changed(self.languages_of(columns), now)

    def mark_languages_changed(self, languages: Iterable[str], now: datetime | None = None) -> None:
        """Note a change of the page in `languages`, its children's texts included. The caller saves."""
        stamp = (now or timezone.now()).isoformat()
        self.changed.update(dict.fromkeys(languages, stamp))
