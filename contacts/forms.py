"""A phone number as people write it, kept in one form."""

from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from phonenumbers import PhoneNumberFormat

from portal.languages.forms import TranslatedForm

HOME = "FI"


class PhoneField(forms.CharField):
    """Takes "040 169 9392" and gives "+358401699392"; shows what is stored as it is dialled from anywhere."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "off"})

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value) or "")
        if not text:
            return ""
        number = _parsed(text)
        if number is None or not phonenumbers.is_possible_number(number):
            raise ValidationError(
                _(
                    "“%(value)s” is not a phone number. Write it as it is dialled in Finland, 040 123 4567, "
                    "or with its country code, +46 8 123 456."
                ),
                params={"value": text},
            )
        return phonenumbers.format_number(number, PhoneNumberFormat.E164)

    def prepare_value(self, value: Any) -> Any:
        number = _parsed(value) if isinstance(value, str) and value.startswith("+") else None
        return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL) if number else value


def _parsed(text: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(text, HOME)
    except phonenumbers.NumberParseException:
        return None


class ContactForm(TranslatedForm):
    phone = PhoneField(
        label=_("phone"),
        required=False,
        max_length=40,
        help_text=_("As you would dial it: 040 123 4567. Each page shows it in its own way."),
    )
