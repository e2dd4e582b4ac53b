"""What a server does for the index beside its requests, once it has read the word lists."""

import gc
import logging
from threading import Thread

from django.db import connection

from portal.search.analysis.dictionaries import read_lists_in_background
from portal.search.bringing_up import bring_up_outdated

_log = logging.getLogger(__name__)


def start() -> Thread:
    return read_lists_in_background(_settle)


def _settle() -> None:
    """What has been read by now stays as long as the process: the collector, which would stop a request for a tenth of
    a second to look through it all, is told to leave it alone."""
    bring_up_what_lacked_lists()
    gc.freeze()


def bring_up_what_lacked_lists() -> None:
    """What fails is brought up by the next `manage.py search_index`."""
    try:
        bring_up_outdated()
    except Exception:  # whatever it is, the server goes on
        _log.exception("What was indexed without word lists could not be indexed anew")
    finally:
        connection.close()
