"""What the staff is shown of others' records: what visitors see of them, and no name of what visitors do not see."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.http import HttpRequest

from portal.publishing.policy import Action, Kind, kind_of, may, seen_by


class LookingOn(BaseModelAdmin[Any]):
    """Its form says what stands in the record itself; what it is linked with may not be out yet."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        return _with_own_columns(self.model, fieldsets) if _looks_on(request, obj) else fieldsets

    def get_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        return [] if _looks_on(request, obj) else super().get_inlines(request, obj)


def _looks_on(request: HttpRequest, obj: Any) -> bool:
    return obj is not None and not may(request.user, Action.SEE, obj)


def _with_own_columns(model: Any, fieldsets: Any) -> list[Any]:
    own = {field.name for field in model._meta.get_fields() if not _names_a_record(field)}
    kept = [(title, {**options, "fields": _only(options["fields"], own)}) for title, options in fieldsets]
    return [(title, options) for title, options in kept if options["fields"]]


def _names_a_record(field: Any) -> bool:
    return bool(field.is_relation) and kind_of(field.related_model) == Kind.RECORDS


def _only(rows: Sequence[Any], names: set[str]) -> list[Any]:
    """A row of a form is a name or several."""
    found = [[name for name in ([row] if isinstance(row, str) else row) if name in names] for row in rows]
    return [tuple(row) for row in found if row]


def hide_targets(user: Any, items: Sequence[Any], relations: Iterable[str]) -> None:
    """Rows of a list name no record that `user` may not see; one query for each relation. The rows are not saved."""
    for field in [type(item)._meta.get_field(name) for item in items[:1] for name in relations if "__" not in name]:
        if _names_a_record(field):
            keys = {getattr(item, field.attname) for item in items}
            seen = set(
                seen_by(user, field.related_model._base_manager.filter(pk__in=keys)).values_list("pk", flat=True)
            )
            for item in items:
                if getattr(item, field.attname) not in seen:
                    setattr(item, field.name, None)
