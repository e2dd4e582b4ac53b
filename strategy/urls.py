"""Strategies, spearheads, follow-up and funding; the path words are messages with the context "address"."""

from django.urls import path
from django.utils.text import format_lazy
from django.utils.translation import pgettext_lazy

from strategy import views

STRATEGIES = pgettext_lazy("address", "strategies/")
SPEARHEADS = pgettext_lazy("address", "spearheads/")
FOLLOW_UP = pgettext_lazy("address", "follow-up/")
FUNDING = pgettext_lazy("address", "funding/")

urlpatterns = [
    path(STRATEGIES, views.strategies, name="strategies"),
    path(format_lazy("{}<slug:slug>/", STRATEGIES), views.strategy, name="strategy"),
    path(SPEARHEADS, views.spearheads, name="spearheads"),
    path(format_lazy("{}<slug:slug>/", SPEARHEADS), views.spearhead, name="spearhead"),
    path(FOLLOW_UP, views.follow_up, name="follow-up"),
    path(format_lazy("{}<slug:slug>.csv", FOLLOW_UP), views.follow_up_csv, name="follow-up-csv"),
    path(FUNDING, views.funding, name="funding"),
    path(format_lazy("{}<slug:slug>/", FUNDING), views.funding_instrument, name="funding-instrument"),
]
