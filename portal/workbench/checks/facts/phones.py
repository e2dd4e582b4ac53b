"""Telephone numbers: "040 123 4567" is "+358 40 123 4567"."""

import re
from collections.abc import Iterator

import phonenumbers

from portal.workbench.checks.facts.fact import Fact
from portal.workbench.checks.finding import Code, Span
from portal.workbench.checks.wordings.wording import Wording

HOME = "FI"
_CANDIDATE = re.compile(r"(?<![\w.,/–-])(?:\+|00|\(?0)\d*(?:[ \u00a0\u202f()‑-]{1,2}\d+)*\d", re.ASCII)
_TRUNK_ZERO = re.compile(r"\(0\)")
_FEWEST_DIGITS = 6


def phones(text: str, _wording: Wording) -> Iterator[Fact]:
    for match in _CANDIDATE.finditer(text):
        number = same_phone(match[0])
        if number:
            yield Fact(Code.PHONE, (number,), Span(*match.span()))


def same_phone(written: str) -> str:
    """In the international form; "" for what is no telephone number."""
    if sum(sign.isdigit() for sign in written) < _FEWEST_DIGITS:
        return ""
    try:
        parsed = phonenumbers.parse(_TRUNK_ZERO.sub("", written), HOME)
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
