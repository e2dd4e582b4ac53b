"""Where the server listens, and what it says when it cannot."""

import socket
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from portal.ops.endpoint import endpoint, ensure_free, ensure_writable


def test_the_server_listens_on_this_machine_alone_unless_told_otherwise() -> None:
    where = endpoint({})

    assert (where.host, where.port) == ("127.0.0.1", 8000)
    assert where.workers >= 1


def test_host_port_and_workers_are_read_from_the_environment() -> None:
    where = endpoint({"HOST": "192.0.2.7", "PORT": "8080", "WORKERS": "4"})

    assert where == ("192.0.2.7", 8080, 4)


@pytest.mark.parametrize("port", ["http", "0", "-1", "65536", "80.5", "²"])
def test_a_port_that_is_none_is_named_in_one_sentence(port: str) -> None:
    with pytest.raises(CommandError) as refused:
        endpoint({"PORT": port})

    assert str(refused.value) == f"PORT must be a whole number from 1 to 65535, not {port!r}."


def test_a_port_in_use_is_named_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(CommandError) as refused:
            ensure_free("127.0.0.1", port)

    assert f"Port {port} of 127.0.0.1 cannot be used" in str(refused.value)
    assert f"PORT={port + 1}" in str(refused.value)


def test_a_port_that_was_just_let_go_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        visitor = socket.create_connection(("127.0.0.1", port))
        taken.accept()[0].close()
        visitor.close()

    ensure_free("127.0.0.1", port)


def test_a_missing_folder_is_made_and_left_empty(tmp_path: Path) -> None:
    ensure_writable(tmp_path / "var")

    assert list((tmp_path / "var").iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_named_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("A file stands where the folder should be.")

    with pytest.raises(CommandError) as refused:
        ensure_writable(tmp_path / "var")

    assert str(refused.value) == f"The folder {tmp_path / 'var'} cannot be written to (File exists)."
