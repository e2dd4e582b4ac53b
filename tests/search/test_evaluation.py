"""On the labelled queries the search finds what it should, in every language and alike on both databases."""

import hashlib
import json

import pytest
from django.db import connection

from portal.search.models import Entry, Posting, Word
from tests.search.evaluation import answers, by_language, index_documents, losses

LEAST_RECALL, LEAST_RECIPROCAL_RANK = 0.97, 0.95
ANSWERS = "7e77ef47d408a6aa3dd931982d9e1567b3e6d11f9e85429a85c94acc4ca4e70f"
"""Of all result lists, whole: what is another on one database alone is a difference between the two."""


@pytest.fixture
def answered(word_lists, db) -> dict[str, list[str]]:
    index_documents()
    return answers()


def test_what_is_right_is_found_and_comes_first_in_every_language_and_alike_on_both_databases(answered) -> None:
    found = by_language(answered)

    told = "\n".join(losses(answered))
    assert set(found) == {"fi", "sv", "en"}
    assert {language: row for language, row in found.items() if row.recall < LEAST_RECALL} == {}, told
    assert {language: row for language, row in found.items() if row.reciprocal_rank < LEAST_RECIPROCAL_RANK} == {}, told
    assert digest(answered) == ANSWERS, connection.vendor


def digest(answered: dict[str, list[str]]) -> str:
    return hashlib.sha256(json.dumps(answered, sort_keys=True).encode()).hexdigest()


def test_to_index_the_same_again_changes_nothing(word_lists, db) -> None:
    index_documents()
    before = rows()

    index_documents()

    assert rows() == before


def rows() -> list[int]:
    return [model.objects.count() for model in (Entry, Posting, Word)]
