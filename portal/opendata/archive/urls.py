"""The page of frozen strategies; its path word is a message with the context "address"."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from portal.opendata.archive import views

urlpatterns = [path(pgettext_lazy("address", "frozen-strategies/"), views.frozen_strategies, name="frozen-strategies")]
