"""English."""

from portal.workbench.checks.wordings.numerals import counted, joined, said, words
from portal.workbench.checks.wordings.wording import Wording

_UNITS = counted("two three four five six seven eight nine", 2)
_TEENS = counted("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10)
_TENS = {
    word: number * 10 for word, number in counted("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()
}
_ORDINALS = counted("third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", 3)
_NUMERALS = {**_UNITS, **_TEENS, **_TENS, **joined(_TENS, {**_UNITS, "one": 1}, ("-", "")), **_ORDINALS}
_LOOSE = said(
    {
        1: "one first once single",
        2: "second both twice double twin dual pair couple bilateral bilingual fortnight fortnightly biweekly",
        3: "thrice triple trilingual thirds",
        4: "quarter quarterly quarters",
        10: "decade decades tens",
        12: "dozen dozens",
        100: "hundred century",
        1000: "thousand",
    }
)

ENGLISH = Wording(
    decimal=".",
    months=(
        *(
            "January|Jan\\.?",
            "February|Feb\\.?",
            "March|Mar\\.",
            "April|Apr\\.?",
            "May",
            "June|Jun\\.?",
            "July|Jul\\.?",
        ),
        *("August|Aug\\.?", "September|Sept?\\.?", "October|Oct\\.?", "November|Nov\\.?", "December|Dec\\.?"),
    ),
    loose_months=frozenset({3, 5}),
    ordinal=r"(?:st|nd|rd|th)\b",
    day=r"(?:st|nd|rd|th)?",
    before_day=r"the",
    range_word=r"[–-]|to|until",
    and_word=r"and|&",
    percent=r"-?per\s?cent\b|%|pct\b",
    percentage_points=r"percentage[ -]points?",
    scales={r"hundred": 2, r"thousand": 3, r"millions?|mn|m(?![\w²³])": 6, r"billions?|bn": 9},
    half_days=True,
    is_dotted_date=False,
    numerals=_NUMERALS,
    loose_numerals=_LOOSE,
    numeral_prefixes=tuple((rf"{word}fold", number) for word, number in _UNITS.items()),
    quotes=("“", "”"),
    function_words=words(
        "and the of is are that for with to in on by from which this these has have be was were it its as an or not can"
        " will their they how what who where when about"
    ),
    telltales=words("and the of with are that from which is"),
    abbreviations=words("tel. e.g. i.e. etc. cf. approx."),
)
