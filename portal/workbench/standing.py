"""What people say of a translation: that it is right, that it need not be, that a warning may be left."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.languages.localized import has_text
from portal.publishing.applying import locked
from portal.publishing.audit import Deed, note
from portal.publishing.policy import Action, languages_to_write, may
from portal.publishing.snapshots import snapshot
from portal.workbench.failing import recheck
from portal.workbench.judging import confirm, digest, judge, state_of
from portal.workbench.memory import Pair, remember
from portal.workbench.models import Following, Unit
from portal.workbench.names import short_label
from portal.workbench.syncing import JUDGED, Plan, follow_live, now_of, sync
from portal.workbench.texts import Text, texts_of

SAID = ("confirmed_at", "confirmed_by", "exempt_reason")


class Settling(NamedTuple):
    """`text` is what the translation is now, and `source` what it was made from; `previous` is what it corrects."""

    path: str
    language: str
    source: str
    text: str
    is_confirmed: bool = True
    is_same: bool = False
    previous: str = ""


def settle(user: Any, record: Any, said: Sequence[Settling]) -> list[Unit]:
    """Their units, in the same order; to be called in the transaction in which the texts were written, with the
    record locked."""
    units = _units(record, {one.path for one in said})
    if any((one.path, one.language) not in units for one in said):
        sync(record)
        units = _units(record, {one.path for one in said})
    settled = [units[one.path, one.language] for one in said]
    unchecked = [unit for unit, one in zip(settled, said, strict=True) if _settle(user, unit, one)]
    _keep(record, list({unit.pk: unit for unit in settled}.values()), unchecked)
    return settled


def _settle(user: Any, unit: Unit, one: Settling) -> bool:
    """Whether its checks have to be asked again: they were when its texts were written."""
    text, checked = one.text if has_text(one.text) else "", (unit.source_digest, unit.target_digest)
    before = Pair(unit.made_from, one.previous or unit.confirmed_target)
    if not one.is_confirmed:
        judge(unit, one.source, text)
        unit.made_from, unit.holds_for = one.source, []
        unit.state = state_of(unit)
        return checked != (unit.source_digest, unit.target_digest)
    if text and not one.is_same:
        remember(unit, before, Pair(one.source, text))
    unit.is_same_on_purpose = one.is_same
    confirm(unit, one.source, text)
    unit.confirmed_at, unit.confirmed_by = timezone.now(), user
    return one.is_same or checked != (unit.source_digest, unit.target_digest)


def _units(record: Any, paths: Collection[str]) -> dict[tuple[str, str], Unit]:
    rows = Unit.objects.of(record).filter(path__in=paths).select_for_update(of=("self",))
    return {(unit.path, unit.language): unit for unit in rows}


def _keep(record: Any, units: Sequence[Unit], unchecked: Sequence[Unit]) -> None:
    """With the checks of those that need it, and with what it means for what visitors read."""
    if not units:
        return
    plan = Plan()
    texts = {text.path: text for text in texts_of(now_of(record))} if unchecked else {}
    for unit in unchecked:
        if unit.path in texts:
            recheck(unit, texts[unit.path], plan.vocabulary)
    Unit.objects.bulk_update(units, (*JUDGED, *SAID))
    all_units = list(Unit.objects.of(record))
    follow_live(plan, record, snapshot(record), all_units, Following.objects.of(record).open())
    plan.write()


def say_right(user: Any, record: Any, language: str, seen: dict[str, tuple[str, str]]) -> list[Unit]:
    """Still right as it stands: the baseline moves. `seen` has the digests of source and translation by path, as they
    were on the page; what is another by now is left alone. Raises PermissionDenied."""
    if language not in languages_to_write(user, record):
        raise PermissionDenied
    with transaction.atomic():
        locked(record)
        texts = {text.path: text for text in texts_of(now_of(record))}
        said = [
            Settling(path, language, source, target)
            for path, digests in seen.items()
            if path in texts
            for source, target in [_pair(texts[path], language)]
            if has_text(target) and (digest(source), digest(target)) == digests
        ]
        return settle(user, record, said)


def _pair(text: Text, language: str) -> tuple[str, str]:
    return text.written[text.original_language], text.written[language]


def exempt(user: Any, record: Any, unit: Unit, reason: str) -> None:
    """A reason says why a text need not be translated; without one it has to be again. For who keeps the record, since
    the law asks it and not the translator."""
    if not may(user, Action.WRITE, record):
        raise PermissionDenied
    if len(reason) > (longest := Unit._meta.get_field("exempt_reason").max_length or 0):
        raise ValidationError(_("At most %(count)d characters.") % {"count": longest})
    with transaction.atomic():
        locked(record)
        fresh = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
        fresh.exempt_reason = reason.strip()
        fresh.state = state_of(fresh)
        _keep(record, [fresh], [fresh])
        with override(settings.LANGUAGE_CODE):
            label = short_label(type(record), unit.path)
            note(user, Deed.CHANGED, record, languages=[unit.language], fields=[label], reason=fresh.exempt_reason)


def dismiss(user: Any, record: Any, unit: Unit, finding: str) -> None:
    """A warning is left until the text around it changes; `finding` is its digest."""
    if unit.language not in languages_to_write(user, record):
        raise PermissionDenied
    with transaction.atomic():
        locked(record)
        fresh = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
        fresh.dismissed = sorted({*fresh.dismissed, finding})
        _keep(record, [fresh], [fresh])
