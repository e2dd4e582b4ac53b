"""The rules of each language, its stems, and the dictionary form of a word."""

from functools import cache
from typing import Any

import snowballstemmer

from portal.search.analysis import english, finnish, swedish
from portal.search.analysis.dictionaries import dictionary_form, remembered
from portal.search.analysis.rules import Rules

_RULES = {"fi": finnish.RULES, "sv": swedish.RULES, "en": english.RULES}


def rules_of(language: str) -> Rules:
    """A language that nobody has told of has no rules: its words are compared as they are."""
    return _RULES.get(language, Rules())


@cache
def _stemmer(name: str) -> Any:
    return snowballstemmer.stemmer(name)


@remembered
def stem(word: str, language: str) -> str:
    name = rules_of(language).stemmer
    return str(_stemmer(name).stemWord(word)) if name else word


@remembered
def known_form(word: str, language: str) -> str | None:
    """The basic form of a name or of a word of the dictionary, where `word` is a form of one."""
    rules = rules_of(language)
    return word if word in rules.not_inflected else rules.name_of(word) or dictionary_form(word, language)


@remembered
def lemma(word: str, language: str) -> str | None:
    """The dictionary form of `word`, suffixes of which dictionaries know nothing taken off; None if there is none."""

    def look_up(form: str) -> str | None:
        return known_form(form, language)

    return look_up(word) or rules_of(language).without_suffix(word, look_up)
