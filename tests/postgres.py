"""Runs a command against a PostgreSQL of its own, which is thrown away: `python -m tests.postgres COMMAND...`.

The cluster lives in a temporary folder and listens on a Unix socket there, so that it meets no other server. It
refuses to run as root, so root starts it as another user.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import quote

USER = "portal"
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def main(command: Sequence[str]) -> int:
    signal.signal(signal.SIGTERM, end)
    with tempfile.TemporaryDirectory(prefix="portal-", dir="/tmp") as folder, cluster(Path(folder)) as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


def end(_signal: int, _frame: FrameType | None) -> None:
    """Ends in order, so that the cluster is stopped on the way out."""
    raise SystemExit(128 + signal.SIGTERM)


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A running cluster in `folder`; its DATABASE_URL."""
    programs, owner = programs_folder(), unprivileged()
    if owner:
        shutil.chown(folder, owner["user"])
    data, log = folder / "data", folder / "log"
    initdb = [
        f"{programs}/initdb",
        "-D",
        f"{data}",
        "-U",
        USER,
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "-N",
    ]
    subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd=folder, **owner)
    options = f"-c listen_addresses= -k {folder} {FAST}"
    control = [f"{programs}/pg_ctl", "-D", f"{data}", "-l", f"{log}", "-o", options, "-s", "-w"]
    try:
        subprocess.run([*control, "start"], check=True, cwd=folder, **owner)
        yield f"postgres://{USER}@{quote(str(folder), safe='')}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, cwd=folder, **owner)


def unprivileged() -> dict[str, Any]:
    """Whom a subprocess runs as: for root, somebody who may run a cluster."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def programs_folder() -> Path:
    """The newest server programs of this machine; Debian keeps them off the PATH."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    on_path = shutil.which("initdb")
    if not versions and not on_path:
        sys.exit("PostgreSQL is missing on this machine. On Debian and Ubuntu: sudo apt-get install postgresql")
    return versions[-1].parent if versions else Path(str(on_path)).parent


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
