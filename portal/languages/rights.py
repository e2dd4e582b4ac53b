"""Who may see and write what in a form of the admin: asked of the user record by record, and language by language."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpRequest

from portal.languages.localized import codes
from portal.languages.models import TranslatedModel


class WritingRights(BaseModelAdmin[Any]):
    """Django asks for the model alone; whose record it is decides too."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._has("view", request, obj) or self.has_change_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._has("add", request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_full_change_permission(request, obj)

    def has_full_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._has("change", request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._has("delete", request, obj)

    def _has(self, verb: str, request: HttpRequest, obj: Any) -> bool:
        return bool(request.user.has_perm(f"{self.opts.app_label}.{verb}_{self.opts.model_name}", obj))


class ReadingRights(BaseModelAdmin[Any]):
    """What is only looked at; who may see it, the admin itself says."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class TranslatingRights(WritingRights):
    """To a translator, everything but the texts of her languages is to be read."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who may write some language's texts has something to change."""
        return self.has_full_change_permission(request, obj) or bool(self._own_texts(request, obj))

    def _own_texts(self, request: HttpRequest, obj: Any) -> set[str]:
        about: Any = self.model if obj is None else obj
        languages = [code for code in codes() if request.user.has_perm(f"languages.translate_{code}", about)]
        texts = self.model.translated_fields() if issubclass(self.model, TranslatedModel) else ()
        return {f"{text}_{code}" for text in texts if text != "slug" for code in languages}

    def _is_limited(self, request: HttpRequest, obj: Any) -> bool:
        """Whether some fields may be written and others not."""
        return not self.has_full_change_permission(request, obj) and bool(self._own_texts(request, obj))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        readonly = list(super().get_readonly_fields(request, obj))
        if not self._is_limited(request, obj):
            return readonly
        own, fields = self._own_texts(request, obj), flatten_fieldsets(self.get_fieldsets(request, obj))
        return [*readonly, *(name for name in fields if name not in own and name not in readonly)]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Without what only a form knows (an upload), which nobody could read."""
        fieldsets = super().get_fieldsets(request, obj)
        unknown = self._only_in_form() if self._is_limited(request, obj) else set()
        return _without(fieldsets, unknown) if unknown else fieldsets

    def _only_in_form(self) -> set[str]:
        columns = {field.name for field in self.model._meta.get_fields()}
        return set(getattr(self.form, "declared_fields", {})) - columns

    def get_form(self, request: HttpRequest, obj: Any = None, change: Any = False, **kwargs: Any) -> Any:
        """A field that a form declares is in it whatever is left out: it is taken out, so that nobody can send it."""
        form = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc] # of ModelAdmin
        if self._is_limited(request, obj):
            own = self._own_texts(request, obj)
            form.base_fields = {name: field for name, field in form.base_fields.items() if name in own}
        return form

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Sequence[str]]:
        readonly = self.get_readonly_fields(request, obj)
        filled = super().get_prepopulated_fields(request, obj)
        return {name: sources for name, sources in filled.items() if name not in readonly}


def _without(fieldsets: Any, names: set[str]) -> list[Any]:
    left = []
    for title, options in fieldsets:
        rows = [row for row in options["fields"] if row not in names]
        left.append((title, {**options, "fields": rows}))
    return left


class RowsOfRecord(BaseModelAdmin[Any]):
    """Rows are seen, added and taken away by who may see and change the record that they belong to."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_change_record(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_change_record(request, obj)

    def _may_change_record(self, request: HttpRequest, obj: Any) -> bool:
        verb = "add" if obj is None or obj.pk is None or obj._state.adding else "change"
        owner = self.parent_model._meta  # type: ignore[attr-defined] # both kinds of row have one
        about = None if verb == "add" else obj
        return bool(request.user.has_perm(f"{owner.app_label}.{verb}_{owner.model_name}", about))
