"""Dates: "12.5.2021", "12 maj 2021", "May 12, 2021", "12.–14.5.", "huhtikuussa 2020".

A value is an ISO date; what the text does not say is left out: "2020-04", "--05-12", "--05".
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from portal.workbench.checks.facts.fact import Fact, without
from portal.workbench.checks.finding import Code, Span
from portal.workbench.checks.wordings.wording import Wording

_ISO = re.compile(r"(?<![\w-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?![\w-])")
_DOTTED = re.compile(
    r"(?<![\w.,])(?:(?P<d0>\d{1,2})\.(?:\s?(?P<m0>\d{1,2})\.(?:\s?(?P<y0>\d{4}))?)?\s?[–-]\s?)?"
    r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<y>\d{4}))(?!\d)"
)
_DOTTED_WITHOUT_YEAR = re.compile(
    r"(?<![\w.,])(?:(?P<d0>\d{1,2})\.(?:(?P<m0>\d{1,2})\.)?\s?[–-]\s?)?(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?!\d)"
)
_SLASHED = re.compile(r"(?<![\w/])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?![\w/])")
_MONTH_OF_YEAR = re.compile(r"(?<![\w/])(?P<m>\d{1,2})/(?P<y>\d{4})(?![\w/])")


class _Worded:
    """The patterns of a language that names its months; a day is `d`, the one that a range begins with `d0`."""

    def __init__(self, wording: Wording) -> None:
        last = "|".join(f"(?P<m{number}>{name})" for number, name in enumerate(wording.months, 1))
        first = last.replace("?P<m", "?P<n")
        day, to = wording.day, rf"\s?(?:{wording.range_word}|{wording.and_word})\s?"
        before = rf"(?:(?:{wording.before_day})\s)?"
        year = r"(?:,?\s(?P<y>\d{4})\b)?"
        begin = rf"(?P<d0>\d{{1,2}}){day}(?:\s?(?:{first})(?!\w))?(?:,?\s(?P<y0>\d{{4}}))?{to}{before}"
        # Where a language writes its months with a capital, a small letter makes another word of them.
        flags = re.IGNORECASE if wording.months[0][0].islower() else re.NOFLAG
        self.day_first = re.compile(
            rf"(?<![\w.,])(?:{begin})?(?P<d>\d{{1,2}}){day}(?:\sof)?\s?(?:{last})(?!\w){year}", flags
        )
        self.month_first = re.compile(
            rf"(?<!\w)(?:{last})\s(?P<d0>\d{{1,2}}){day}(?:{to}(?P<d>\d{{1,2}}){day})?(?!\w){year}", flags
        )
        self.month = re.compile(rf"(?<!\w)(?:{last})(?!\w)(?:(?:\sof)?\s(?P<y>\d{{4}})\b)?", flags)


_worded = lru_cache(maxsize=16)(_Worded)


def dates(text: str, wording: Wording) -> Iterator[Fact]:
    """All that name a day, and those that name a month and a year."""
    patterns = [_ISO, _DOTTED, _SLASHED, _MONTH_OF_YEAR]
    if wording.months:
        patterns += [_worded(wording).day_first, _worded(wording).month_first]
    if wording.is_dotted_date:
        patterns.append(_DOTTED_WITHOUT_YEAR)
    for pattern in patterns:
        found = [fact for match in pattern.finditer(text) for fact in _days(match, is_slashed=pattern is _SLASHED)]
        yield from found
        text = without(text, found)


def months(text: str, wording: Wording) -> Iterator[Fact]:
    """Those that stand without a day: "huhtikuussa 2020", "in April"."""
    for match in _worded(wording).month.finditer(text) if wording.months else ():
        month, year = _month(match, "m"), match["y"]
        is_certain = bool(year) or month not in wording.loose_months
        yield Fact(Code.DATE, (_iso(year, month, None),), Span(*match.span()), is_certain)


def _days(match: re.Match[str], *, is_slashed: bool) -> list[Fact]:
    """The facts of a match; none where the figures are no date."""
    groups = match.groupdict()
    year, month, span = groups.get("y"), _month(match, "m"), Span(*match.span())
    read = [(groups.get("y0") or year, _month(match, "n") or month, groups.get("d0"))] if groups.get("d0") else []
    read += [(year, month, groups.get("d"))] if groups.get("d") or not read else []
    facts = [Fact(Code.DATE, _values(*moment, is_slashed=is_slashed, text=match[0]), span) for moment in read]
    return facts if all(fact.values for fact in facts) else []


def _month(match: re.Match[str], letter: str) -> int | None:
    """By figures ("m", and "m0" for the beginning of a range) or by the name that was matched ("m5", "n5")."""
    groups = match.groupdict()
    figures = groups.get("m" if letter == "m" else "m0")
    if figures:
        return int(figures)
    return next((number for number in range(1, 13) if groups.get(f"{letter}{number}")), None)


def _values(year: str | None, month: int | None, day: str | None, *, is_slashed: bool, text: str) -> tuple[str, ...]:
    number = int(day) if day else None
    values = [_iso(year, month, number)] if _is_possible(month, number) else []
    if is_slashed and number and _is_possible(number, month):
        values.append(_iso(year, number, month))
    if values and not year and re.fullmatch(r"\d+\.\d+\.", text):
        values.append(text.rstrip("."))  # a sentence may end in "12.5"
    return tuple(values)


def _is_possible(month: int | None, day: int | None) -> bool:
    return month is not None and 1 <= month <= 12 and (day is None or 1 <= day <= 31)


def _iso(year: str | None, month: int | None, day: int | None) -> str:
    return f"{year or '-'}-{month:02}" + (f"-{day:02}" if day else "")
