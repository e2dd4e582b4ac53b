"""What people decide about records that visitors have seen: withdrawn, taken off, put back, handed over; or deleted
before anybody has seen them."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.languages.localized import has_text
from portal.publishing.applying import locked
from portal.publishing.audit import Deed, note
from portal.publishing.checking import still_used
from portal.publishing.gate import pass_gate
from portal.publishing.models import State
from portal.publishing.signals import published
from portal.publishing.snapshots import snapshot
from portal.publishing.steps import STEPS, ask


def withdraw(user: Any, record: Any, notice: Mapping[str, str]) -> None:
    """The page stays at its address, under `notice` (a text per language), and leaves every list."""
    _need_notice(notice)
    _end(user, record, "withdraw", State.WITHDRAWN, {"notice": dict(notice)}, Deed.WITHDRAWN)


def unpublish(user: Any, record: Any, notice: Mapping[str, str], address: str = "") -> None:
    """The page is gone: its address says so with `notice`, or leads to `address`, a path of this site."""
    if address and (not address.startswith("/") or address.startswith("//")):
        raise ValidationError({"address": _("Give an address of this site that begins with a slash: /fi/…")})
    if not address:
        _need_notice(notice)
    _end(user, record, "unpublish", State.UNPUBLISHED, {"notice": dict(notice), "address": address}, Deed.UNPUBLISHED)


def _need_notice(notice: Mapping[str, str]) -> None:
    empty = [code for code in settings.GATE_LANGUAGES if not has_text(notice.get(code))]
    if empty:
        sentence = _("Tell visitors why, at least in Finnish and Swedish.")
        raise ValidationError({f"notice_{code}": sentence for code in empty})


def _end(user: Any, record: Any, name: str, state: State, ending: dict[str, Any], deed: Deed) -> None:
    ask(user, name, record)
    with transaction.atomic():
        item = _in_a_state_for(name, record)
        _set(item, state, {"at": timezone.now().isoformat(), **ending})
        note(user, deed, item, reason=ending["notice"].get(settings.LANGUAGE_CODE, ""))
        published.send(type(item), record=item, revision=None)


def put_back(user: Any, record: Any, gate_reason: str = "") -> None:
    """On the site again, as the row has it."""
    ask(user, "put_back", record)
    with transaction.atomic():
        item = _in_a_state_for("put_back", record)
        pass_gate(item, snapshot(item), user, gate_reason)
        _set(item, State.PUBLISHED, {})
        note(user, Deed.PUT_BACK, item, reason=gate_reason)
        published.send(type(item), record=item, revision=None)


def _in_a_state_for(name: str, record: Any) -> Any:
    item = locked(record)
    if item.state not in STEPS[name].records:
        raise ValidationError(_("Somebody else has decided about this in the meantime. Look at it again."))
    return item


def _set(item: Any, state: State, ending: dict[str, Any]) -> None:
    item.state, item.ending = state, ending
    item.mark_changed(["state"])
    item.save(update_fields=["state", "ending", "changed"])


def hand_over(user: Any, record: Any, organisation: Any) -> None:
    """Another organisation's editors keep the record from now on; with None, publishers alone."""
    ask(user, "hand_over", record)
    with transaction.atomic():
        item = locked(record)
        before, item.owner = item.owner, organisation
        item.save(update_fields=["owner"])
        note(user, Deed.HANDED_OVER, item, reason=f"{before or '–'} → {organisation or '–'}")


def delete(user: Any, record: Any) -> None:
    """A record that visitors have never seen; its revisions go along, and the audit keeps its name."""
    with transaction.atomic():
        item = locked(record)
        ask(user, "delete", item)
        if item.published_at is not None:
            raise PermissionDenied
        note(user, Deed.DELETED, item)
        try:
            item.delete()
        except (models.ProtectedError, models.RestrictedError) as error:
            raise ValidationError(still_used(item)) from error
