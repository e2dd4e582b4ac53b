"""Pages of strategies, spearheads, follow-up and funding."""

from strategy.views.following import follow_up, follow_up_csv
from strategy.views.funding import funding, funding_instrument
from strategy.views.spearheads import spearhead, spearheads
from strategy.views.strategies import strategies, strategy

__all__ = [
    "follow_up",
    "follow_up_csv",
    "funding",
    "funding_instrument",
    "spearhead",
    "spearheads",
    "strategies",
    "strategy",
]
