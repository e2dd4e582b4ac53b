"""Ranking in SQL: more of the words first, at least half of them, and a bearable part of what common words stand in."""

import pytest

from portal.search import scoring
from portal.search.finding import find
from portal.search.indexable import Indexable, Wording
from portal.search.indexing import index
from portal.search.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("word_lists")]


def things(**texts: str) -> None:
    """Title and body of each, parted by a bar."""
    index(
        [
            Indexable(
                kind="made.up", key=key, wordings={"fi": Wording(title=text.split("|")[0], body=text.split("|")[1])}
            )
            for key, text in texts.items()
        ]
    )


def found(text: str) -> list[str]:
    return [candidate.key for candidate in find(read(text), "fi", seen=list).candidates]


def test_what_says_more_of_the_words_comes_first_and_less_than_half_of_them_is_not_enough() -> None:
    things(one="Vesi|", two="Vesi ja ilma|", three="Maa|vesi, ilma", none="Kivi|")

    assert found("vesi ilma maa metsä") == ["three", "two"]


def test_a_title_says_more_than_a_body() -> None:
    things(body="Kivi|vesi", title="Vesi|kivi")

    assert found("vesi") == ["title", "body"]


def test_of_what_is_as_good_the_oldest_entry_comes_first() -> None:
    things(b="Vesi|", a="Vesi|", c="Vesi|")

    assert found("vesi") == ["b", "a", "c"]


def test_of_a_common_word_the_heaviest_entries_are_looked_at(monkeypatch) -> None:
    monkeypatch.setattr(scoring, "HEAVIEST", 2)
    things(a="Kivi|vesi", b="Vesi|", c="Vesi|vesi")

    assert found("vesi") == ["c", "b"]


def test_beside_a_rare_word_a_common_one_is_looked_for_in_what_was_found(monkeypatch) -> None:
    monkeypatch.setattr(scoring, "HEAVIEST", 2)
    things(a="Vesi|", b="Vesi|vesi", c="Vesi|vesi vesi", rare="Metsä|vesi")

    assert found("vesi metsä")[0] == "rare"
    assert found("metsä vesi")[0] == "rare"


def test_where_every_word_is_common_what_says_most_of_them_comes_first(monkeypatch) -> None:
    monkeypatch.setattr(scoring, "HEAVIEST", 1)
    things(a="Vesi|ilma", b="Vesi ilma|", c="Ilma|vesi")

    assert found("vesi ilma")[0] == "b"
