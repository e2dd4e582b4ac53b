"""Smart specialisation strategies, their spearheads, what funds them and how they are followed up."""

from strategy.models.funding import FundingInstrument
from strategy.models.indicators import Indicator, IndicatorValue
from strategy.models.spearheads import Spearhead, SpearheadActor, SpearheadLineage
from strategy.models.strategies import Approval, Strategy, StrategySection

__all__ = [
    "Approval",
    "FundingInstrument",
    "Indicator",
    "IndicatorValue",
    "Spearhead",
    "SpearheadActor",
    "SpearheadLineage",
    "Strategy",
    "StrategySection",
]
