"""What a number in figures is worth: "2 000", "2,000" and "2.000", "1,5" and "1.5"."""

import re
from decimal import Decimal, InvalidOperation

from portal.workbench.checks.facts.times import time_of

FIGURES = (
    r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?"
    r"|\d{1,3}(?:[.,’']\d{3})+(?!\d)(?:[.,]\d+)?"
    r"|\d+(?:[.,]\d+)*"
)
_IN_THREES = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_TIME = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")


def plain(number: Decimal) -> str:
    """Without an exponent and without zeros at the end: "1.5", "2000"."""
    return f"{number.normalize():f}"


def values_of(figures: str, decimal: str) -> tuple[str, ...]:
    """The likeliest first; `decimal` is the mark of the language."""
    bare = re.sub(r"[ \u00a0\u202f\u2009’']", "", figures)
    marks = {mark for mark in ".," if mark in bare}
    if len(marks) == 2:
        return (_of_both_marks(bare),)
    if not marks or bare.count(mark := marks.pop()) > 1:
        return (_whole(bare) if not marks or _IN_THREES.fullmatch(bare) else bare,)
    number = _number(bare.replace(mark, "."))
    if _IN_THREES.fullmatch(bare) and not bare.startswith("0"):
        thousands = _whole(bare)
        return (thousands,) if mark != decimal else (number, thousands)
    time = _TIME.fullmatch(bare)
    return (number, time_of(time[1], time[2])) if time else (number,)


def _of_both_marks(bare: str) -> str:
    """The mark that stands last parts the decimals."""
    last = max(bare.rfind("."), bare.rfind(","))
    return _number(f"{re.sub(r'[.,]', '', bare[:last])}.{bare[last + 1 :]}")


def _whole(bare: str) -> str:
    return _number(re.sub(r"[.,]", "", bare))


def _number(text: str) -> str:
    try:
        return plain(Decimal(text))
    except InvalidOperation:
        return text
