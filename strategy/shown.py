"""Strategies, spearheads and approvals as pages list them: plain rows, prepared in Python."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.drawings.patterns import band
from portal.facts.periods import PeriodState, period_state
from portal.languages.dates import written_years
from portal.languages.lists import listed
from portal.languages.localized import LocalizedText
from strategy.models import Spearhead, SpearheadActor, Strategy


class Card(NamedTuple):
    """See components/cards.html."""

    title: LocalizedText
    url: str
    summary: LocalizedText | str
    meta: str
    hue: str
    band: SafeString


class LedgerRow(NamedTuple):
    """See components/ledger.html."""

    title: LocalizedText
    url: str
    summary: LocalizedText | str
    meta: str


class StrategyGroups(NamedTuple):
    in_force: list[LedgerRow]
    replaced: list[LedgerRow]


class SpearheadGroup(NamedTuple):
    """The spearheads of one strategy; cards while it is in force, a plain list once it has been replaced."""

    strategy: LocalizedText
    url: str
    period: str
    cards: list[Card]
    is_replaced: bool


class ActorGroup(NamedTuple):
    label: str
    actors: list[LocalizedText]


def spearheads_with_strategy() -> QuerySet[Any]:
    """Spearheads of the latest strategy first, each with its strategy joined."""
    spearheads: QuerySet[Any] = Spearhead.objects.all()
    return spearheads.select_related("strategy").order_by("-strategy__start_year", "order", "pk")


def cards_of(spearheads: Iterable[Spearhead]) -> list[Card]:
    return [_card(s.tr.title, s.get_absolute_url(), s.tr.summary, s.hue, s.pattern, s.pk) for s in spearheads]


def _card(title: LocalizedText, url: str, summary: LocalizedText, hue: str, pattern: str, pk: int) -> Card:
    return Card(title, url, summary, "", f"hue-{hue}", band(pattern, str(pk)))


def spearheads_by_strategy() -> list[SpearheadGroup]:
    """Two queries: the strategies in order, and every public spearhead."""
    in_order = Strategy.objects.public().newest_first()
    strategies = listed(in_order, "title", also=("start_year", "end_year", "updates_id"))
    replaced = {row["updates_id"] for row in strategies}
    spearheads = listed(
        Spearhead.objects.public().order_by("order", "pk"),
        "title",
        "summary",
        also=("strategy_id", "hue", "pattern"),
    )
    return [
        SpearheadGroup(
            strategy=row["title"],
            url=row["url"],
            period=period_in_words(row["start_year"], row["end_year"]),
            cards=[
                _card(s["title"], s["url"], s["summary"], s["hue"], s["pattern"], s["pk"])
                for s in spearheads
                if s["strategy_id"] == row["pk"]
            ],
            is_replaced=row["pk"] in replaced,
        )
        for row in strategies
    ]


def actors_by_role(actors: Iterable[SpearheadActor]) -> list[ActorGroup]:
    """Who carries the spearhead out, who are partners, which networks: an organisation, or a class of actors."""
    groups: dict[str, list[LocalizedText]] = {}
    for actor in actors:
        named = actor.organisation.tr.name if actor.organisation else actor.tr.actors
        groups.setdefault(actor.role, []).append(named)
    return [ActorGroup(_role_label(role), groups[role]) for role in SpearheadActor.Role.values if role in groups]


def _role_label(role: str) -> str:
    return {
        SpearheadActor.Role.IMPLEMENTER: _("Carried out by"),
        SpearheadActor.Role.PARTNER: _("Partners"),
        SpearheadActor.Role.NETWORK: _("Networks"),
    }[SpearheadActor.Role(role)]


def public_or_none(strategy: Strategy | None) -> Strategy | None:
    """A joined strategy, if a visitor may see it."""
    return strategy if strategy is not None and strategy.is_public else None


def strategy_groups() -> StrategyGroups:
    """Strategies in force, and those that another has replaced, each newest first; one query."""
    in_order = Strategy.objects.public().newest_first()
    rows = listed(in_order, "title", "summary", also=("start_year", "end_year", "updates_id"))
    replaced = {row["updates_id"] for row in rows}
    return StrategyGroups(
        in_force=[_ledger_row(row) for row in rows if row["pk"] not in replaced],
        replaced=[_ledger_row(row) for row in rows if row["pk"] in replaced],
    )


def _ledger_row(row: dict[str, Any]) -> LedgerRow:
    return LedgerRow(row["title"], row["url"], row["summary"], period_in_words(row["start_year"], row["end_year"]))


def period_in_words(start: int | None, end: int | None) -> str:
    """ "2018–2020, ended", or that the years are not published."""
    state = period_state(start, end)
    if state is PeriodState.UNKNOWN:
        return _("years not published")
    years = written_years(start, end)
    if state is PeriodState.ENDED:
        return _("%(years)s, ended") % {"years": years}
    return years
