"""Headers that every answer carries, and refusals of requests that no page could answer."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import BadRequest, DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import has_vary_header

Answer = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponse]

LONGEST_PATH = 2 * 1024  # bytes; the longest address and the longest filter of the site are far under one
LONGEST_QUERY = 8 * 1024
LONGEST_TYPED = 64 * 1024  # where a query may be whatever somebody pasted

UNUSED_FEATURES = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
    "fullscreen", "geolocation", "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment",
    "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip

# Public pages hold nothing of the visitor, so that any cache may keep them, but it asks before each use: a
# correction is seen at once, and an unchanged page costs an answer without a body.
SHARED = "public, max-age=0, must-revalidate"
PRIVATE = "no-store, private"


def written_policy(directives: Mapping[str, Sequence[str]]) -> str:
    """A Content-Security-Policy as it stands in the header."""
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


@cache
def _admin() -> str:
    return reverse("admin:index")


def cache_rule(request: HttpRequest, response: HttpResponseBase) -> str:
    """What caches may do with an answer that does not say so itself."""
    is_of_visitor = bool(response.cookies) or has_vary_header(response, "Cookie")
    is_passing = response.status_code >= 400 and response.status_code not in {404, 410}
    return PRIVATE if is_of_visitor or is_passing else SHARED


class SecurityHeaders:
    """What Django's own SecurityMiddleware leaves out. A view that says something else itself is left alone, save
    in the admin, where nothing is ever kept."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.fixed = {
            "Content-Security-Policy": written_policy(settings.SECURE_CSP),
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES),
        }

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in self.fixed.items():
            response.headers.setdefault(name, value)
        if request.path_info.startswith(_admin()):
            response.headers["Cache-Control"] = PRIVATE
        elif not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = cache_rule(request, response)
        return response


def reads_any_text(view: View) -> View:
    """Marks a view that reads of a text in its query as much as it can, where another would have it refused."""
    view.__dict__["reads_any_text"] = True
    return view


class BadRequestGuard:
    """Answers 400, in the reader's language, to what no page could mean and no database could take."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        _ensure_text_of_size(request.path_info.encode(), LONGEST_PATH)
        _ensure_size(_query(request), LONGEST_TYPED)
        try:
            request.get_host()
        except DisallowedHost:
            raise BadRequest("The host is not one of this site") from None
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, *_arguments: object) -> None:
        if not getattr(view, "reads_any_text", False):
            _ensure_text_of_size(_query(request), LONGEST_QUERY)


def _query(request: HttpRequest) -> bytes:
    """The query as it came; WSGI hands its bytes over as text in Latin-1 (PEP 3333)."""
    return str(request.META.get("QUERY_STRING", "")).encode("latin-1", "backslashreplace")


def _ensure_size(raw: bytes, longest: int) -> None:
    if len(raw) > longest:
        raise BadRequest("The address is too long")


def _ensure_text_of_size(raw: bytes, longest: int) -> None:
    _ensure_size(raw, longest)
    text = unquote_to_bytes(raw)
    if b"\0" in text:
        raise BadRequest("The address holds a NUL byte")
    try:
        text.decode()
    except UnicodeDecodeError:
        raise BadRequest("The address is not UTF-8") from None
