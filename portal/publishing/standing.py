"""What people decide about records that visitors have seen: withdrawn, taken off, put back, handed over; or deleted
before anybody has seen them."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.languages.localized import has_text
from portal.languages.models import Addressed
from portal.publishing.applying import locked
from portal.publishing.audit import Deed, note
from portal.publishing.checking import still_used
from portal.publishing.gate import pass_gate
from portal.publishing.gate_exception import GateException
from portal.publishing.leading import check_address
from portal.publishing.models import State
from portal.publishing.revision import Revision
from portal.publishing.signals import published
from portal.publishing.snapshots import snapshot
from portal.publishing.steps import STEPS, ask
from portal.publishing.workflow import stop_schedule


def withdraw(user: Any, record: Any, notice: Mapping[str, str]) -> None:
    """The page stays at its address, under `notice` (a text per language), and leaves every list."""
    ask(user, "withdraw", record)
    _need_notice(record, notice)
    _end(user, record, "withdraw", State.WITHDRAWN, {"notice": _texts(notice)}, Deed.WITHDRAWN)


def unpublish(user: Any, record: Any, notice: Mapping[str, str], address: str = "") -> None:
    """The page is gone: its address says so with `notice`, or leads to `address`, a path of this site."""
    ask(user, "unpublish", record)
    if address:
        check_address(record, address)
    else:
        _need_notice(record, notice)
    ending = {"notice": _texts(notice), "address": address}
    _end(user, record, "unpublish", State.UNPUBLISHED, ending, Deed.UNPUBLISHED)


def _need_notice(record: Any, notice: Mapping[str, str]) -> None:
    """What has no page of its own has no place for a notice."""
    empty = [code for code in settings.GATE_LANGUAGES if not has_text(notice.get(code))]
    if empty and isinstance(record, Addressed):
        sentence = _("Tell visitors why, at least in Finnish and Swedish.")
        raise ValidationError({f"notice_{code}": sentence for code in empty})


def _texts(notice: Mapping[str, str]) -> dict[str, str]:
    return {code: text.strip() for code, text in notice.items() if has_text(text)}


def _end(user: Any, record: Any, name: str, state: State, ending: dict[str, Any], deed: Deed) -> None:
    """What was scheduled would put the record back when nobody looks; it waits instead."""
    with transaction.atomic():
        item = _in_a_state_for(name, record)
        for revision in Revision.objects.of(item).scheduled().order_by("number"):
            stop_schedule(user, item, revision)
        _set(item, state, {"at": timezone.now().isoformat(), **ending})
        note(user, deed, item, reason=ending["notice"].get(settings.LANGUAGE_CODE, ""))
        published.send(type(item), record=item, revision=None)


def put_back(user: Any, record: Any, gate_reason: str = "") -> None:
    """On the site again, as the row has it."""
    ask(user, "put_back", record)
    with transaction.atomic():
        item = _in_a_state_for("put_back", record)
        pass_gate(item, snapshot(item), user, gate_reason.strip())
        _set(item, State.PUBLISHED, {})
        note(user, Deed.PUT_BACK, item, reason=gate_reason.strip())
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
        if item.owner == organisation:
            raise ValidationError({"organisation": _("This organisation keeps it already. Choose another one.")})
        before, item.owner = item.owner, organisation
        item.save(update_fields=["owner"])
        with override(settings.LANGUAGE_CODE):
            note(user, Deed.HANDED_OVER, item, reason=f"{before or '–'} → {organisation or '–'}")


def delete(user: Any, record: Any) -> None:
    """A record that visitors have never seen; its revisions go along, and the audit keeps its name."""
    with transaction.atomic():
        item = locked(record)
        ask(user, "delete", item)
        note(user, Deed.DELETED, item)
        Revision.objects.of(item).delete()
        GateException.objects.of(item).delete()
        try:
            item.delete()
        except (models.ProtectedError, models.RestrictedError) as error:
            raise ValidationError(still_used(item)) from error
