"""Of which day's original single texts are, as the translators' desk knows it of each."""

from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils import timezone

Place = tuple[int, str, str, str]  # content type, key of the record, path of the text, language


def days_of(asked: Q) -> dict[Place, str | None]:
    """One query for the units that are `asked` for; None of a text that follows its original, or need not."""
    units: Any = apps.get_model("workbench", "Unit")._default_manager.filter(asked)
    columns = ("content_type_id", "object_id", "path", "language", "follows_since", "exempt_reason")
    return {
        (kind, key, path, language): _day(since) if since and not exempt else None
        for kind, key, path, language, since, exempt in units.values_list(*columns)
    }


def _day(moment: Any) -> str:
    return str(timezone.localtime(moment).date().isoformat())
