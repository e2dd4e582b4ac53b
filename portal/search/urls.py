"""The search, its suggestions and its description; the path words are messages with the context "address"."""

from django.urls import path
from django.utils.text import format_lazy
from django.utils.translation import pgettext_lazy

from portal.search import views

SEARCH = pgettext_lazy("address", "search/")

urlpatterns = [
    path(SEARCH, views.results, name="search"),
    path(format_lazy("{}suggestions.json", SEARCH), views.suggested, name="search-suggestions"),
    path("opensearch.xml", views.description, name="search-description"),
]
