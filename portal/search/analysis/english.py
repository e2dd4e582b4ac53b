"""English: one spelling for British and American."""

import re

from portal.search.analysis.rules import Rules, words

RULES = Rules(
    stemmer="english",
    stop_words=words(
        "a an the and or of in on for to with by from at is are was be who what how do does i we when where which that "
        "this it as can"
    ),
    spelling=(
        (re.compile(r"(?<=[a-z]{3})([iy])z(e|es|ed|ing|er|ers|ation|ations|ational)$"), r"\1s\2"),
        (re.compile(r"^(cent|fib|theat|met|lit|kilomet)er(s?)$"), r"\1re\2"),
        (re.compile(r"^(harb|lab|col|neighb|behavi|fav|hon)or"), r"\1our"),
    ),
)
