"""English: one spelling for British and American."""

import re

from portal.search.analysis.rules import Rules, words

RULES = Rules(
    stemmer="english",
    stop_words=words(
        "a an the and or of in on for to with by from at is are was be who what how do does i we when where which that "
        "this it as can has have had been being were will would could should must its they them their these those "
        "there than then so such not nor but if you your our he she his her"
    ),
    plural="s",
    not_inflected=words("ai"),
    spelling=(
        (re.compile(r"(?<=[a-z]{3})([iy])z(e|es|ed|ing|er|ers|ation|ations|ational)$"), r"\1s\2"),
        (re.compile(r"^(cent|fib|theat|met|lit|kilomet)er(s?)$"), r"\1re\2"),
        (
            re.compile(r"^(harb|lab|col|neighb|behavi|fav|hon)or(?=(?:s|ed|ing|able|al|ally|ful|hoods?|ites?)?$)"),
            r"\1our",
        ),
    ),
)
