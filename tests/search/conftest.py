"""What the tests of the search share."""

from collections.abc import Iterator

import pytest

from portal.search.analysis import dictionaries


@pytest.fixture(scope="session", autouse=True)
def word_lists() -> None:
    """The dictionaries, which a process reads once: what is indexed before has another version than what is after."""
    dictionaries.read_lists()


@pytest.fixture
def no_word_lists(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A process that has just started."""
    monkeypatch.setattr(dictionaries, "_lists", {})
    monkeypatch.setattr(dictionaries, "_in_background", [])
    _forget_words()
    yield
    _forget_words()


def _forget_words() -> None:
    for kept in dictionaries._remembering:
        kept.cache_clear()
