"""Where mail goes is one address in the environment; what is wrong with it stops the portal with a sentence."""

import os
import subprocess
import sys
from typing import Any

import pytest

from tests.conventions.sources import ROOT

MAIL = "EMAIL_HOST EMAIL_PORT EMAIL_HOST_USER EMAIL_HOST_PASSWORD EMAIL_USE_TLS EMAIL_USE_SSL DEFAULT_FROM_EMAIL"
READ = f"from portal import settings\nprint([getattr(settings, name) for name in {MAIL.split()!r}])"


def run(*arguments: str, **environment: str) -> Any:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("MAIL_")}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=outside | environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp://u%40x:p%2Fw@mail.example.fi:587", ["mail.example.fi", 587, "u@x", "p/w", True, False]),
        ("smtps://user:password@mail.example.fi:465", ["mail.example.fi", 465, "user", "password", False, True]),
        ("smtp://relay.example.fi:25", ["relay.example.fi", 25, "", "", False, False]),
    ],
)
def test_a_mail_server_is_read_from_one_address(address: str, expected: list[Any]) -> None:
    read = run("-c", READ, MAIL_URL=address, MAIL_FROM="portal@example.fi")

    assert read.stdout == f"{[*expected, 'portal@example.fi']}\n"


def test_without_one_no_mail_is_sent() -> None:
    assert run("-c", READ).stdout == "['', 0, '', '', False, False, '']\n"


@pytest.mark.parametrize(
    "address",
    [
        "mail.example.fi",
        "http://mail.example.fi:25",
        "smtp://:25",
        "smtp://u:se#cret@host:25",
        "smtp://host",
        "smtp://[h",
    ],
)
def test_an_address_that_is_none_is_one_sentence_without_its_password(address: str) -> None:
    failed = run("manage.py", "check", MAIL_URL=address, MAIL_FROM="portal@example.fi")

    sentence = "MAIL_URL must be a whole address, for instance smtp://user:password@mail.example.fi:587\n"
    assert (failed.returncode, failed.stderr) == (1, sentence)


def test_mail_needs_an_address_that_it_comes_from() -> None:
    failed = run("manage.py", "check", MAIL_URL="smtp://host.example.fi:25")

    assert failed.stderr == "MAIL_FROM must be set to an e-mail address when MAIL_URL is set.\n"
