"""The word lists of simplemma: which word is a form of which. Read in the background; until then there are stems alone.

Only the bare mapping is used: simplemma's own guesses take compounds apart wrongly (“kärkihanke” becomes “kärki”).
"""

import sys
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock, Thread
from typing import Any, TypeVar, cast

from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

from portal.languages.localized import codes

REMEMBERED = 50_000  # words of which the analysis is kept

_lists: dict[str, Mapping[str, str]] = {}
_reading = Lock()
_in_background: list[Thread] = []
_remembering: list[Any] = []
_Analysis = TypeVar("_Analysis", bound=Callable[..., Any])


def remembered(analysis: _Analysis) -> _Analysis:
    """Keeps what `analysis` says of a word until there is another word list to ask."""
    kept: Any = lru_cache(REMEMBERED)(analysis)
    _remembering.append(kept)
    return cast(_Analysis, kept)


def languages_with_lists() -> list[str]:
    return [code for code in codes() if code in SUPPORTED_LANGUAGES]


def is_ready(language: str) -> bool:
    """Whether there is nothing more to wait for; a language without a word list never has one."""
    return language in _lists or language not in SUPPORTED_LANGUAGES


def read_lists() -> None:
    """Reads what has not been read; some seconds, and about 75 MB for three languages."""
    factory = StreamDictionaryFactory()
    with _reading:
        for language in languages_with_lists():
            if language not in _lists:
                _lists[language] = factory.get_dictionary(language)
                for kept in _remembering:
                    kept.cache_clear()


def lists_at_hand() -> None:
    """A command waits for the lists, so that what it brings out is found by more than stems; a server waits for
    nothing."""
    if is_command() and not _in_background:
        read_lists()


def is_command() -> bool:
    return Path(sys.argv[0]).name == "manage.py"


def read_lists_in_background(then: Callable[[], None]) -> Thread:
    """`then` is called in the thread that has read them."""

    def read() -> None:
        read_lists()
        then()

    thread = Thread(target=read, name="search-dictionaries", daemon=True)
    _in_background.append(thread)
    thread.start()
    return thread


@remembered
def dictionary_form(word: str, language: str) -> str | None:
    """The form under which a dictionary lists `word` (small letters), which may be a name; None if it does not."""
    words = _lists.get(language)
    if words is None:
        return None
    found = words.get(word) or words.get(word.capitalize())
    return found.casefold() if found else None
