"""A public page reads the database as it is at one moment: never half before a publication and half after it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from portal.languages.localized import codes


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read inside is of the same moment. No lock is taken, and nothing may be written."""
    database: Any = connection
    with ExitStack() as reading:
        if database.vendor == "sqlite":
            database.ensure_connection()  # which reads the mode from the settings
            writing, database.transaction_mode = database.transaction_mode, "DEFERRED"
            try:
                reading.enter_context(transaction.atomic())
            finally:
                database.transaction_mode = writing
        else:
            reading.enter_context(transaction.atomic())
            with database.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


class OneMoment:
    """For the pages of visitors, which are read alone. To stand below what writes before a page is made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with ExitStack() as reading:
            request.__dict__["reading"] = reading
            return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        is_page = request.path_info.lstrip("/").partition("/")[0] in codes()
        if is_page and request.method in {"GET", "HEAD"} and not connection.in_atomic_block:
            request.__dict__["reading"].enter_context(one_moment())
