"""Where the server listens and with how many workers: the environment says, and all is checked beforehand."""

import os
import socket
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from django.core.management.base import CommandError


class Endpoint(NamedTuple):
    host: str
    port: int
    workers: int


def endpoint(environment: Mapping[str, str]) -> Endpoint:
    """HOST, PORT and WORKERS; this machine alone, 8000 and one worker a core unless they say otherwise."""
    return Endpoint(
        host=environment.get("HOST") or "127.0.0.1",
        port=_whole_number(environment, "PORT", default=8000, most=65_535),
        workers=_whole_number(environment, "WORKERS", default=_cores(), most=256),
    )


def _whole_number(environment: Mapping[str, str], name: str, *, default: int, most: int) -> int:
    given = environment.get(name) or str(default)
    if not given.isascii() or not given.isdecimal() or not 1 <= int(given) <= most:
        raise CommandError(f"{name} must be a whole number from 1 to {most}, not {given!r}.")
    return int(given)


def _cores() -> int:
    """The cores that this process may use, which in a container are fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def ensure_free(host: str, port: int) -> None:
    """Raises CommandError unless a server can listen there.

    The server itself would share a port with another copy of itself and say nothing.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} of {host} cannot be used ({error.strerror}): stop what uses it, "
                f"or choose another port with PORT={port + 1}."
            ) from error


def ensure_writable(folder: Path) -> None:
    """Raises CommandError unless files can be made in `folder`, which is made where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise CommandError(f"The folder {folder} cannot be written to ({error.strerror}).") from error
