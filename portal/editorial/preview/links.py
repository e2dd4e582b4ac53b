"""Links with which people without an account see a draft: signed, for two weeks, revocable, bound to that draft."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.core.signing import BadSignature, TimestampSigner, b62_encode
from django.urls import reverse

from portal.editorial.models import KEPT_FOR, PreviewLink
from portal.publishing.revision import WAITING, Revision, RevisionState


class _Signer(TimestampSigner):
    """Signs with the moment at which the link was made, so that it is the same link whenever it is shown."""

    def __init__(self, made_at: datetime | None = None) -> None:
        super().__init__(sep=".", salt="portal.editorial.preview")
        self.made_at = made_at

    def timestamp(self) -> str:
        return b62_encode(int(self.made_at.timestamp())) if self.made_at else super().timestamp()


def token_of(link: PreviewLink) -> str:
    return _Signer(link.made_at).sign(link.key)


def address_of(link: PreviewLink) -> str:
    return reverse("shared-preview", kwargs={"token": token_of(link)})


def link_of(token: str) -> PreviewLink | None:
    """None for a token that was never made, has been changed, has expired or has been revoked."""
    try:
        key = _Signer().unsign(token, max_age=KEPT_FOR)
    except BadSignature:
        return None
    found: PreviewLink | None = PreviewLink.objects.valid().filter(key=key).first()
    return found


class _Step(NamedTuple):
    pk: int
    number: int
    state: str
    follows_id: int | None
    base_id: int | None


class Descent:
    """How the revisions of a record grew out of one another."""

    def __init__(self, record: Any) -> None:
        rows = (
            Revision.objects.of(record).order_by("number").values_list("pk", "number", "state", "follows_id", "base_id")
        )
        self._steps = [_Step(*row) for row in rows]

    def of(self, link: PreviewLink) -> Sequence[_Step]:
        """The revision of the link and what grew out of it, the oldest first. A draft that was begun from what the
        row held, after the one before was published or discarded, grew out of nothing."""
        grown = [step for step in self._steps if step.pk == link.revision_id]
        keys = {step.pk for step in grown}
        for step in self._steps:
            if step.follows_id in keys and step.follows_id != step.base_id:
                grown.append(step)
                keys.add(step.pk)
        return grown

    def waiting(self, link: PreviewLink) -> int | None:
        """The key of the revision that the link shows, if there still is one."""
        return next((step.pk for step in reversed(self.of(link)) if step.state in WAITING), None)

    def was_discarded(self, link: PreviewLink) -> bool:
        grown = self.of(link)
        return not grown or grown[-1].state == RevisionState.DISCARDED


def shown_by(link: PreviewLink, record: Any) -> Revision | None:
    key = Descent(record).waiting(link)
    return Revision.objects.select_related("user", "base", "content_type").get(pk=key) if key else None
