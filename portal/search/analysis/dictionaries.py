"""The word lists of simplemma: which word is a form of which. Read in the background; until then there are stems alone.

Only the bare mapping is used: simplemma's own guesses take compounds apart wrongly (“kärkihanke” becomes “kärki”).
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from threading import Lock, Thread
from typing import Any, TypeVar, cast

from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

from portal.languages.localized import codes

REMEMBERED = 50_000  # words of which the analysis is kept

_lists: dict[str, Mapping[str, str]] = {}
_reading = Lock()
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


def read_lists_in_background() -> Thread:
    thread = Thread(target=read_lists, name="search-dictionaries", daemon=True)
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
