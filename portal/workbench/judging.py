"""How far a translation can be trusted, from texts alone: a save without a change outdates nothing, and a source that
is changed back is followed again."""

import hashlib
from typing import Any

from portal.workbench.models import Unit, UnitState

DIGEST_LENGTH = 16


def digest(text: Any) -> str:
    """Short and stable; NULL, empty text and white space are no text: ""."""
    plain = str(text or "").replace("\r\n", "\n").strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:DIGEST_LENGTH] if plain else ""


def word_count(text: Any) -> int:
    return len(str(text or "").split())


def judge(unit: Unit, source: str, target: str) -> bool:
    """Brings the unit up to the texts as they stand; says whether anything of it is another now.

    A translation that was written elsewhere was made from the source as it stands, and waits to be checked.
    """
    before = _judged(unit)
    target_digest = digest(target)
    if target_digest != unit.target_digest:
        unit.made_from, unit.holds_for = source if target_digest else "", []
        unit.version += 1
    unit.source_digest, unit.target_digest, unit.words = digest(source), target_digest, word_count(source)
    unit.is_same_on_purpose = unit.is_same_on_purpose and target_digest in {"", unit.source_digest}
    unit.state = state_of(unit)
    return _judged(unit) != before


def state_of(unit: Unit) -> UnitState:
    if unit.exempt_reason:
        return UnitState.EXEMPT
    if unit.is_same_on_purpose:
        return UnitState.SAME
    if not unit.target_digest:
        return UnitState.MISSING
    if unit.source_digest not in sources_followed(unit):
        return UnitState.BEHIND
    return UnitState.CURRENT if digest(unit.confirmed_target) == unit.target_digest else UnitState.REVIEW


def sources_followed(unit: Unit) -> list[str]:
    """Digests of the sources for which the translation holds: the one it was made from, and those that have changed in
    wording alone since."""
    return [digest(unit.made_from), *unit.holds_for]


def hold(unit: Unit, source: str) -> None:
    """Somebody says that `source` says in other words what the translation says already. Where the translation was
    behind before, it stays so."""
    followed = sources_followed(unit)
    if unit.target_digest and unit.source_digest in followed and digest(source) not in followed:
        unit.holds_for = [*unit.holds_for, digest(source)]


def _judged(unit: Unit) -> tuple[Any, ...]:
    texts = (unit.source_digest, unit.target_digest, unit.made_from, *unit.holds_for)
    return (unit.state, *texts, unit.words, unit.version, unit.is_same_on_purpose, unit.source_language)


def confirm(unit: Unit, source: str, target: str) -> None:
    """Somebody says that `target` is the translation of `source`: the baseline moves."""
    judge(unit, source, target)
    unit.made_from, unit.confirmed_target, unit.holds_for = source, target, []
    unit.state = state_of(unit)
