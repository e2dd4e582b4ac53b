"""Organisations, the people to call, and what visitors write to them."""

from datetime import date, timedelta
from typing import Any, ClassVar, Self

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.facts.fields import LinkField
from portal.languages.models import TranslatedModel
from portal.publishing.models import Publishable, PublishableQuerySet, VisibleManager


class Organisation(TranslatedModel):
    NAMED_BY = "name"

    class Kind(models.TextChoices):
        CITY = "city", _("city or municipality")
        STATE = "state", _("State")
        REGION = "region", _("regional council")
        UNIVERSITY = "university", _("higher education or research")
        COMPANY = "company", _("company")
        FOUNDATION = "foundation", _("foundation or association")
        NETWORK = "network", _("network")
        OTHER = "other", _("other")

    name = models.CharField(_("name"), max_length=160)
    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    municipality_code = models.CharField(
        _("municipality code"),
        max_length=3,
        blank=True,
        validators=[RegexValidator(r"^\d{3}$", _("A municipality code has three numbers, for instance 091."))],
        help_text=_("Of a city or municipality, as Statistics Finland gives it: it places the city on the tile map."),
    )
    url = LinkField(_("link"), blank=True)
    description = models.TextField(_("description"), blank=True)

    objects: ClassVar[Any] = VisibleManager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["pk"]


def validate_e164(value: str) -> None:
    """Accepts a possible number with its country code and nothing else: +358401699392."""
    try:
        is_valid = phonenumbers.is_possible_number(parsed := phonenumbers.parse(value)) and (
            phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) == value
        )
    except phonenumbers.NumberParseException:
        is_valid = False
    if not is_valid:
        raise ValidationError(_("“%(value)s” is not a phone number."), params={"value": value})


class ContactQuerySet(PublishableQuerySet):
    def current(self, on: date | None = None) -> Self:
        """Those who answer on that day (today)."""
        on = on or timezone.localdate()
        begun = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
        return self.filter(begun, Q(valid_until__isnull=True) | Q(valid_until__gte=on))


ContactManager = models.Manager.from_queryset(ContactQuerySet)


class Contact(Publishable):
    """Somebody to call: the function first, then the person who holds it, and for how long."""

    NAMED_BY = "name"

    name = models.CharField(_("person’s name"), max_length=120)
    title = models.CharField(_("title or function"), max_length=160, blank=True)
    matters = models.CharField(
        _("matters"), max_length=250, blank=True, help_text=_("What this person answers questions about.")
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts",
        verbose_name=_("organisation"),
    )
    phone = models.CharField(
        _("phone"),
        max_length=16,
        blank=True,
        validators=[validate_e164],
        help_text=_("With the country code, for instance +358401234567. Each page shows it as it is dialled."),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    last_confirmed_on = models.DateField(
        _("last confirmed on"),
        null=True,
        blank=True,
        help_text=_("When somebody last checked that this still holds."),
    )

    objects: ClassVar[Any] = ContactManager()

    class Meta(Publishable.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["name", "pk"]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                name="contact_valid_until_follows_from",
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                violation_error_message=_("“Valid until” cannot be before “valid from”."),
            ),
            models.CheckConstraint(
                name="contact_can_be_reached",
                condition=~Q(phone="", email=""),
                violation_error_message=_("Give a phone number or an e-mail address."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_current(self) -> bool:
        """Whether this person answers today; the same rule as `ContactQuerySet.current`."""
        today = timezone.localdate()
        has_begun = self.valid_from is None or self.valid_from <= today
        return has_begun and (self.valid_until is None or self.valid_until >= today)


class EnquiryQuerySet(models.QuerySet["Enquiry", "Enquiry"]):
    KEPT_FOR = timedelta(days=90)

    def expired(self, now: Any = None) -> Self:
        return self.filter(received_at__lt=(now or timezone.now()) - self.KEPT_FOR)


EnquiryManager = models.Manager.from_queryset(EnquiryQuerySet)


class Enquiry(models.Model):
    """What a visitor wrote to a contact, or as a would-be partner; kept for 90 days (`manage.py purge_enquiries`)."""

    OWNED_THROUGH = "contact"

    class Kind(models.TextChoices):
        QUESTION = "question", _("question")
        PARTNERSHIP = "partnership", _("would like to be a partner")
        FEEDBACK = "feedback", _("feedback")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    contact = models.ForeignKey(
        Contact,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="enquiries",
        verbose_name=_("contact"),
    )
    language = models.CharField(_("language"), max_length=5)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    message = models.TextField(_("message"), max_length=5000)
    received_at = models.DateTimeField(_("received at"), default=timezone.now)
    is_handled = models.BooleanField(_("handled"), default=False)

    objects: ClassVar[Any] = EnquiryManager()

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["received_at"], name="enquiry_received")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {timezone.localtime(self.received_at):%Y-%m-%d}"
