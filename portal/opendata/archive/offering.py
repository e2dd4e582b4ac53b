"""What people decide about archives: one is taken off the site for a reason, and put back; which ones ask for it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.opendata.archive.models import FrozenStrategy
from portal.opendata.kinds import BY_NAME
from portal.publishing.audit import Deed, note


def take_down(user: Any, archive: FrozenStrategy, reason: str) -> None:
    """Its address says from now on that it is gone. The file is kept."""
    if not (reason := reason.strip()):
        raise ValidationError({"reason": _("Say why the archive is taken off the site.")})
    with transaction.atomic():
        row = _locked(archive, is_down=False)
        row.taken_down_at, row.taken_down_reason = timezone.now(), reason
        row.save(update_fields=["taken_down_at", "taken_down_reason"])
        note(user, Deed.UNPUBLISHED, row, reason=reason)


def put_back(user: Any, archive: FrozenStrategy) -> None:
    with transaction.atomic():
        row = _locked(archive, is_down=True)
        row.taken_down_at, row.taken_down_reason = None, ""
        row.save(update_fields=["taken_down_at", "taken_down_reason"])
        note(user, Deed.PUT_BACK, row)


def _locked(archive: FrozenStrategy, *, is_down: bool) -> FrozenStrategy:
    row: FrozenStrategy = FrozenStrategy.objects.select_for_update().get(pk=archive.pk)
    if (row.taken_down_at is not None) != is_down:
        raise ValidationError(_("Somebody else has decided about this in the meantime. Look at it again."))
    return row


def no_longer_public(archives: Sequence[FrozenStrategy]) -> dict[int, list[str]]:
    """What each of them tells or names and visitors do not see any more, by name: two queries for each kind."""
    hidden = _hidden({name for archive in archives for name in archive.named})
    return {archive.pk: [hidden[name] for name in archive.named if name in hidden] for archive in archives}


def _hidden(named: Iterable[str]) -> dict[str, str]:
    keys = defaultdict[str, set[str]](set)
    for name in named:
        kind, _slash, key = name.partition("/")
        keys[kind].add(key)
    return {name: title for kind in keys for name, title in _hidden_of(kind, keys[kind]).items()}


def _hidden_of(kind: str, keys: set[str]) -> dict[str, str]:
    """A record that is there no more has no name left to tell, only its id."""
    if kind not in BY_NAME:
        return {}
    model, key = BY_NAME[kind].model, BY_NAME[kind].key
    seen = set(map(str, model.objects.public().filter(**{f"{key}__in": keys}).values_list(key, flat=True)))
    if not (lacking := keys - seen):
        return {}
    names = {str(getattr(one, key)): str(one) for one in model._base_manager.filter(**{f"{key}__in": lacking})}
    return {f"{kind}/{one}": names.get(one, f"{kind}/{one}") for one in sorted(lacking)}
