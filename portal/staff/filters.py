"""Filters of lists by a related record: they offer what their reader may see, and name nothing else."""

from typing import Any

from django.contrib.admin import FieldListFilter, RelatedFieldListFilter
from django.http import HttpRequest

from portal.publishing.policy import kind_of, seen_by


class SeenRelated(RelatedFieldListFilter):
    """Django's own names every record that there is."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        seen = seen_by(request.user, field.related_model._base_manager.all())
        ordering = self.field_admin_ordering(field, request, model_admin)
        limit = {"pk__in": seen.order_by().values("pk")}
        choices: list[tuple[Any, str]] = field.get_choices(
            include_blank=False, ordering=ordering, limit_choices_to=limit
        )
        return choices


def _is_about_a_record(field: Any) -> bool:
    return (
        bool(field.remote_field) and isinstance(field.related_model, type) and kind_of(field.related_model) is not None
    )


FieldListFilter.register(_is_about_a_record, SeenRelated, take_priority=True)
