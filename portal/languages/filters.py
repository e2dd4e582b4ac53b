"""Filters of staff lists by language."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.languages.localized import codes


class LacksLanguage(admin.SimpleListFilter):
    """Records that have a text in some language, and not in the one that is asked for."""

    title = _("texts missing in")
    parameter_name = "lacks"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return settings.LANGUAGES

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        language = self.value()
        if language not in codes():
            return queryset
        lacks = Q()
        for field in queryset.model.translated_fields():
            if field not in queryset.model.NAMES:
                lacks |= _is_empty(field, language) & ~_is_empty(field, *(code for code in codes() if code != language))
        return queryset.filter(lacks)


def _is_empty(field: str, *languages: str) -> Q:
    condition = Q()
    for column in (f"{field}_{language}" for language in languages):
        condition &= Q(**{f"{column}__isnull": True}) | Q(**{column: ""})
    return condition
