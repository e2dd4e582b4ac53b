"""What there is to translate, as the front page tells a translator: a line for each of her languages."""

from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Count, Q
from django.utils.text import capfirst

from portal.publishing.policy import Role, standing_of
from portal.workbench.addresses import queue_address
from portal.workbench.models import TO_DO, Unit, counted
from portal.workbench.queue import MINE


class Badge(NamedTuple):
    language: str
    states: list[tuple[str, str]]  # state, “3 behind”
    url: str
    mine: int  # given to her
    mine_url: str


def what_to_translate(user: Any) -> list[Badge]:
    """One grouped query for a translator, none for others."""
    standing = standing_of(user)
    if Role.TRANSLATOR not in standing.roles or not standing.languages:
        return []
    rows = (
        Unit.objects.to_do()
        .filter(language__in=standing.languages)
        .order_by()
        .values("language", "state")
        .annotate(texts=Count("pk"), mine=Count("pk", filter=Q(assigned_to=user.pk)))
    )
    counts = {(row["language"], row["state"]): row for row in rows}
    return [_badge(code, str(name), counts) for code, name in settings.LANGUAGES if code in standing.languages]


def _badge(code: str, name: str, counts: dict[tuple[str, str], dict[str, Any]]) -> Badge:
    found = [(state, counts[code, state]) for state in TO_DO if (code, state) in counts]
    states = [(state.value, counted(row["texts"], state)) for state, row in found]
    mine = sum(row["mine"] for _state, row in found)
    return Badge(capfirst(name), states, queue_address(code), mine, queue_address(code, f"whose={MINE}"))
