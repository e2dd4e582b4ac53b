"""Forms of parts that are too big for a row in their record's form: what they save goes into the record's draft."""

from typing import Any

from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from portal.editorial.drafting import Drafting, rendered
from portal.editorial.records import form_of
from portal.languages.editing import TranslatedAdmin
from portal.publishing.drafts import opened
from portal.publishing.owning import owning_field, record_model, record_with
from portal.publishing.policy import Action, may, seen_by
from portal.publishing.snapshots import snapshot, snapshot_of
from portal.publishing.staging import staged

OF = "of"  # in the address of a part that only a draft has: the key of its record


class DraftingPart(Drafting):
    """A part that belongs to no record (a national theme) is changed at once; only who may write every record may."""

    def get_queryset(self, request: HttpRequest) -> Any:
        return seen_by(request.user, super().get_queryset(request))

    def record_for(self, request: HttpRequest, object_id: str) -> Any:
        part = self.model._base_manager.filter(pk=object_id).first()
        if part is not None:
            return record_with(part)
        return self._owner_given(request.GET.get(OF, ""))

    def _owner_given(self, key: str) -> Any:
        try:
            return record_model(self.model)._base_manager.filter(pk=key).first() if key else None
        except (ValueError, ValidationError):
            return None

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A part stays with the record that it was made for."""
        readonly = super().get_readonly_fields(request, obj)
        return [*readonly, owning_field(self.model).name] if obj else readonly

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> Any:
        record = self._owner_given(request.POST.get(owning_field(self.model).name, ""))
        if request.method != "POST" or (record is None and self._may_stand_alone(request)):
            return super().add_view(request, form_url, extra_context)
        if record is None or not may(request.user, Action.WRITE, record):
            raise PermissionDenied
        base = opened(record)
        with staged(record, snapshot_of(base)):
            response = super().add_view(request, form_url, extra_context)
            if not isinstance(response, HttpResponseRedirect) and not self._is_answer_of_popup(request, response):
                return rendered(response)
            wanted = snapshot(record)
            response = rendered(response)
        return self.keep(request, record, wanted, base) or response

    def _is_answer_of_popup(self, request: HttpRequest, response: Any) -> bool:
        return IS_POPUP_VAR in request.POST and "popup_response_data" in (response.context_data or {})

    def _may_stand_alone(self, request: HttpRequest) -> bool:
        return may(request.user, Action.WRITE, self.model())

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        if IS_POPUP_VAR in request.POST or record_with(obj) is None:
            return super().response_add(request, obj, post_url_continue)
        return HttpResponseRedirect(request.path)

    def form_after(self, request: HttpRequest, record: Any) -> str:
        return form_of(record)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        record = self._record(request, unquote(object_id))
        if record is None:
            return super().delete_view(request, object_id, extra_context)
        if not may(request.user, Action.WRITE, record):
            raise PermissionDenied
        base = opened(record)
        with staged(record, snapshot_of(base)):
            response = super().delete_view(request, object_id, extra_context)
            if not isinstance(response, HttpResponseRedirect):
                return rendered(response)
            wanted = snapshot(record)
        return self.keep(request, record, wanted, base) or response

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Taken away in the record's draft, which is a change of the record."""
        return self.has_full_change_permission(request, obj)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: Any) -> HttpResponse:
        return HttpResponseRedirect(request.path)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """The audit notes what happens to drafts."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """A part of no record has no draft, so that its change is noted as such."""
        return TranslatedAdmin.log_change(self, request, obj, message) if record_with(obj) is None else None

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return TranslatedAdmin.log_addition(self, request, obj, message) if record_with(obj) is None else None
