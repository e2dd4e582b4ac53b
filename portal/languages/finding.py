"""Finding words in lists of the admin, whatever their case."""

from typing import TYPE_CHECKING, Any

from django.contrib.admin.options import BaseModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    _Admin = ModelAdmin[Any]
else:
    _Admin = BaseModelAdmin


class FindsAnyCase(_Admin):
    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """SQLite knows no capital Å, Ä and Ö: such words are looked for as written, small and capitalised."""
        found, has_duplicates = super().get_search_results(request, queryset, search_term)
        if not search_term.isascii():
            for spelling in {search_term.lower(), search_term.title()} - {search_term}:
                more, _more_has = super().get_search_results(request, queryset, spelling)
                found |= more
        return found, has_duplicates
