"""The terms under which a word is found, and how much each says of it."""

from collections.abc import Iterator
from typing import NamedTuple

from portal.search.analysis.compounds import LONGEST, Part, best_joint, parts
from portal.search.analysis.dictionaries import is_ready, remembered
from portal.search.analysis.lemmas import lemma, rules_of, stem
from portal.search.analysis.tokens import Token, folded

VERSION = 2  # to be raised when a word gets other terms than before: `manage.py search_index` makes the index anew
LEMMA, OWN, HEAD, OTHER_PART, HYPHENATED = 1.0, 0.9, 0.5, 0.3, 0.8
LONGEST_TERM = 80

Terms = dict[str, float]


def version(language: str) -> str:
    """What made a text's terms; without the word list it is not what it will be with it."""
    return str(VERSION) if is_ready(language) else f"{VERSION}-stems"


class Analysis(NamedTuple):
    lemma: str | None
    parts: tuple[Part, ...]


class Form(NamedTuple):
    shown: str
    term: str
    is_written: bool = False  # so in a text


@remembered
def analysis(word: str, language: str) -> Analysis:
    """Of the word as it is spelt here; a name is not taken apart."""
    if len(word) > LONGEST:
        return Analysis(None, ())
    rules = rules_of(language)
    spelt = rules.respelt(word)
    if found := lemma(spelt, language):
        found = rules.respelt(found)
        return Analysis(found, () if rules.name_of(found) else parts(found, language, is_lemma=True))
    if spelt != word:
        return Analysis(spelt, ())
    if joint := best_joint(word, language):
        return Analysis(joint.first + joint.last_lemma, parts(word, language))
    return Analysis(_with_known_end(word, language), ())


def _with_known_end(word: str, language: str) -> str | None:
    """A name or a foreign word before a known one: “Vaasaverkostossa” is a form of “Vaasaverkosto”."""
    rules = rules_of(language)
    for at in range(3, len(word) - 5) if rules.has_compounds else ():
        if word[at:] in rules.never_last:
            continue
        end = lemma(word[at:], language)
        if end and end not in rules.never_last:
            return word[:at] + end
    return None


@remembered
def _terms_of_word(word: str, language: str) -> tuple[tuple[str, float], ...]:
    word = rules_of(language).respelt(word)
    found = analysis(word, language)
    terms = {term(found.lemma or word, language): LEMMA}
    terms.setdefault(term(word, language), OWN)
    for part in found.parts:
        terms.setdefault(term(part.word, language), HEAD if part.is_head else OTHER_PART)
    return tuple(terms.items())


def term(word: str, language: str) -> str:
    return folded(stem(word, language))[:LONGEST_TERM]


def terms_of_word(word: str, language: str) -> Terms:
    return dict(_terms_of_word(word, language))


def terms_of(token: Token, language: str) -> Terms:
    """Those of the words written together, and of each."""
    terms = terms_of_word(token.joined, language)
    if len(token.parts) > 1:
        terms.setdefault(term("".join(token.parts[:-1]) + lemma_or_itself(token.parts[-1], language), language), LEMMA)
        for part in token.parts:
            for one, weight in terms_of_word(part, language).items() if len(part) > 1 else ():
                terms[one] = max(terms.get(one, 0), weight * HYPHENATED)
    return terms


def forms_of(token: Token, language: str) -> Iterator[Form]:
    """The words that somebody may begin to type, or mistype, for this one, each with its own term."""
    yield from _forms_of(token.joined, token.word, language)
    for part in token.parts if len(token.parts) > 1 else ():
        yield from _forms_of(part, "", language)


def _forms_of(word: str, written: str, language: str) -> Iterator[Form]:
    """`written`: as the text has it; nothing where `word` is only a part of that."""
    if len(word) < 2:
        return
    respelt = rules_of(language).respelt(word)
    found = analysis(respelt, language)
    listed = term(found.lemma or respelt, language)
    yield Form(written or word, listed, bool(written))
    yield Form(found.lemma or respelt, listed)
    yield from (Form(part.word, term(part.word, language)) for part in found.parts if len(part.word) > 3)


def basic_form(token: Token, language: str) -> str:
    """What a word is compared by where words of a list are looked for in a query; its end is what is inflected."""
    *before, last = token.parts
    known = analysis(last, language).lemma
    return folded("".join(before) + (known or last.removesuffix(rules_of(language).plural)))


def lemma_or_itself(word: str, language: str) -> str:
    return analysis(word, language).lemma or word
