"""Passes to pictures and documents that are not out yet, for people who look at a draft without an account."""

import re
from urllib.parse import unquote

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest

GOOD_FOR = 60 * 60  # seconds, in which the page can be read; whoever opens it anew gets new ones
_SEPARATOR = ":"
_ATTRIBUTES = re.compile(r'\s(?:src|srcset|href)="[^"]*"')


def _signer() -> TimestampSigner:
    return TimestampSigner(sep=_SEPARATOR, salt="portal.media.passes")


def with_passes(html: str) -> str:
    """The page with a pass in every address of a picture or a document that it shows or links to.

    Attributes alone, whose quotation marks no text can hold: an address that somebody has only written opens nothing.
    """
    addresses = re.compile(rf'(?<=[" ]){re.escape(settings.MEDIA_URL)}[^\s"?#,]+')

    def passed(attribute: re.Match[str]) -> str:
        return addresses.sub(lambda found: f"{found[0]}?pass={_pass_to(unquote(found[0]))}", attribute[0])

    return _ATTRIBUTES.sub(passed, html)


def _pass_to(path: str) -> str:
    return _signer().sign(path).removeprefix(f"{path}{_SEPARATOR}")


def has_pass(request: HttpRequest) -> bool:
    """Whether the address was shown on such a page, and not long ago."""
    try:
        _signer().unsign(f"{request.path}{_SEPARATOR}{request.GET.get('pass', '')}", max_age=GOOD_FOR)
    except BadSignature:
        return False
    return True
