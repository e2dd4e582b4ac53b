"""The production server, which `manage.py serve` turns into: `python -m portal.ops.server HOST PORT WORKERS`."""

import signal
import sys
from collections.abc import Callable
from typing import Any

from django.utils.module_loading import import_string
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels


def application(_target: str) -> Callable[..., Any]:
    """What a worker serves.

    Ctrl-C reaches every process of the terminal, but workers are to hear of it from the server alone: one that
    gets two signals at once may hang until it is killed.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    served: Callable[..., Any] = import_string("portal.wsgi.application")
    return served


def serve(host: str, port: int, workers: int) -> None:
    """One blocking thread a worker: Django's work holds the interpreter lock, so that more threads only wait."""
    server = Granian(
        "portal.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        workers=workers,
        blocking_threads=1,
        workers_kill_timeout=5,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    )

    def end_with_the_terminal() -> None:
        signal.signal(signal.SIGHUP, server.signal_handler_interrupt)

    server.on_startup(end_with_the_terminal)
    server.serve(target_loader=application)


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
