"""Of what the index finds, what visitors may see at this moment; asked of the records themselves, and fails closed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from portal.search.kinds import Place, places, public_keys
from portal.search.scoring import Candidate


def only_seen(candidates: Sequence[Candidate]) -> list[Candidate]:
    """One query for each kind."""
    seen = {kind: public_keys(kind, keys) for kind, keys in _by_kind(candidates).items()}
    return [candidate for candidate in candidates if candidate.key in seen[candidate.kind]]


def places_of(candidates: Iterable[Candidate]) -> dict[tuple[str, str], Place]:
    """Where they stand, for those that visitors may see; one query for each kind."""
    return {
        (kind, key): place for kind, keys in _by_kind(candidates).items() for key, place in places(kind, keys).items()
    }


def _by_kind(candidates: Iterable[Candidate]) -> dict[str, set[str]]:
    keys = defaultdict[str, set[str]](set)
    for candidate in candidates:
        keys[candidate.kind].add(candidate.key)
    return keys
