"""The stretch of a text with most of the words that were looked for, those marked in whatever form they stand."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from portal.search.analysis.terms import terms_of
from portal.search.analysis.tokens import Token, folded, tokens

SIZE = 240  # letters
_BACK_TO_SENTENCE, _BEFORE_WORD = 80, 40
BETWEEN_LINES = " · "
_ENDS_OF_SENTENCES = ".!?:;,"
_OF_A_WORD = 10  # another word of the query is worth as much as ten of the same
_SHARED = 2  # letters that a word has in common with any of its terms, somewhere in it


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
    found = list(tokens(text))
    matches = _matches(found, wanted, language)
    begin, end = _stretch(text, found, matches)
    written: list[str] = []
    at = begin
    for match in matches:
        if begin <= match.start and match.end <= end:
            written += [text[at : match.start], format_html("<mark>{}</mark>", text[match.start : match.end])]
            at = match.end
    before, after = "… " if begin else "", " …" if end < len(text.rstrip()) - 1 else ""
    return format_html_join("", "{}", ((piece,) for piece in (before, *written, text[at:end], after)))


def _matches(found: Sequence[Token], wanted: Mapping[str, int], language: str) -> list[Match]:
    beginnings = {term[:_SHARED] for term in wanted}
    matches = []
    for token in found:
        plain = folded(token.word)
        if any(beginning in plain for beginning in beginnings):  # analysing takes time
            words = frozenset(wanted[term] for term in terms_of(token, language) if term in wanted)
            if words:
                matches.append(Match(token.start, token.end, words))
    return matches


def _stretch(text: str, found: Sequence[Token], matches: Sequence[Match]) -> tuple[int, int]:
    """From the beginning of a sentence or a word to the end of a word."""
    best = max((match.start for match in matches), key=lambda start: (_worth(start, matches), -start), default=0)
    sentences = [one.end for one in found if text[one.end : one.end + 1] in {".", "!", "?"}]
    near = [end for end in sentences if end < best and best - end < _BACK_TO_SENTENCE]
    first = max(near) if near else max(0, best - _BEFORE_WORD)
    begin = next((one.start for one in found if one.start >= first), 0) if first else 0
    end = max((one.end for one in found if one.end <= begin + SIZE), default=min(len(text), SIZE))
    return begin, end + 1 if text[end : end + 1] in {".", "!", "?"} else end


def _worth(start: int, matches: Sequence[Match]) -> int:
    inside = [match for match in matches if start <= match.start and match.end <= start + SIZE]
    return _OF_A_WORD * len(frozenset().union(*(match.words for match in inside))) + len(inside)
