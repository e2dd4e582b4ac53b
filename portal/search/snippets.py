"""The stretch of a text with most of the words that were looked for, those marked in whatever form they stand."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from portal.search.analysis.dictionaries import remembered
from portal.search.analysis.terms import terms_of
from portal.search.analysis.tokens import WORD, tokens

SIZE = 240  # letters
_BACK_TO_SENTENCE, _BEFORE_WORD = 80, 40
BETWEEN_LINES = " · "
_ENDS_OF_SENTENCES = ".!?:;,"
_BETWEEN_SENTENCES = re.compile(r"(?:[.!?][)\]”»’\"']*| ·) ")
_BEFORE_NEXT_WORD = re.compile(r" (?=[^ ·–])")
_BETWEEN_WORDS = " ,;:·–"
_OF_A_WORD = 10  # another word of the query is worth as much as ten of the same


class Match(NamedTuple):
    start: int
    end: int
    words: frozenset[int]  # which of the query


def in_one_line(lines: Iterable[str]) -> str:
    """Lines of a list, headings and names are no sentences: a dot parts them."""
    written = [line for text in lines for part in text.splitlines() if (line := " ".join(part.split()))]
    ends = [" " if line[-1] in _ENDS_OF_SENTENCES else BETWEEN_LINES for line in written[:-1]]
    return "".join(line + end for line, end in zip_longest(written, ends, fillvalue=""))


def snippet(text: str, wanted: Mapping[str, int], language: str) -> SafeString:
    """`wanted`: terms, and which word of the query each is for."""
    matches = list(_matches(text, wanted, language))
    begin, end = _stretch(text, matches)
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    inside = [match for match in matches if begin <= match.start and match.end <= end]
    return format_html("{}{}{}", before, _with_marks(text, begin, end, inside), after)


def marked(text: str, wanted: Mapping[str, int], language: str) -> SafeString:
    """The whole of a short text."""
    return _with_marks(text, 0, len(text), list(_matches(text, wanted, language)))


def _with_marks(text: str, begin: int, end: int, matches: Sequence[Match]) -> SafeString:
    written: list[str] = []
    for match in matches:
        written += [text[begin : match.start], format_html("<mark>{}</mark>", text[match.start : match.end])]
        begin = match.end
    return format_html_join("", "{}", ((piece,) for piece in (*written, text[begin:end])))


def _matches(text: str, wanted: Mapping[str, int], language: str) -> Iterator[Match]:
    """Each word that is written in `text` is looked up once, however often it stands there."""
    known: dict[str, frozenset[int]] = {}
    for found in WORD.finditer(text) if wanted else ():
        written = found.group()
        if written not in known:
            known[written] = frozenset(wanted[term] for term in _terms(written, language) & wanted.keys())
        if known[written]:
            yield Match(found.start(), found.end(), known[written])


@remembered
def _terms(written: str, language: str) -> frozenset[str]:
    return frozenset(term for token in tokens(written) for term in terms_of(token, language))


def _stretch(text: str, matches: Sequence[Match]) -> tuple[int, int]:
    """From the beginning of a sentence or a word to the end of a word, with the punctuation that stands by it."""
    best = _best(matches)
    begin = _begin(text, best[0].start) if best and best[-1].end > SIZE else 0
    if len(text) <= begin + SIZE:
        return begin, len(text)
    space = text.rfind(" ", begin, begin + SIZE + 1)
    shown = text[begin:space] if space > begin else text[begin : begin + SIZE]
    return begin, begin + len(shown.rstrip(_BETWEEN_WORDS))


def _begin(text: str, start: int) -> int:
    """Of the sentence that the word at `start` stands in, where that is near, else of a word before it."""
    sentences = [found.end() for found in _BETWEEN_SENTENCES.finditer(text, start - _BACK_TO_SENTENCE, start)]
    if sentences:
        return sentences[-1]
    word = _BEFORE_NEXT_WORD.search(text, start - _BEFORE_WORD, start)
    return word.end() if word else start


def _best(matches: Sequence[Match]) -> Sequence[Match]:
    """Those within the length of a snippet that are for most of the words."""
    ends = [match.end for match in matches]
    stretches = [matches[at : bisect_right(ends, match.start + SIZE)] for at, match in enumerate(matches)]
    return max(stretches, key=_worth, default=())


def _worth(inside: Sequence[Match]) -> int:
    return _OF_A_WORD * len(frozenset[int]().union(*(match.words for match in inside))) + len(inside)
