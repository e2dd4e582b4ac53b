"""Nothing can come between two queries of one page: visitors read the database as it is at one moment."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.publishing.one_moment import one_moment
from tests.builders import a_news_item

pytestmark = pytest.mark.django_db(transaction=True)
BEGINNINGS = {
    "sqlite": ["BEGIN DEFERRED"],
    "postgresql": ["BEGIN", "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"],
}


def first_queries(ask: Callable[[], Any]) -> list[str]:
    beginning = BEGINNINGS[connection.vendor]
    with CaptureQueriesContext(connection) as queries:
        ask()
    return [query["sql"] for query in queries][: len(beginning)]


def test_a_page_of_visitors_is_read_at_one_moment(client: Client) -> None:
    path = a_news_item().address("sv")

    assert first_queries(lambda: client.get(path)) == BEGINNINGS[connection.vendor]


@pytest.mark.parametrize("ask", [lambda client: client.get("/admin/login/"), lambda client: client.post("/fi/")])
def test_what_may_write_is_not(client: Client, ask: Callable[[Client], Any]) -> None:
    assert first_queries(lambda: ask(client)) != BEGINNINGS[connection.vendor]


def test_afterwards_the_next_writer_locks_from_the_start_again() -> None:
    before = getattr(connections["default"], "transaction_mode", None)

    with one_moment():
        inside = getattr(connections["default"], "transaction_mode", None)

    assert (inside, getattr(connections["default"], "transaction_mode", None)) == (before, before)
    assert connection.in_atomic_block is False
