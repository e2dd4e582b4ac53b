"""Times of day: "klo 9.30", "kl. 9.30", "9:30", "9.30 a.m."."""

import re
from collections.abc import Iterator
from functools import lru_cache

from portal.workbench.checks.facts.fact import Fact, without
from portal.workbench.checks.finding import Code, Span
from portal.workbench.checks.wordings.wording import Wording

_TIME = r"(?P<h{0}>\d{{1,2}})(?:[.:](?P<m{0}>\d\d))?(?!\d)"
_TO = r"\s?(?:[–-]|to|till)\s?"
_HALF = r"\s?(?P<half{0}>[ap])\.?\s?m\b\.?"
_PLAIN = re.compile(rf"(?<![\w.,:])(?:(?P<h0>\d{{1,2}}):(?P<m0>\d\d){_TO})?(?P<h1>\d{{1,2}}):(?P<m1>\d\d)(?![\w:])")
_OF_HALF_DAYS = re.compile(
    rf"(?<![\w.,:])(?:{_TIME.format(0)}(?:{_HALF.format(0)})?{_TO})?{_TIME.format(1)}{_HALF.format(1)}", re.IGNORECASE
)


@lru_cache(maxsize=16)
def _after_clock(wording: Wording) -> re.Pattern[str]:
    first, second = _TIME.format(0), _TIME.format(1)
    return re.compile(rf"(?<!\w)(?:{wording.clock})\s?{first}(?:{_TO}{second})?", re.IGNORECASE)


def times(text: str, wording: Wording) -> Iterator[Fact]:
    patterns = [_after_clock(wording), *([_OF_HALF_DAYS] if wording.half_days else []), _PLAIN]
    for pattern in patterns:
        found = [fact for match in pattern.finditer(text) for fact in _of(match)]
        yield from found
        text = without(text, found)


def _of(match: re.Match[str]) -> Iterator[Fact]:
    groups = match.groupdict()
    for which in "01":
        if groups.get(f"h{which}"):
            hour, minute = int(groups[f"h{which}"]), groups[f"m{which}"]
            values = _values(_on_the_day(hour, groups, which), hour, minute, is_bare=not groups.get("half1"))
            yield Fact(Code.TIME, values, Span(*match.span()))


def _on_the_day(hour: int, groups: dict[str, str | None], which: str) -> int:
    """ "1–3 p.m." is both times the afternoon, "11–1 p.m." is not."""
    half = groups.get(f"half{which}") or groups.get("half1")
    if not half:
        return hour
    if not groups.get(f"half{which}") and hour % 12 > int(groups.get("h1") or 0) % 12:
        half = "a" if half.lower() == "p" else "p"
    return hour % 12 + (12 if half.lower() == "p" else 0)


def _values(on_the_day: int, hour: int, minute: str | None, *, is_bare: bool) -> tuple[str, ...]:
    """The other text may write the time as a number: "ma–pe 9–15.30"."""
    shown = str(hour) if is_bare else str(on_the_day)
    number = f"{shown}.{minute}".rstrip("0").rstrip(".") if minute else shown
    return (time_of(on_the_day, minute or "00"), number)


def time_of(hour: int | str, minute: str) -> str:
    return f"at {int(hour):02}:{minute}"
