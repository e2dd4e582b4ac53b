"""Columns of staff lists: texts in the language of the page, marked where they fall back, and answers in words."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.languages.dates import written_years

NOTHING = "–"
Column = Callable[[Any], Any]


def text_column(field: str, description: Any, *, of: str = "", empty: Any = NOTHING, ordering: str = "") -> Column:
    """A translated text of the record, or of the one that it names in `of`; `empty` where there is none."""

    @admin.display(description=description, ordering=ordering or None)
    def column(item: Any) -> SafeString:
        named = getattr(item, of) if of else item
        return conditional_escape((getattr(named.tr, field) if named else "") or empty)

    column.__name__ = f"{of or 'own'}_{field}"
    return column


def yes_or_no(field: str, description: Any) -> Column:
    """In words: Django's icons say "True" and "False" to whoever does not see them."""

    @admin.display(description=description, ordering=field)
    def column(item: Any) -> str:
        return _("yes") if getattr(item, field) else _("no")

    column.__name__ = field
    return column


@admin.display(description=gettext_lazy("years"), ordering="start_year")
def years(item: Any) -> str:
    return written_years(item.start_year, item.end_year) or NOTHING
