"""Form fields that know which language they hold, and forms that answer in that field when something is wrong."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.db.models import Field, QuerySet
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext as _
from modeltranslation.fields import TranslationField

from portal.languages.choosing import ChooseOne
from portal.languages.localized import codes
from portal.languages.models import Addressed

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Any]
else:
    _ModelForm = forms.ModelForm

_NOT_PROSE = {"slug"}  # no language's spelling rules hold in an address


class MultilineField(forms.CharField):
    """Text of several lines. Browsers send them parted by CR LF: kept as LF, so that nothing seems to have changed."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.to_python(initial), data)


def speak_language(field: forms.Field, column: "Field[Any, Any]") -> None:
    """Make the form field of a translated column say its language to people, to browsers and to the form's script."""
    if not isinstance(column, TranslationField):
        return
    text, language = column.translated_field, column.language
    name = dict(settings.LANGUAGES)[language]
    field.required = False  # which language is needed, the record says: TranslatedModel.clean
    field.label = format_lazy("{text} ({language})", text=capfirst(text.verbose_name), language=name)
    field.widget.attrs |= {
        "lang": language,
        "spellcheck": "false" if text.name in _NOT_PROSE else "true",
        "data-text": text.name,
    }
    if not text.blank:
        field.widget.attrs["data-needed"] = "true"


class FrugalForm(_ModelForm):
    """A related record that the query brought along is not asked for again, row by row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, ChooseOne) and self._meta.model._meta.get_field(name).is_cached(self.instance):
                widget.known = getattr(self.instance, name)


class TranslatedForm(FrugalForm):
    def clean(self) -> dict[str, Any] | None:
        """An address that is taken is said beside the address, not as a fault of the whole form."""
        cleaned = super().clean()
        if issubclass(self._meta.model, Addressed):
            for column in (f"slug_{code}" for code in codes()):
                slug = self.cleaned_data.get(column)
                if slug and column in self.changed_data and self._is_taken(column, slug):
                    self.add_error(column, _("Another page of this kind already has this address."))
        return cleaned

    def _is_taken(self, column: str, slug: str) -> bool:
        others: QuerySet[Any] = self._meta.model._default_manager.exclude(pk=self.instance.pk)
        return others.filter(**{column: slug}).exists()
