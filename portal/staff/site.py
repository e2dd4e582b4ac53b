"""The admin site of the portal's staff."""

from typing import Any

from django import VERSION
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from portal.publishing.policy import seen_by
from portal.staff.front import ASKED, front_of
from portal.staff.groups import GROUPS
from portal.staff.preview import body_text_preview


class Choices(AutocompleteJsonView):
    """What a combobox offers: each record by the name that tells it from others."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        label = getattr(self.model_admin, "choice_label", str)
        return {"id": str(getattr(obj, to_field_name)), "text": label(obj)}


class StaffSite(admin.AdminSite):
    site_header = _("Innovation portal, for staff")
    site_title = _("Innovation portal")
    index_title = _("Front page")

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")  # nothing is deleted at one stroke: records go back to draft

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """From Django 6.1 on, the tools of a page stand above its content and no longer within."""
        return super().each_context(request) | {"has_tools_above_content": VERSION >= (6, 1)}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """In place of apps, the groups of `groups.py`; what somebody may not see is left out."""
        kinds = {
            kind["model"]._meta.label: kind
            for app in self._build_app_dict(request, app_label).values()
            for kind in app["models"]
        }
        groups = []
        for group in GROUPS:
            models = [kinds[kind.model] | {"purpose": kind.purpose} for kind in group.kinds if kind.model in kinds]
            if models:
                groups.append(
                    {
                        "name": group.title,
                        "app_label": group.name,
                        "app_url": f"{reverse('admin:index')}#{group.name}",
                        "has_module_perms": True,
                        "models": models,
                    }
                )
        return groups

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        front = front_of(request.user, request.GET.get(ASKED, ""))
        return super().index(request, {**front, **(extra_context or {})})

    def app_index(self, request: HttpRequest, app_label: str, extra_context: Any = None) -> Any:
        """There are no pages of apps: staff know groups, and these stand on the front page."""
        return HttpResponseRedirect(reverse("admin:index"))

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return Choices.as_view(admin_site=self)(request)

    def lead_to_site(self, request: HttpRequest, content_type_id: str, object_id: str) -> Any:
        """Django's own leads anybody of the staff to the address of any record, which says its name."""
        try:
            record: Any = ContentType.objects.get(pk=content_type_id).get_object_for_this_type(pk=object_id)
        except (ObjectDoesNotExist, ValidationError, ValueError, AttributeError):  # no such kind, key or record
            raise Http404 from None
        if not seen_by(request.user, type(record)._base_manager.filter(pk=record.pk)).exists():
            raise Http404
        return shortcut(request, content_type_id, object_id)

    def get_urls(self) -> list[Any]:
        return [
            path("preview/", body_text_preview, name="body_text_preview"),
            path("r/<path:content_type_id>/<path:object_id>/", self.admin_view(self.lead_to_site), name="view_on_site"),
            *super().get_urls(),
        ]
