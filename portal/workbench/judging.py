"""How far a translation can be trusted, from texts alone: a save without a change outdates nothing, and a source that
is changed back is followed again."""

import hashlib
from typing import Any

from portal.workbench.models import Unit, UnitState

DIGEST_LENGTH = 16
KEPT = 3  # translations before the present one, whose originals are remembered
MOST_SOURCES = 20  # for which a translation is known to hold


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
        _depart(unit, source, target_digest)
    unit.source_digest, unit.target_digest, unit.words = digest(source), target_digest, word_count(source)
    unit.is_same_on_purpose = unit.is_same_on_purpose and target_digest in {"", unit.source_digest}
    unit.state = state_of(unit)
    return _judged(unit) != before


def _depart(unit: Unit, source: str, target_digest: str) -> None:
    """Another translation was made from the source as it stands; one that comes back (a draft was dropped, a revision
    restored), from what it was made from then."""
    known = _earlier_with(unit, unit.target_digest)
    unit.made_from, unit.holds_for, _confirmed = known.pop(target_digest, (source if target_digest else "", [], ""))
    unit.earlier = [[name, *said] for name, said in known.items()][-KEPT:]
    unit.version += 1


def _earlier_with(unit: Unit, name: str) -> dict[str, tuple[str, list[str], str]]:
    """What is remembered of translations, with the present one under `name`."""
    known = {kept: (made_from, holds_for, confirmed) for kept, made_from, holds_for, confirmed in unit.earlier}
    if unit.target_digest:
        known.pop(name, None)
        known[name] = (unit.made_from, unit.holds_for, unit.confirmed_target)
    return known


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
        unit.holds_for = [*unit.holds_for, digest(source)][-MOST_SOURCES:]


def _judged(unit: Unit) -> tuple[Any, ...]:
    texts = (unit.source_digest, unit.target_digest, unit.made_from, *unit.holds_for)
    return (unit.state, *texts, unit.words, unit.version, unit.is_same_on_purpose, unit.source_language)


def confirm(unit: Unit, source: str, target: str) -> None:
    """Somebody says that `target` is the translation of `source`: the baseline moves. A translation that stays as it is
    goes on holding for what it held for before."""
    held = sources_followed(unit) if unit.made_from and digest(target) == unit.target_digest else []
    judge(unit, source, target)
    unit.made_from, unit.confirmed_target = source, target
    unit.holds_for = [one for one in held if one != digest(source)][-MOST_SOURCES:]
    unit.state = state_of(unit)


def rebase(unit: Unit, language: str, source: str) -> None:
    """The record counts as first written in `language` now: that text is the original, and nobody has compared the
    translation with it, unless it was so before."""
    known = _earlier_with(unit, f"{unit.source_language}/{unit.target_digest}")
    nothing: tuple[str, list[str], str] = (source if unit.target_digest else "", [], "")
    unit.made_from, unit.holds_for, unit.confirmed_target = known.pop(f"{language}/{unit.target_digest}", nothing)
    unit.earlier = [[name, *said] for name, said in known.items()][-KEPT:]
    unit.source_language, unit.is_same_on_purpose = language, False
