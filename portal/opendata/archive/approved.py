"""Which strategy is to be frozen, and whether it may be: it has been approved on a date, and it is public."""

from typing import Any

from django.db.models import Q

from portal.languages.localized import codes
from portal.publishing.visible import shown, visible
from strategy.models import (
    Approval,
    FundingInstrument,
    Indicator,
    IndicatorValue,
    Spearhead,
    SpearheadActor,
    Strategy,
)


class CannotFreezeError(Exception):
    """Says why, in a sentence for whoever asked."""


def approved_strategy(named: str) -> Strategy:
    """The strategy with that key or slug of any language, with all that is frozen with it.

    Raises CannotFreezeError where there is none, or where it is not public or not approved.
    """
    condition = Q(pk=int(named)) if named.isascii() and named.isdigit() and len(named) < 10 else Q()
    for code in codes():
        condition |= Q(**{f"slug_{code}": named})
    known = Strategy.objects.filter(condition).order_by("pk").first()
    if known is None:
        raise CannotFreezeError(f"There is no strategy “{named}”. Give its number or the end of its page’s address.")
    found: Strategy | None = Strategy.objects.public().filter(pk=known.pk).prefetch_related(*_asked()).first()
    if found is None:
        raise CannotFreezeError(f"The strategy “{known}” is not public. Publish it before it is frozen.")
    if not dated_approvals(found):
        raise CannotFreezeError(
            f"The strategy “{known}” has no approval with a date. Add who approved it and when, publish, and try again."
        )
    return found


def dated_approvals(strategy: Strategy) -> list[Approval]:
    """In order of time."""
    dated = [approval for approval in shown(strategy, "approvals") if approval.approved_on]
    return sorted(dated, key=lambda approval: str(approval.approved_on))


def _asked() -> list[Any]:
    values = IndicatorValue.objects.select_related("spearhead").order_by("year", "spearhead__order", "pk")
    indicators = Indicator.objects.order_by("order", "pk").prefetch_related(*visible(Indicator, values=values))
    instruments = FundingInstrument.objects.order_by("level", "pk")
    spearheads = Spearhead.objects.order_by("order", "pk")
    actors = SpearheadActor.objects.select_related("organisation")
    with_funding = spearheads.prefetch_related(*visible(Spearhead, actors=actors, funding_instruments=instruments))
    parts = ("sections", "approvals", "documents", "sources")
    return visible(Strategy, *parts, indicators=indicators, spearheads=with_funding)


def instruments_of(strategy: Strategy) -> list[FundingInstrument]:
    """The public funding instruments that its spearheads name, each once."""
    named = [instrument for one in shown(strategy, "spearheads") for instrument in shown(one, "funding_instruments")]
    return sorted(dict.fromkeys(named), key=lambda instrument: instrument.pk)


def records_of(strategy: Strategy) -> list[Any]:
    """Everything that has a page of its own in the archive, the strategy first."""
    return [strategy, *shown(strategy, "spearheads"), *instruments_of(strategy)]
