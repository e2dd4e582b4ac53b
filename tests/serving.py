"""Starts the portal as `make run` does, on a folder and a port of its own."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
LONGEST_START = 300  # seconds, on a machine that does other things too


@dataclass(frozen=True)
class Served:
    port: int
    process: subprocess.Popen[bytes]
    var: Path
    output: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def said(self) -> str:
        return self.output.read_text()

    def password(self) -> str:
        """Of the administrator that the first start made."""
        found = re.search(r"password (\S+) ", self.said())
        assert found, self.said()
        return found[1]


@contextmanager
def served(var: Path, **environment: str) -> Iterator[Served]:
    """The portal, answering, with everything that it writes in `var`; it has ended afterwards."""
    port = free_port()
    output = var / f"output-{port}"
    environment = {**os.environ, "VAR_DIR": str(var), "PORT": str(port), "WORKERS": "2", **environment}
    with output.open("wb") as log:
        command = [sys.executable, "manage.py", "serve"]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
    portal = Served(port, process, var, output)
    try:
        wait_for(portal)
        yield portal
    finally:
        process.terminate()
        process.wait(timeout=60)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(portal: Served) -> None:
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline and portal.process.poll() is None:
        try:
            urlopen(f"{portal.url}/healthz", timeout=30).close()
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"The portal did not start:\n{portal.said()}")
