"""What the checks have to know of a language."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The strings are regular expressions, but for `decimal`, the quotation marks, and what stands in a set.

    `numerals` are words that say a number and nothing else; `loose_numerals` may say one ("one", "both", "andra"): they
    answer for a number of the other text and ask for none. `numeral_prefixes` begin words that imply a number
    ("tvåårig").
    """

    decimal: str = ","
    months: tuple[str, ...] = ()  # January first
    loose_months: frozenset[int] = frozenset()  # whose names are other words too
    ordinal: str = r"(?!)"  # what follows the digits of an ordinal
    day: str = r"\.?"  # what follows the day of a date
    before_day: str = r"(?!)"
    range_word: str = r"(?!)"  # "to"
    and_word: str = r"(?!)"
    percent: str = r"(?!)"
    percentage_points: str = r"(?!)"
    scales: Mapping[str, int] = field(default_factory=dict)  # word -> power of ten
    clock: str = r"(?!)"  # before a time of day
    half_days: bool = False  # "9 a.m."
    is_dotted_date: bool = True  # "12.5." is the twelfth of May
    numerals: Mapping[str, int] = field(default_factory=dict)
    loose_numerals: Mapping[str, int] = field(default_factory=dict)
    numeral_prefixes: tuple[tuple[str, int], ...] = ()
    particles: str = r"(?!)"  # at the end of a word, which do not change what it says
    quotes: tuple[str, str] = ("“", "”")  # opening and closing
    function_words: frozenset[str] = frozenset()
    telltales: frozenset[str] = frozenset()  # those of which one is enough to know the language by
    abbreviations: frozenset[str] = frozenset()
