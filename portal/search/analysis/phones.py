"""Phone numbers in any spelling: 040 123 4567, +358 40 1234567, 00358401234567, or their last figures."""

import re

import phonenumbers

HOME = "FI"
_NUMBER = re.compile(r"[+(]?\d[\d ()/.\-\u00a0–]{2,30}\d")
_MARK = "#"
_FEWEST_FIGURES, _MOST_OF_THE_END = 4, 7
WHOLE, END = 5.0, 2.0


def phone_terms(phone: str) -> dict[str, float]:
    """Those of a number that is found: the whole of it, and each of its ends that somebody may remember."""
    whole = _figures(phone)
    ends = {whole[-count:]: END for count in range(_FEWEST_FIGURES, _MOST_OF_THE_END + 1)}
    return {f"{_MARK}{figures}": weight for figures, weight in (ends | {whole: WHOLE}).items() if figures}


def phone_term(text: str) -> str:
    """The term of a query that is a phone number or the end of one, else nothing."""
    return f"{_MARK}{_figures(text)}" if _NUMBER.fullmatch(text.strip()) else ""


def is_surely_a_phone(term: str) -> bool:
    """Four figures may as well be a year."""
    return len(term) > len(_MARK) + _FEWEST_FIGURES or term.startswith(f"{_MARK}0")


def _figures(text: str) -> str:
    """As dialled at home; a number abroad with its country code."""
    try:
        parsed = phonenumbers.parse(text, HOME)
    except phonenumbers.NumberParseException:
        return re.sub(r"\D", "", text)
    if parsed.country_code == 358 and _is_whole(text):
        return f"0{parsed.national_number}"
    return re.sub(r"\D", "", text) if parsed.country_code == 358 else f"{parsed.country_code}{parsed.national_number}"


def _is_whole(text: str) -> bool:
    return text.lstrip().startswith(("+", "0"))
