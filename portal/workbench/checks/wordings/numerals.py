"""Numerals in words, made from their parts."""

from collections.abc import Iterable, Mapping


def counted(words: str, start: int = 1) -> dict[str, int]:
    """Each word, in order, one more than the one before."""
    return {word: number for number, word in enumerate(words.split(), start)}


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def said(by_number: Mapping[int, str]) -> dict[str, int]:
    """Each of the words that say a number, with the number."""
    return {word: number for number, text in by_number.items() for word in text.split()}


def joined(tens: Mapping[str, int], units: Mapping[str, int], joints: Iterable[str] = ("",)) -> dict[str, int]:
    """ "twenty" and "five" as "twenty-five"."""
    return {f"{ten}{joint}{unit}": tens[ten] + units[unit] for joint in joints for ten in tens for unit in units}


def times(units: Mapping[str, int], word: str, factor: int) -> dict[str, int]:
    """ "två" and "hundra" as "tvåhundra"."""
    return {f"{unit}{word}": number * factor for unit, number in units.items()}


def cases(nominative: str, weak: str, strong: str, partitive: str, illative: str) -> list[str]:
    """A Finnish word in twelve cases, always in the same order, so that the parts of a numeral agree."""
    a = "a" if set(weak) & set("aou") else "ä"
    endings = ("n", f"ss{a}", f"st{a}", f"ll{a}", f"lt{a}", "lle", "ksi", f"tt{a}")
    return [nominative, *(weak + ending for ending in endings), f"{strong}n{a}", partitive, illative]
