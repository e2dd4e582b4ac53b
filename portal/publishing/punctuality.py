"""What is due goes out by itself: before a page is answered, every few seconds in each process, without cron."""

import logging
from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import override

from portal.publishing.due import Outcome, publish_due
from portal.publishing.revision import Revision
from portal.publishing.signals import asked_for_what_is_due

EVERY = 5.0  # seconds
ASK_NOTHING = frozenset({"healthz", "readiness", "image", "document"})  # names of addresses that show no content

_log = logging.getLogger(__name__)


def bring_out_what_is_due() -> Outcome:
    """One query where nothing is due, and one of the index. What failed is told in the site's first language, whoever
    happens to visit."""
    outcome = Outcome([], [])
    if Revision.objects.due(timezone.now()).exists():
        with override(settings.LANGUAGE_CODE):
            outcome = publish_due()
    asked_for_what_is_due.send_robust(Revision)
    return outcome


class Punctuality:
    """The first request after a start waits for what is due; later ones for what the last seconds have made due.

    A fault of the database is logged, and the page goes on: it may be able to say more than this could.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._asked_at: float | None = None
        self._asking = Lock()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        match = request.resolver_match
        if match is None or match.url_name in ASK_NOTHING:
            return
        if self._asking.acquire(blocking=self._asked_at is None):
            try:
                self._ask_if_it_is_time()
            finally:
                self._asking.release()

    def _ask_if_it_is_time(self) -> None:
        now = monotonic()
        if self._asked_at is not None and now - self._asked_at < EVERY:
            return
        try:
            bring_out_what_is_due()
        except Exception:  # whatever it is, the page must not break over it
            _log.exception("What is due could not be brought out")
        self._asked_at = now
