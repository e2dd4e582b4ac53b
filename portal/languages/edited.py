"""Tells whoever listens what staff have changed in forms without drafts: who, which record, which fields."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.admin.options import BaseModelAdmin
from django.db.models import QuerySet
from django.dispatch import Signal
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import override

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    _Admin = ModelAdmin[Any]
else:
    _Admin = BaseModelAdmin  # rows of a record inherit this too, and log nothing

edited = Signal()
"""sender: the record's model; user, record, deed ("added", "changed" or "deleted"), fields (labels in the site's first
language), reason. Sent in the transaction of the edit, before a record is deleted."""


class Message(list[Any]):
    """Django's own message of a change, and beside it what it does not say."""

    fields: list[str]
    reason: str


def changed(*labels: Any) -> Message:
    """The message of a change that is not made in the form: fields by their (lazy) labels."""
    message = Message()
    with override(None):
        message.append({"changed": {"fields": [capfirst(str(label)) for label in labels]}})
    with override(settings.LANGUAGE_CODE):
        message.fields, message.reason = [capfirst(str(label)) for label in labels], ""
    return message


class Told(_Admin):
    """For a form of the admin: what Django writes into its log is told to listeners too."""

    def reason_of(self, form: Any) -> str:
        """More than the names of fields, where the audit shall know more."""
        return ""

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: Any = False) -> Message:
        message = Message(super().construct_change_message(request, form, formsets, add))
        with override(settings.LANGUAGE_CODE):
            message.fields = [] if add else _labels(form, formsets or ())
            message.reason = self.reason_of(form)
        return message

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        _tell(request, "added", obj, message)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        if message:  # a form that was sent back as it was changes nothing
            _tell(request, "changed", obj, message)
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        for record in queryset:
            _tell(request, "deleted", record, None)
        return super().log_deletions(request, queryset)


def _tell(request: HttpRequest, deed: str, record: Any, message: Any) -> None:
    fields, reason = getattr(message, "fields", []), getattr(message, "reason", "")
    edited.send(type(record), user=request.user, record=record, deed=deed, fields=fields, reason=reason)


def _labels(form: Any, formsets: Any) -> list[str]:
    fields = [capfirst(str(form.fields[name].label or name)) for name in form.changed_data if name in form.fields]
    for formset in formsets:
        if formset.has_changed():
            fields.append(capfirst(str(formset.model._meta.verbose_name_plural)))
    return fields
