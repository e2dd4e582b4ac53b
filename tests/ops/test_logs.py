"""Log lines say what happened and nothing of whom."""

import logging
import sys
import time

import pytest

from portal.ops.logs import WithoutPersonalData


def line(message: str, *args: object, logger: str = "django.request", level: int = logging.WARNING) -> str:
    """What a log holds, after the time."""
    try:
        raise ValueError("no room for matti.meikalainen@example.fi")
    except ValueError:
        record = logging.LogRecord(logger, level, "views.py", 1, message, args, sys.exc_info())
    return WithoutPersonalData().format(record)[len("2026-11-23 20:42:10,641 ") :]


@pytest.mark.parametrize(
    ("message", "logged"),
    [
        ("Not Found: /fi/karkialat/", "Not Found: /fi/karkialat/"),
        ("Not Found: /fi/?email=a@b.fi&name=Aino", "Not Found: /fi/?(query)"),
        ("Not Found: /fi/%3Fname=Aino", "Not Found: /fi/?(query)"),
        ("Not Found: /fi/aino.virtanen@example.fi/", "Not Found: /fi/(e-mail)/"),
        ("Not Found: /fi/aino%40example.fi/", "Not Found: /fi/(e-mail)/"),
        ("Refused 192.168.10.20", "Refused (address)"),
        ("Refused 2001:db8:0:1::2", "Refused (address)"),
        ("Not Found: /fi/+358 40 169 9392", "Not Found: /fi/(number)"),
        ("Not Found: /fi/2021-2027/", "Not Found: /fi/2021-2027/"),
        ("Took 20:42:10", "Took 20:42:10"),
        ("Forged\r\x00line", "Forged  line"),
    ],
)
def test_what_only_a_visitor_wrote_is_left_out(message: str, logged: str) -> None:
    assert line(message) == f"WARNING django.request: {logged}"


def test_a_refusal_names_neither_what_was_asked_nor_a_traceback() -> None:
    logged = line("Invalid HTTP_HOST header: %r", "aino.example", logger="django.security.DisallowedHost", level=40)

    assert logged == "ERROR django.security.DisallowedHost: A request was refused."


def test_a_fault_of_our_own_keeps_its_traceback_without_the_visitor() -> None:
    logged = line("Internal Server Error: %s", "/fi/", level=logging.ERROR)

    assert logged.startswith("ERROR django.request: Internal Server Error: /fi/\nTraceback")
    assert logged.endswith("ValueError: no room for (e-mail)")


def test_a_message_of_any_length_is_one_short_line_at_once() -> None:
    started = time.perf_counter()

    logged = line("Not Found: /" + "a" * 1_000_000)

    assert len(logged) < 400
    assert time.perf_counter() - started < 1
