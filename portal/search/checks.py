"""A system check: the index was made by the analyser that reads the queries."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db import DatabaseError

from portal.search.analysis.terms import VERSION
from portal.search.models import Entry


def check_index(app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **_more: Any) -> list[Any]:
    """Asks the database, so that it is run where databases are checked (`migrate`, `check --database default`)."""
    if not databases:
        return []
    try:
        others = Entry.objects.exclude(analyser=str(VERSION)).count()
    except DatabaseError:  # there are no tables yet
        return []
    if not others:
        return []
    return [
        checks.Warning(
            f"{others} entries of the search were made by another version of the analyser.",
            hint="Run manage.py search_index; manage.py serve does so at its start.",
            id="search.W001",
        )
    ]
