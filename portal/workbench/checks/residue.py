"""What was left in another language: a sentence, a little word, an abbreviation."""

import re
from collections.abc import Iterator
from functools import lru_cache

from django.utils.translation import gettext as _

from portal.workbench.checks.compared import Compared, Side
from portal.workbench.checks.facts.fact import without
from portal.workbench.checks.finding import Code, Finding, Span
from portal.workbench.checks.wordings.known import WORDINGS

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_MENTIONED = re.compile(r"\([^()\n]*\)|[“”„«»\"][^“”„«»\"\n]*[“”«»\"]|(?<![*\w])[*_][^*_\n]+[*_](?!\w)")
_CONJUNCTIONS = {"ja", "sekä", "och", "samt", "and"}
FEWEST_WORDS = 4  # by which a sentence shows its language
FEWEST_SIGNS = 12  # of a sentence that stands in both texts


def nothing_is_left_over(compared: Compared) -> Iterator[Finding]:
    target = compared.target
    if target.language not in WORDINGS or target.text.strip() == compared.source.text.strip():
        return
    text = _own_words(target)
    left = _sentences(compared, text)
    for span in left:
        message = _("“%(text)s” seems to be in another language.") % {"text": _shortened(target.at(span))}
        yield compared.finding(Code.RESIDUE, message, target=span)
    for span in sorted({*_abbreviations(target, text), *_little_words(compared, text)}):
        if not any(part.start <= span.start < part.end for part in left):
            message = _("“%(text)s” belongs to another language.") % {"text": target.at(span)}
            yield compared.finding(Code.RESIDUE, message, target.at(span), target=span)


def _own_words(side: Side) -> str:
    """Without addresses and without what is only mentioned: quotations, and what stands in brackets or in italics."""
    text = _MENTIONED.sub(lambda match: "\ufffc" * len(match[0]), side.text)
    text = "".join(
        sign if seen == own else "\ufffc" for sign, seen, own in zip(side.prose, text, side.text, strict=True)
    )
    return without(text, [fact for fact in side.facts if fact.code in {Code.URL, Code.EMAIL}])


def _sentences(compared: Compared, text: str) -> list[Span]:
    """Those that stand in the original too, and those whose little words are another language’s; neighbours as one."""
    originals = {_plain(compared.source.at(span)) for span in compared.source.sentences}
    found: list[Span] = []
    for span in compared.target.sentences:
        part = text[span.start : span.end]
        is_copied = _plain(compared.target.at(span)) in originals and _says_something(part)
        if is_copied or _is_foreign(part, compared.target.language):
            start = span.start + len(compared.target.at(span)) - len(compared.target.at(span).lstrip())
            if found and not compared.target.text[found[-1].end : start].strip():
                found[-1] = Span(found[-1].start, span.end)
            else:
                found.append(Span(start, span.end))
    return found


def _plain(sentence: str) -> str:
    return " ".join(sentence.split()).strip(" .:*_#-")


def _says_something(part: str) -> bool:
    words = _WORD.findall(part)
    return len(words) > 1 and len(part) >= FEWEST_SIGNS and any(word.islower() and len(word) > 3 for word in words)


def _is_foreign(part: str, language: str) -> bool:
    words = [word.lower() for word in _WORD.findall(part)]
    if len(words) < FEWEST_WORDS:
        return False
    own = sum(word in WORDINGS[language].function_words for word in words)
    others = [
        sum(word in wording.function_words for word in words) for code, wording in WORDINGS.items() if code != language
    ]
    return max(others) >= 2 and max(others) > 3 * own


def _abbreviations(side: Side, text: str) -> Iterator[Span]:
    for match in _foreign_abbreviations(side.language).finditer(text):
        yield Span(*match.span())


@lru_cache(maxsize=16)
def _foreign_abbreviations(language: str) -> re.Pattern[str]:
    own = {short.lower() for short in WORDINGS[language].abbreviations}
    foreign = {short for wording in WORDINGS.values() for short in wording.abbreviations if short.lower() not in own}
    longest_first = sorted(foreign, key=len, reverse=True)
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)


def _little_words(compared: Compared, text: str) -> Iterator[Span]:
    """Of a third language only what the original does not have: a name may hold them."""
    target, source = compared.target, compared.source
    for language, wording in WORDINGS.items():
        if language == target.language:
            continue
        for match in _WORD.finditer(text):
            word = match[0].lower()
            if word in wording.telltales and word not in target.wording.function_words:
                is_known = language != source.language and re.search(rf"\b{match[0]}\b", source.text)
                if not is_known and not _is_in_name(compared, match):
                    yield Span(*match.span())


def _is_in_name(compared: Compared, match: re.Match[str]) -> bool:
    """ "House of Innovation" is a name in the original too. “Turku ja Oulu” is two."""
    if match[0].lower() in _CONJUNCTIONS:
        return False
    names = re.findall(rf"\b[A-ZÅÄÖ]\w* {match[0]} [A-ZÅÄÖ]\w*", compared.target.text)
    return any(name in compared.source.text for name in names)


def _shortened(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")
