"""Finds a name, a number or an address in texts however it is written there, and puts a mark in its place."""

import re
import unicodedata

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

REMOVED = "[removed]"  # in the records' own texts, and therefore in one language
FEWEST = 3
_DIALLED = re.compile(r"\+?[\d\s()–-]{6,}")
_BETWEEN_DIGITS = r"[\s()–-]*"


def pattern_of(text: str) -> re.Pattern[str]:
    """The whole of `text`, in capitals or not, its words parted by any white space; a phone number in any spelling.
    Raises ValidationError for what would be found everywhere."""
    words = text.split()
    if len("".join(words)) < FEWEST:
        raise ValidationError(_("Give at least three characters."))
    found = re.compile("|".join(_spellings(words)), re.IGNORECASE)
    if found.search(REMOVED):
        raise ValidationError(_("This stands in the mark itself that would take its place."))
    return found


def _spellings(words: list[str]) -> list[str]:
    number = _phone(" ".join(words))
    forms = {unicodedata.normalize(form, " ".join(words)) for form in ("NFC", "NFD")}
    literal = [r"\s+".join(re.escape(word) for word in form.split()) for form in sorted(forms)]
    return [number, *literal] if number else literal


def _phone(text: str) -> str:
    """“040 169 9392”, “+358 40 1699392” and what is stored, +358401699392, are one number. Empty for what is none."""
    if not _DIALLED.fullmatch(text):
        return ""
    try:
        number = phonenumbers.parse(text, "FI")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    digits = _BETWEEN_DIGITS.join(str(number.national_number))
    country = _BETWEEN_DIGITS.join(str(number.country_code))
    return (
        rf"(?<!\d)(?:(?:\+|00){_BETWEEN_DIGITS}{country}{_BETWEEN_DIGITS}(?:\(0\))?|0){_BETWEEN_DIGITS}{digits}(?!\d)"
    )
