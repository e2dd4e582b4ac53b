"""Finding words in lists of the admin, whatever their case and form."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.admin.options import BaseModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    _Admin = ModelAdmin[Any]
else:
    _Admin = BaseModelAdmin


Finder = Callable[[type[Any], str], Iterable[Any]]
_finders: list[Finder] = []


def find_also_with(finder: Finder) -> None:
    """`finder(model, text)`: primary keys of records that have the words of `text` in another form or language."""
    if finder not in _finders:
        _finders.append(finder)


class FindsAnyCase(_Admin):
    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """SQLite knows no capital Å, Ä and Ö: such words are looked for as written, small and capitalised.

        What is written in part, and drafts, are found so; inflected words by those who were asked to help.
        """
        found, has_duplicates = super().get_search_results(request, queryset, search_term)
        if not search_term.isascii():
            for spelling in {search_term.lower(), search_term.title()} - {search_term}:
                more, _more_has = super().get_search_results(request, queryset, spelling)
                found |= more
        keys = {key for finder in _finders for key in finder(queryset.model, search_term)} if search_term else set()
        if keys:
            found |= queryset.filter(pk__in=keys)
        return found, has_duplicates
