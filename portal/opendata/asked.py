"""What a list is asked for: every parameter is understood or refused in a sentence, none is passed over."""

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from portal.delivery.data import WrongParameterError
from portal.delivery.data import given_once as given_once
from portal.opendata.kinds import Kind

MOST, USUAL = 100, 50
LATE = timedelta(minutes=1)  # no publication takes as long from its stamp until it is seen
_signer = Signer(salt="portal.opendata")


class Asked(NamedTuple):
    kind: Kind
    limit: int
    changed_since: datetime | None
    after: str  # the key after which the page begins; "" from the beginning
    as_of: datetime  # everything that has changed before is told, on this page or on another of the same round
    parameters: str  # as they were given, for the list's own address

    def cursor_after(self, key: Any) -> str:
        """Nobody can make one up, or carry it to another list."""
        return _signer.sign_object([self.kind.plural, _written(self.changed_since), str(key), _written(self.as_of)])

    def parameters_after(self, key: Any) -> str:
        query = QueryDict(self.parameters, mutable=True)
        query["cursor"] = self.cursor_after(key)
        return query.urlencode()


def asked_of(request: HttpRequest, kind: Kind) -> Asked:
    """Raises WrongParameterError."""
    given = given_once(request, ("limit", "changed_since", "cursor"))
    since = _moment(given["changed_since"]) if "changed_since" in given else None
    after, as_of = _place_of(given["cursor"], kind, since) if "cursor" in given else ("", _now())
    return Asked(kind, _limit(given.get("limit", str(USUAL))), since, after, as_of, urlencode(sorted(given.items())))


def _now() -> datetime:
    return timezone.now().astimezone(UTC).replace(microsecond=0) - LATE


def _limit(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= MOST:
        return int(text)
    raise WrongParameterError(_("“limit” must be a whole number from 1 to %(most)s.") % {"most": MOST})


def _moment(text: str) -> datetime:
    """A “+” that was not written as %2B arrives as a space."""
    try:
        moment = parse_datetime(text.replace(" ", "+") if "T" in text.upper() else text)
        if moment is not None and moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise WrongParameterError(
        _("“changed_since” must be a moment with its offset, for instance 2026-01-31T08:00:00Z.")
    ) from None


def _place_of(cursor: str, kind: Kind, since: datetime | None) -> tuple[str, datetime]:
    """The key, and when the round has begun."""
    try:
        plural, moment, key, as_of = _signer.unsign_object(cursor)
        if (plural, moment) == (kind.plural, _written(since)):
            return str(key), datetime.fromisoformat(as_of)
    except (BadSignature, ValueError, TypeError):
        pass
    raise WrongParameterError(
        _("“cursor” must be one that this list has given, with the same “changed_since”. Begin without it.")
    ) from None


def _written(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
