"""A query as far as it is read: cleaned, cut to a bearable length, taken apart into words, phrases and a number."""

import re
from dataclasses import dataclass, field

from portal.search.analysis.phones import phone_term
from portal.search.analysis.tokens import Token, cleaned, stream, tokens
from portal.search.results import MOST_CHARACTERS, MOST_WORDS

_QUOTED = re.compile(r'["”“„»«]([^"”“„»«]+)["”“„»«]')


@dataclass(frozen=True)
class Read:
    text: str
    is_cut: bool
    words: tuple[Token, ...] = ()
    phrases: tuple[str, ...] = field(default=())  # folded, a space at each end
    phone: str = ""  # its term, where the text is a phone number


def read(text: str) -> Read:
    whole = " ".join(cleaned(text).split())
    short = whole[:MOST_CHARACTERS]
    words = tuple(tokens(short))
    if len(words) > MOST_WORDS:
        words = words[:MOST_WORDS]
        short = short[: words[-1].end]
    phrases = tuple(phrase for quoted in _QUOTED.findall(short) if (phrase := stream(quoted)).strip())
    return Read(short.strip(), len(short) < len(whole), words, phrases, phone_term(short))
