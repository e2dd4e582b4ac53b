"""The search, its suggestions and its description; the path words are messages with the context "address"."""

from django.urls import path
from django.utils.text import format_lazy
from django.utils.translation import override, pgettext, pgettext_lazy

from portal.languages.localized import codes
from portal.search import views

SEARCH = pgettext_lazy("address", "search/")


def words_for_search() -> list[str]:
    """Those of all languages: each leads to the search in every other language too."""
    words = []
    for code in codes():
        with override(code):
            words.append(pgettext("address", "search/"))
    return list(dict.fromkeys(words))


urlpatterns = [
    path(SEARCH, views.results, name="search"),
    path(format_lazy("{}suggestions.json", SEARCH), views.suggested, name="search-suggestions"),
    path("opensearch.xml", views.description, name="search-description"),
    *(path(word, views.under_another_word, name="search-under-another-word") for word in words_for_search()),
]
