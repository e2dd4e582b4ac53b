"""Numbers, in figures and in words, with what they count: per cent, money, thousands and millions."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from portal.workbench.checks.facts.fact import Fact
from portal.workbench.checks.facts.figures import FIGURES, plain, values_of
from portal.workbench.checks.facts.numerals import numeral
from portal.workbench.checks.finding import Code, Span
from portal.workbench.checks.wordings.wording import Wording

_CURRENCIES: Final = {
    "EUR": r"€|EUR\b|euro(?!o?p)\w*",
    "USD": r"\$|USD\b|dollar\w*",
    "GBP": r"£|GBP\b",
    "SEK": r"SEK\b|kruun\w+|kronor\b",
}
_CURRENCY = "|".join(f"(?P<{code}>{pattern})" for code, pattern in _CURRENCIES.items())
_YEAR = re.compile(r"1[5-9]\d\d|2[01]\d\d")


@dataclass(frozen=True, slots=True)
class _Amount:
    values: tuple[str, ...]
    scale: int
    unit: str  # "%", "pp", "EUR" or ""
    span: Span
    figures: str  # as written; "" for one in words
    is_certain: bool = True

    @property
    def is_bare(self) -> bool:
        return not self.unit and not self.scale


class _Patterns:
    """A number, and what may stand before it and behind it."""

    def __init__(self, wording: Wording) -> None:
        scales = "|".join(f"(?P<s{place}>{word})" for place, word in enumerate(wording.scales)) or r"(?!)"
        self.head = re.compile(
            rf"(?<![^\W_])(?:(?P<sign>(?<![^\s(])[-−])?(?P<figures>{FIGURES})(?:{wording.ordinal})?"
            r"|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*))"
        )
        self.before = re.compile(rf"(?<!\w)(?:{_CURRENCY})\s?$", re.IGNORECASE)
        self.behind = re.compile(
            rf"(?:[\s-]?(?:{scales})(?!\w))?"
            rf"(?:[\s-]?(?:(?P<points>{wording.percentage_points})|(?P<percent>{wording.percent})|{_CURRENCY}))?",
            re.IGNORECASE,
        )
        self.joint = re.compile(rf"\s?(?:{wording.range_word}|{wording.and_word}|tai|eller|or)\s?|[–-]")
        self.powers = tuple(wording.scales.values())
        self.large = [(re.compile(word, re.IGNORECASE), power) for word, power in wording.scales.items() if power > 3]


_patterns = lru_cache(maxsize=16)(_Patterns)


def numbers(text: str, wording: Wording) -> Iterator[Fact]:
    found: list[_Amount] = []
    for head in _patterns(wording).head.finditer(text):
        if not found or head.start() >= found[-1].span.end:
            amount = _read(head, wording)
            found += [amount] if amount else []
    return (_fact(amount) for amount in _with_shared_units(found, text, wording))


def _read(head: re.Match[str], wording: Wording) -> _Amount | None:
    return _of_word(head, wording) if head["word"] else _of_figures(head, wording)


def _of_figures(head: re.Match[str], wording: Wording) -> _Amount | None:
    values = values_of(head["figures"], wording.decimal)
    amount = _counting(head, wording, _Amount(values, 0, "", Span(*head.span()), head["figures"]))
    if re.match(r"(?!s\b)[^\W\d_]", head.string[amount.span.end :]):
        return None  # "6Aika", "5G": a name
    return replace(amount, values=tuple(f"-{value}" for value in values)) if head["sign"] else amount


def _of_word(head: re.Match[str], wording: Wording) -> _Amount | None:
    said = numeral(head["word"], wording)
    if said is None:
        return _bare_scale(head, wording)
    start, end = head.span()
    amount = _Amount((str(said.value),), 0, "", Span(start, start + said.length), "", said.is_certain)
    if start + said.length < end:
        return amount
    counting = _counting(head, wording, amount)
    return replace(counting, is_certain=said.is_certain or bool(counting.scale and counting.unit))


def _bare_scale(head: re.Match[str], wording: Wording) -> _Amount | None:
    """ "miljoonan euron tuki", "lähes miljoona ihmistä" is one million."""
    power = next((power for word, power in _patterns(wording).large if word.fullmatch(head["word"])), 0)
    if not power:
        return None
    return _counting(head, wording, _Amount((str(10**power),), 0, "", Span(*head.span()), "", is_certain=False))


def _counting(head: re.Match[str], wording: Wording, amount: _Amount) -> _Amount:
    """With what stands before and behind the number."""
    patterns, text = _patterns(wording), head.string
    before = patterns.before.search(text, max(0, head.start() - 8), head.start())
    behind = patterns.behind.match(text, head.end())
    groups = behind.groupdict() if behind else {}
    scale = next((power for place, power in enumerate(patterns.powers) if groups.get(f"s{place}")), 0)
    if scale and _YEAR.fullmatch(amount.figures):
        return amount  # "vuonna 2023 miljoona euroa"
    unit = "pp" if groups.get("points") else "%" if groups.get("percent") else _currency(groups)
    start = before.start() if before else head.start()
    end = behind.end() if behind else head.end()
    return replace(
        amount, scale=scale, unit=unit or _currency(before.groupdict() if before else {}), span=Span(start, end)
    )


def _currency(groups: Mapping[str, str | None]) -> str:
    return next((code for code in _CURRENCIES if groups.get(code)), "")


def _with_shared_units(found: list[_Amount], text: str, wording: Wording) -> list[_Amount]:
    """ "10–20 %" is twice per cent, "2–3 milj. euroa" twice millions, and "2021–27" ends in 2027."""
    joint = _patterns(wording).joint
    for at in range(len(found) - 1, 0, -1):
        one, other = found[at - 1], found[at]
        if joint.fullmatch(text[one.span.end : other.span.start]):
            found[at - 1], found[at] = _sharing(one, other)
    return found


def _sharing(one: _Amount, other: _Amount) -> tuple[_Amount, _Amount]:
    if one.is_bare and not other.is_bare and not _YEAR.fullmatch(one.figures):
        return replace(one, unit=other.unit, scale=other.scale), other
    is_year = _YEAR.fullmatch(other.figures) is not None
    if one.unit and not one.scale and not other.unit and one.unit != "%" and not is_year:  # "EUR 10–20 million"
        return replace(one, scale=other.scale), replace(other, unit=one.unit)
    if _YEAR.fullmatch(one.figures) and re.fullmatch(r"\d\d", other.figures) and other.figures > one.figures[2:]:
        year = one.figures[:2] + other.figures
        return one, replace(other, values=(year,), figures=year)
    return one, other


def _fact(amount: _Amount) -> Fact:
    values = tuple(_scaled(value, amount) for value in amount.values)
    code = {"": Code.NUMBER, "%": Code.PERCENTAGE, "pp": Code.PERCENTAGE}.get(amount.unit, Code.AMOUNT)
    if amount.is_bare and _YEAR.fullmatch(amount.figures):
        return Fact(Code.YEAR, values, amount.span, is_counted=False)
    return Fact(code, values, amount.span, amount.is_certain, is_counted=bool(amount.figures))


def _scaled(value: str, amount: _Amount) -> str:
    if amount.scale and re.fullmatch(r"-?\d+(?:\.\d+)?", value):
        value = plain(Decimal(value) * 10**amount.scale)
    return f"{value} {amount.unit}".strip()
