"""What a server does for the index beside its requests, once it has read the word lists."""

import logging

from django.db import connection

from portal.search.analysis.dictionaries import read_lists_in_background
from portal.search.bringing_up import bring_up_outdated

_log = logging.getLogger(__name__)


def start() -> None:
    read_lists_in_background(bring_up_what_lacked_lists)


def bring_up_what_lacked_lists() -> None:
    """What fails is brought up by the next `manage.py search_index`."""
    try:
        bring_up_outdated()
    except Exception:  # whatever it is, the server goes on
        _log.exception("What was indexed without word lists could not be indexed anew")
    finally:
        connection.close()
