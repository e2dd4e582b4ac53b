"""What every form of the admin has in common: three languages in one form, and controls that everybody can use."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.db.models import F, Field, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from portal.bodytext.widgets import MarkdownInput
from portal.languages.asides import asides_of
from portal.languages.choosing import ChooseMany, ChooseOne
from portal.languages.coverage import dots, with_owned
from portal.languages.deleting import still_used_by
from portal.languages.edited import Told
from portal.languages.finding import FindsAnyCase
from portal.languages.forms import FrugalForm, MultilineField, TranslatedForm, speak_language
from portal.languages.localized import codes, current
from portal.languages.models import Addressed, TranslatedModel, remember_slugs
from portal.languages.rights import RowsOfRecord, TranslatingRights, WritingRights

if TYPE_CHECKING:
    _InlineFormSet = BaseInlineFormSet[Any, Any, Any]
else:
    _InlineFormSet = BaseInlineFormSet


def in_each_language(*fields: str) -> list[Any]:
    """One row of a form for each of `fields`: its real columns side by side."""
    return [tuple(f"{field}_{code}" for code in codes()) for field in fields]


def part(title: Any, *rows: Any, description: Any = None, classes: Sequence[str] = ()) -> Any:
    """A fieldset: its heading and its rows."""
    return title, {"fields": list(rows), "description": description, "classes": list(classes)}


def slugs_from(field: str) -> dict[str, Sequence[str]]:
    """`prepopulated_fields`: in each language the address follows from that language's own text."""
    return {f"slug_{code}": (f"{field}_{code}",) for code in codes()}


def by_name(model: type[TranslatedModel], language: str) -> Any:
    """Sorts by the name in `language`, else by the one that stands in for it."""
    if model.NAMED_BY not in model.translated_fields():
        return F(model.NAMED_BY)
    columns = [f"{model.NAMED_BY}_{code}" for code in dict.fromkeys((language, *codes()))]
    return Coalesce(*(NullIf(column, Value("")) for column in columns))


class Editing(Told, WritingRights):
    """Native controls for dates, our own combobox for relations, and few icons around it."""

    joined: Sequence[str] = ()  # relations that the record's own name, or its row in a list, speaks of
    readonly_fields: ClassVar[Any] = ()
    autocomplete_fields: ClassVar[Any] = ()

    formfield_overrides = {
        models.TextField: {"form_class": MultilineField, "widget": forms.Textarea(attrs={"rows": 4})},
        models.DateField: {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})},
        models.DateTimeField: {
            "form_class": forms.DateTimeField,
            "widget": forms.DateTimeInput(format="%Y-%m-%dT%H:%M:%S", attrs={"type": "datetime-local", "step": "1"}),
        },
    }

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        queryset = super().get_queryset(request)
        return queryset.select_related(*self.joined) if self.joined else queryset

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = ChooseOne(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = ChooseMany(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_view_related = field.widget.can_delete_related = False
        return field


class EditingTexts(TranslatingRights, Editing):
    """`markdown_fields`: texts that get a toolbar and a preview."""

    form: Any = TranslatedForm
    speaks_languages = True
    markdown_fields: Sequence[str] = ()

    def patch_translation_field(
        self, db_field: "Field[Any, Any]", field: forms.Field, request: HttpRequest, **kwargs: Any
    ) -> None:
        """Instead of modeltranslation's, which requires every text in the default language."""
        original = getattr(db_field, "translated_field", None)
        if original is not None and original.name in self.markdown_fields:
            field.widget = MarkdownInput()
        speak_language(field, db_field)


class TranslatedFormSet(_InlineFormSet):
    def add_fields(self, form: Any, index: int | None) -> None:
        """A new row is written in the language in which its record was first written."""
        super().add_fields(form, index)
        if index is not None and index >= self.initial_form_count() and hasattr(self.instance, "original_language"):
            form.instance.original_language = self.instance.original_language


class TranslatedInline(RowsOfRecord, EditingTexts, TranslationStackedInline[Any, Any]):
    formset = TranslatedFormSet
    extra = 0

    @property
    def is_owned(self) -> bool:
        """Whether these rows count when the form says how far a language has come."""
        owned = getattr(self.parent_model, "OWNED", ())
        relations = self.parent_model._meta.related_objects
        return any(relation.related_model is self.model for relation in relations if relation.name in owned)


class PlainInline(RowsOfRecord, Editing, admin.StackedInline[Any, Any]):
    """Rows without texts of their own."""

    form = FrugalForm
    extra = 0
    is_owned = False


class TranslatedChangeList(ChangeList):
    model: type[TranslatedModel]

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        return super().get_queryset(request, exclude_parameters).prefetch_related(*with_owned(self.model))

    def get_ordering_field(self, field_name: Any) -> Any:
        if field_name == "named":
            return by_name(self.model, current())
        return super().get_ordering_field(field_name)


class TranslatedAdmin(FindsAnyCase, EditingTexts, TranslationAdmin[Any]):
    list_filter: ClassVar[Any] = ()
    is_listed_by_name = False
    list_per_page = 50
    search_help_text = _("Searches the texts in every language.")
    save_on_top = False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return TranslatedChangeList

    def get_ordering(self, request: HttpRequest) -> Any:
        if self.is_listed_by_name:
            return [by_name(self.model, current()), "pk"]
        return super().get_ordering(request)

    @admin.display(description=_("name"), ordering="original_language")
    def named(self, item: TranslatedModel) -> SafeString:
        return conditional_escape(self._name(item))

    @admin.display(description=_("languages"))
    def languages(self, item: TranslatedModel) -> SafeString:
        return dots(item)

    def choice_label(self, item: Any) -> str:
        """What the record is called where one is chosen."""
        return str(self._name(item))

    def _name(self, item: TranslatedModel) -> Any:
        if item.NAMED_BY in item.translated_fields():
            return getattr(item.tr, item.NAMED_BY)
        return str(item)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        record = context.get("original")
        context["asides"] = asides_of(request.user, record) if record is not None else None
        return super().render_change_form(request, context, *args, **kwargs)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What stands in the way is named so that staff can go there."""
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        if protected:
            return deleted, counts, set(), still_used_by(self.admin_site, list(objs))
        return deleted, counts, lacking, []

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        super().save_model(request, obj, form, change)
        if isinstance(obj, Addressed):
            remember_slugs(obj, {code: form.initial.get(f"slug_{code}") if change else None for code in codes()})
