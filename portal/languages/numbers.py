"""Numbers and phone numbers as each language writes them and reads them aloud."""

from decimal import Decimal

import phonenumbers
from django.utils.formats import number_format

NO_BREAK_SPACE = "\u00a0"
LONGEST_NUMBER = 19


def written_number(value: int | Decimal, decimals: int | None = None) -> str:
    """A number with the language's decimal mark, thousands parted (a no-break space in Finnish and Swedish)."""
    return number_format(value, decimal_pos=decimals, use_l10n=True, force_grouping=True)


def written_phone(number: str, language: str) -> str:
    """An E.164 number: as dialled at home, but with its country code in English."""
    parsed = phonenumbers.parse(number)
    is_domestic = parsed.country_code == 358 and language != "en"
    national = str(parsed.national_number)
    if parsed.country_code == 358 and len(national) in {8, 9, 10} and national[0] in "45":
        groups = [national[:2], national[2:5], national[5:]]
        text = " ".join(group for group in groups if group)
        return _glued(f"0{text}" if is_domestic else f"+358 {text}")
    form = phonenumbers.PhoneNumberFormat.NATIONAL if is_domestic else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return _glued(phonenumbers.format_number(parsed, form))


def _glued(text: str) -> str:
    return text.replace(" ", NO_BREAK_SPACE)


def whole_number(text: str) -> int | None:
    """What an address or a form says, if it is a number that a database can hold."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < LONGEST_NUMBER else None
