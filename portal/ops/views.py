"""Whether the process lives, and whether it can serve: asked by load balancers and monitoring, not by visitors."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from portal.ops.preparation import pending_migrations

RETRY_AFTER = "30"  # seconds


def _plain(words: str, status: int = 200) -> HttpResponse:
    return HttpResponse(f"{words}\n", status=status, content_type="text/plain", headers={"Cache-Control": "no-store"})


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    return _plain("alive")


@require_safe
def readiness(request: HttpRequest) -> HttpResponse:
    try:
        missing = pending_migrations()
    except DatabaseError:
        connection.close()
        return _not_yet("the database does not answer")
    return _not_yet("the database lacks migrations") if missing else _plain("ready")


def _not_yet(why: str) -> HttpResponse:
    response = _plain(why, status=503)
    response.headers["Retry-After"] = RETRY_AFTER
    return response
