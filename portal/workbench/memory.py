"""What has been translated already, paragraph by paragraph: kept when it is found or confirmed, offered when it comes
again."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from portal.workbench.judging import digest
from portal.workbench.models import Memory, Unit


class Pair(NamedTuple):
    source: str
    target: str


def paragraphs(text: str) -> list[str]:
    """The parts of a text that are remembered on their own: what blank lines or line ends part."""
    return [line.strip() for line in text.replace("\r\n", "\n").split("\n") if line.strip()]


def remember(unit: Unit, before: Pair, now: Pair) -> None:
    """Only where both have as many paragraphs, so that each is surely the other's. What the translator has corrected
    (`before` is what was confirmed last) gives way to the correction."""
    pairs, old = dict.fromkeys(_pairs(*now)), dict(_pairs(*before))
    was_confirmed = digest(unit.confirmed_target) == digest(before.target)
    for one, other in pairs:
        if one in old and old[one] != other:
            corrected = _of(unit, one).filter(target_digest=digest(old[one]))
            corrected.filter(is_confirmed=False).delete()
            if was_confirmed:
                corrected.update(used_count=Greatest(F("used_count") - 1, 0))
        _keep(unit, one, other)
    Memory.objects.filter(used_count__lte=0, is_confirmed=True).delete()


def note_found(found: Iterable[tuple[Unit, Pair]]) -> None:
    """Translations that were written elsewhere, and that nobody has confirmed; one query for all of them."""
    rows = {
        (unit.source_language, unit.language, digest(one), other): Memory(
            source_language=unit.source_language,
            language=unit.language,
            source_digest=digest(one),
            source=one,
            source_length=len(one),
            target=other,
            target_digest=digest(other),
            used_count=0,
            is_confirmed=False,
        )
        for unit, pair in found
        for one, other in _pairs(*pair)
        if one != other
    }
    Memory.objects.bulk_create(rows.values(), ignore_conflicts=True, batch_size=500)


def _pairs(source: str, target: str) -> list[tuple[str, str]]:
    ours, others = paragraphs(source), paragraphs(target)
    return list(zip(ours, others, strict=True)) if len(ours) == len(others) else []


def _of(unit: Unit, source: str) -> Any:
    languages = {"source_language": unit.source_language, "language": unit.language}
    return Memory.objects.filter(**languages, source_digest=digest(source))


def _keep(unit: Unit, source: str, target: str) -> None:
    kept, is_new = _of(unit, source).get_or_create(
        target_digest=digest(target),
        source_digest=digest(source),
        source_language=unit.source_language,
        language=unit.language,
        defaults={"source": source, "source_length": len(source), "target": target},
    )
    if not is_new:
        said = {"used_count": F("used_count") + 1, "is_confirmed": True, "changed_at": timezone.now()}
        Memory.objects.filter(pk=kept.pk).update(**said)
