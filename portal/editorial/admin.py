"""The audit of the whole site in the admin: who did what to which record, found and filtered, never changed."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.editorial.history.showing import called, language_names
from portal.languages.columns import NOTHING
from portal.languages.finding import FindsAnyCase
from portal.languages.rights import ReadingRights
from portal.publishing.audit import AuditEntry
from portal.publishing.policy import Action, kind_of, may

FEW = 4  # labels of fields that are shown before the rest is folded


class OfKind(admin.SimpleListFilter):
    title = gettext_lazy("kind of record")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        edited = [model for model in apps.get_models() if kind_of(model) and admin.site.is_registered(model)]
        others = [model._meta for model in edited if model is not AuditEntry]
        names = [(opts.label_lower, capfirst(str(opts.verbose_name_plural))) for opts in others]
        return sorted(names, key=lambda choice: choice[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        app, _dot, model = (self.value() or "").partition(".")
        return queryset.filter(content_type__app_label=app, content_type__model=model) if app else queryset


class ByWhom(admin.SimpleListFilter):
    """Who may sign in now; what others did is found by their names."""

    title = gettext_lazy("who")
    parameter_name = "who"
    NOBODY = "portal"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        members = get_user_model()._default_manager.filter(is_staff=True).order_by("username")
        return [*((str(user.pk), called(user)) for user in members), (self.NOBODY, _("the portal itself"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        who = self.value() or ""
        if who == self.NOBODY:
            return queryset.filter(user=None, user_name="")
        return queryset.filter(user=who) if who.isdecimal() else queryset


class AuditChangeList(ChangeList):
    """Looks up the records that the entries of one page are about, in one query for each kind."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        entries = list(self.result_list)
        records = _records(entries)
        for entry in entries:
            record = records.get((entry.content_type_id, entry.object_id))
            entry.form_url = _form_of(request, record) if record is not None else ""
        self.result_list = entries


def _records(entries: Iterable[AuditEntry]) -> dict[tuple[int, str], Any]:
    keys = defaultdict[int, set[str]](set)
    for entry in entries:
        keys[entry.content_type_id].add(entry.object_id)
    found = {}
    for kind, wanted in keys.items():
        model: Any = ContentType.objects.get_for_id(kind).model_class()
        for record in model._base_manager.filter(pk__in=wanted) if model else ():
            found[kind, str(record.pk)] = record
    return found


def _form_of(request: HttpRequest, record: Any) -> str:
    opts = record._meta
    if not admin.site.is_registered(type(record)) or not may(request.user, Action.SEE, record):
        return ""
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])


@admin.register(AuditEntry)
class AuditAdmin(FindsAnyCase, ReadingRights, admin.ModelAdmin[AuditEntry]):
    list_display = ("when", "who", "what", "record_shown", "kind", "fields_shown", "reason")
    list_display_links = None
    list_filter = ("deed", OfKind, ByWhom)
    list_per_page = 50
    list_select_related = ("content_type",)
    show_full_result_count = False
    empty_value_display = NOTHING
    sortable_by = ("when",)
    date_hierarchy = "at"
    search_fields = ("name", "user_name")
    search_help_text = gettext_lazy("Searches the names of records and of people.")
    actions = None
    fields = ("at", "user_name", "deed", "name", "revision", "languages", "fields", "reason")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return AuditChangeList

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request.user, Action.SEE, AuditEntry)

    @admin.display(description=gettext_lazy("when"), ordering="at")
    def when(self, entry: AuditEntry) -> SafeString:
        at = localtime(entry.at)
        return format_html('<time datetime="{}">{}</time>', at.isoformat(), date_format(at, "SHORT_DATETIME_FORMAT"))

    @admin.display(description=gettext_lazy("who"))
    def who(self, entry: AuditEntry) -> str:
        return entry.user_name or _("the portal itself")

    @admin.display(description=gettext_lazy("what"))
    def what(self, entry: AuditEntry) -> str:
        """“published, revision 3; only Finnish”"""
        deed = str(entry.get_deed_display())
        if entry.revision is not None:
            deed = _("%(deed)s, revision %(number)d") % {"deed": deed, "number": entry.revision}
        if languages := ", ".join(language_names(entry.languages)):
            deed = _("%(deed)s; only %(languages)s") % {"deed": deed, "languages": languages}
        return deed

    @admin.display(description=gettext_lazy("record"))
    def record_shown(self, entry: Any) -> SafeString | str:
        name = entry.name or NOTHING
        return format_html('<a href="{}">{}</a>', entry.form_url, name) if entry.form_url else name

    @admin.display(description=gettext_lazy("kind"))
    def kind(self, entry: AuditEntry) -> str:
        return capfirst(entry.content_type.name)

    @admin.display(description=gettext_lazy("fields"))
    def fields_shown(self, entry: AuditEntry) -> SafeString | str:
        """They are kept in the site's first language."""
        labels = [str(label) for label in entry.fields]
        text = format_html('<span lang="{}">{}</span>', settings.LANGUAGE_CODE, "; ".join(labels))
        if len(labels) <= FEW:
            return text if labels else NOTHING
        sentence = _("%(count)d fields") % {"count": len(labels)}
        return format_html("<details><summary>{}</summary>{}</details>", sentence, text)
