"""The portal as `make run` starts it: the production server, asked over plain sockets."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving import ROOT, Served, free_port, served

CLOSE = b"Host: 127.0.0.1\r\nConnection: close\r\n\r\n"


def status(portal: Served, request: bytes) -> int:
    """Of the answer to bytes that no well-behaved client would send."""
    with socket.create_connection(("127.0.0.1", portal.port), timeout=10) as wire:
        wire.sendall(request)
        return int(wire.recv(4096).split(b" ", 2)[1])


def content(portal: Served) -> str:
    """Everything that the database holds, save who is signed in."""
    command = [sys.executable, "manage.py", "dumpdata", "--exclude=sessions"]
    environment = {**os.environ, "VAR_DIR": str(portal.var)}
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    """A start that is meant to fail."""
    command = [sys.executable, "manage.py", "serve"]
    whole = {**os.environ, **environment}
    return subprocess.run(command, cwd=ROOT, env=whole, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize("language", [b"fi", b"sv", b"en"])
def test_the_front_page_is_served_in_every_language(portal: Served, language: bytes) -> None:
    assert status(portal, b"GET /%s/ HTTP/1.1\r\n%s" % (language, CLOSE)) == 200


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET /fi/?q=" + b"a" * 10_240,
        b"GET /fi/" + b"a" * 60_000,
        b"GET /fi/" + b"a" * 70_000,
        b"GET /fi/%00",
        b"GET /fi/\x00",
        b"GET /fi/?q=%00",
        b"GET /fi/%ff%fe",
        b"GET /fi/\xff",
        b"GET /fi/?q=%ff",
        b"GET /fi/?q=\xff",
        b"GET /fi/%F0%9F%98%80",
        b"GET /fi/%C3%A4",
        b"GET /static/%00.css",
        b"GET /static/../../portal.sqlite3",
        b"GET /media/..%2f..%2fportal.sqlite3",
        b"POST /fi/",
        b"TRACE /fi/",
        b"G\xffT /fi/",
    ],
)
def test_a_request_that_no_page_could_answer_is_refused_by_the_real_server_too(
    portal: Served, request_line: bytes
) -> None:
    assert 400 <= status(portal, request_line + b" HTTP/1.1\r\n" + CLOSE) < 500


@pytest.mark.parametrize(
    "headers",
    [
        b"Host: elsewhere.example\r\n",
        b"Host: a b@c:99999\r\n",
        b"Host: \xff\xfe\r\n",
        b"Host:\r\n",
        b"",
        b"Host: 127.0.0.1\r\nHost: elsewhere.example\r\n",
        b"Host: 127.0.0.1\r\nCookie: sessionid=\x01\r\n",
    ],
)
def test_odd_headers_are_refused_by_the_real_server_too(portal: Served, headers: bytes) -> None:
    request = b"GET /fi/ HTTP/1.1\r\n" + headers + b"Connection: close\r\n\r\n"

    assert 400 <= status(portal, request) < 500


def processor_seconds() -> float:
    """Of every process that has ended: what a clock would say of an idle machine, or less."""
    spent = os.times()
    return spent.children_user + spent.children_system


def test_the_second_start_is_quick_and_changes_no_data(portal: Served) -> None:
    """Each of two workers reads the word lists of the search meanwhile, some seconds of a processor."""
    before = content(portal)

    spent = processor_seconds()
    with served(portal.var) as again:
        assert status(again, b"GET /fi/ HTTP/1.1\r\n" + CLOSE) == 200
    spent = processor_seconds() - spent

    assert content(portal) == before
    assert spent < 20
    assert "password" in portal.said()
    assert "password" not in again.said()


@pytest.mark.parametrize("signal_of_end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_server_and_its_workers_end_together(portal: Served, signal_of_end: signal.Signals) -> None:
    with served(portal.var) as again:
        status(again, b"GET /fi/ HTTP/1.1\r\n" + CLOSE)
        again.process.send_signal(signal_of_end)
        again.process.wait(timeout=60)

        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", again.port), timeout=1)


def test_a_port_in_use_is_one_sentence_and_exit_code_1(portal: Served) -> None:
    failed = start(VAR_DIR=str(portal.var), PORT=str(portal.port))

    assert failed.returncode == 1
    assert failed.stderr.startswith(f"CommandError: Port {portal.port} of 127.0.0.1 cannot be used")
    assert failed.stderr.count("\n") == 1


def test_a_folder_that_cannot_be_written_to_is_one_sentence_and_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("A file stands where the folder should be.")

    failed = start(VAR_DIR=str(tmp_path / "var"), PORT="1")

    assert failed.returncode == 1
    assert failed.stderr == f"The folder {tmp_path / 'var'} cannot be written to (File exists).\n"


def test_a_database_that_is_away_is_one_sentence_and_exit_code_1(tmp_path: Path) -> None:
    away = f"postgres://portal@%2F{tmp_path.name}/portal"

    failed = start(VAR_DIR=str(tmp_path), PORT=str(free_port()), DATABASE_URL=away)

    assert failed.returncode == 1
    assert failed.stderr.startswith("CommandError: The database cannot be used: ")
    assert "Traceback" not in failed.stderr


def test_a_public_address_without_a_secret_key_is_one_sentence_and_exit_code_1() -> None:
    failed = start(SITE_URL="https://portal.example", SECRET_KEY="")

    assert failed.returncode == 1
    assert failed.stderr == "SECRET_KEY must be set when SITE_URL is a public address.\n"
