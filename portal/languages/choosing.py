"""Choosing related records by typing: a plain select that the admin's script turns into an accessible combobox."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from portal.languages.lists import sort_key

if TYPE_CHECKING:
    _Widget = AutocompleteSelect
else:
    _Widget = object


class _Choosing(_Widget):
    """Django's own widget loads Select2, which assistive technology cannot read."""

    known: Any = None

    @property
    def media(self) -> forms.Media:
        return forms.Media()

    def build_attrs(self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None) -> dict[str, Any]:
        return {
            **base_attrs,
            **(extra_attrs or {}),
            "class": "choose-select",
            "data-choose": self.get_url(),
            "data-app-label": self.field.model._meta.app_label,
            "data-model-name": self.field.model._meta.model_name,
            "data-field-name": self.field.name,
        }

    def optgroups(self, name: str, value: Sequence[Any], attrs: dict[str, Any] | None = None) -> list[Any]:
        """Only what is chosen; the script asks for the rest."""
        chosen = {key for key in map(self._key, value) if key}
        options = [] if self.allow_multiple_selected else [self.create_option(name, "", "", not chosen, 0)]
        for label, key in sorted(self._labelled(chosen), key=lambda choice: sort_key(choice[0])):
            options.append(self.create_option(name, key, label, True, len(options)))
        return [(None, options, 0)]

    def _key(self, value: Any) -> str:
        """Empty where a form was sent that names no record."""
        try:
            return str(self.field.remote_field.model._meta.pk.to_python(value) or "")
        except ValidationError:
            return ""

    def _labelled(self, chosen: set[str]) -> Iterable[tuple[str, Any]]:
        related_admin: Any = self.admin_site.get_model_admin(self.field.remote_field.model)
        for record in self._records(chosen, related_admin):
            yield related_admin.choice_label(record), record.pk

    def _records(self, chosen: set[str], related_admin: Any) -> Iterable[Any]:
        if not chosen:
            return []
        if self.known is not None and chosen == {str(self.known.pk)}:
            return [self.known]
        records: QuerySet[Any] = self.choices.queryset.select_related(*related_admin.joined)
        return records.filter(pk__in=chosen)


class ChooseOne(_Choosing, AutocompleteSelect):
    """`known` is the record that is chosen, where a query already brought it."""


class ChooseMany(_Choosing, AutocompleteSelectMultiple):
    pass
